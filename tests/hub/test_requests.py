from datetime import timedelta

import pytest
import zstandard

from fieldkit.hub.requests import content, signed_device
from fieldkit.sync.errors import ClockError, NotSignedError, TooLargeError, UnreadableError
from fieldkit.sync.protocol import MOST_BYTES
from fieldkit.sync.signing import RequestSigner, sign
from tests.hub.worlds import RealHub, World

PATH = "/v1/exchange"
JSON = {"Content-Type": "application/json"}


def test_the_signer_is_found_and_every_doubt_turns_the_request_away(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon, glynis = real.join("Sharon"), real.join("Glynis")
    core, now = real.hub.core, real.clock.now()
    signer = RequestSigner(sharon.certificate.id, sharon.request_key)
    headers = sign("POST", PATH, JSON, b"{}", signer, now)
    assert signed_device(core, "POST", PATH, headers, b"{}", now).certificate == sharon.certificate.id
    with pytest.raises(NotSignedError):
        signed_device(core, "POST", PATH, headers, b"{} ", now)
    with pytest.raises(NotSignedError):
        signed_device(core, "POST", PATH, headers, b"{}", now, posting=True)
    with pytest.raises(ClockError):
        signed_device(core, "POST", PATH, headers, b"{}", now + timedelta(hours=1))
    borrowed = RequestSigner(glynis.certificate.id, sharon.request_key)
    with pytest.raises(NotSignedError):
        signed_device(core, "POST", PATH, sign("POST", PATH, JSON, b"{}", borrowed, now), b"{}", now)


def test_bodies_are_unpacked_as_they_say() -> None:
    packed = zstandard.ZstdCompressor().compress(b"hello")
    assert content({}, b"hello") == b"hello"
    assert content({"content-encoding": "ZSTD"}, packed) == b"hello"
    with pytest.raises(UnreadableError):
        content({"content-encoding": "br"}, packed)
    with pytest.raises(UnreadableError):
        content({"content-encoding": "zstd"}, b"hello")
    with pytest.raises(TooLargeError):
        content({"content-encoding": "zstd"}, zstandard.ZstdCompressor().compress(bytes(MOST_BYTES + 1)))
