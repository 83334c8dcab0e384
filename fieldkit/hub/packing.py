"""Unpacks what laptops pack, and stops where a small parcel turns out to hold far too much."""

from __future__ import annotations

import io

import zstandard

from fieldkit.sync.errors import TooLargeError, UnreadableError
from fieldkit.sync.protocol import MOST_BYTES


def unpack(packed: bytes, most: int = MOST_BYTES) -> bytes:
    """Undo zstd. Raises UnreadableError for a broken or unfinished parcel, TooLargeError past ``most`` bytes."""
    try:
        promised = zstandard.frame_content_size(packed)
        content = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed)).read(most + 1)
    except zstandard.ZstdError as error:
        raise UnreadableError from error
    if len(content) > most:
        raise TooLargeError
    # The reader is silent about a parcel that ends too soon.
    if promised not in (-1, len(content)):
        raise UnreadableError
    return content
