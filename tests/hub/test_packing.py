import pytest
import zstandard

from fieldkit.hub.packing import unpack
from fieldkit.sync.errors import TooLargeError, UnreadableError

PACKED = zstandard.ZstdCompressor().compress(b"x" * 1000)


def test_what_was_packed_is_unpacked_up_to_the_limit() -> None:
    assert unpack(PACKED, 1000) == b"x" * 1000
    with pytest.raises(TooLargeError):
        unpack(PACKED, 999)


@pytest.mark.parametrize("broken", [b"rubbish", PACKED[:-1], PACKED[4:]])
def test_a_broken_parcel_is_unreadable(broken: bytes) -> None:
    with pytest.raises(UnreadableError):
        unpack(broken)
