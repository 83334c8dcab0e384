import pyrage
import pytest
import zstandard

from fieldkit.hub.envelopes import open_envelope
from fieldkit.sync import spool
from fieldkit.sync.errors import TooLargeError, UnreadableError
from fieldkit.sync.protocol import MOST_BYTES

IDENTITY = pyrage.x25519.Identity.generate()
TO_HUB = [IDENTITY.to_public()]


def packed(content: bytes) -> bytes:
    return bytes(pyrage.encrypt(zstandard.ZstdCompressor().compress(content), TO_HUB))


def test_an_empty_letter_is_a_letter() -> None:
    letter = open_envelope(spool.enclose([], [], str(IDENTITY.to_public())), str(IDENTITY))
    assert (letter.revisions, letter.forms) == ((), ())


@pytest.mark.parametrize(
    "envelope",
    [b"", b"rubbish", packed(b"no json"), packed(b"[]"), bytes(pyrage.encrypt(b"not packed", TO_HUB)),
     packed(b'{"revisions":[]}')[:-5]],
)  # fmt: skip
def test_what_is_no_letter_is_unreadable(envelope: bytes) -> None:
    with pytest.raises(UnreadableError):
        open_envelope(envelope, str(IDENTITY))


def test_a_letter_to_somebody_else_is_unreadable() -> None:
    other = str(pyrage.x25519.Identity.generate().to_public())
    with pytest.raises(UnreadableError):
        open_envelope(spool.enclose([], [], other), str(IDENTITY))


def test_a_letter_that_swells_beyond_measure_is_too_large() -> None:
    with pytest.raises(TooLargeError):
        open_envelope(packed(b" " * (MOST_BYTES + 1)), str(IDENTITY))
