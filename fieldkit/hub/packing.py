"""Unpacks what laptops pack, and stops where a small parcel turns out to hold far too much."""

from __future__ import annotations

import io

import zstandard

from fieldkit.sync.errors import TooLargeError, UnreadableError
from fieldkit.sync.protocol import MOST_BYTES


def unpack(packed: bytes, most: int = MOST_BYTES) -> bytes:
    """Undo zstd. Raises UnreadableError for a broken or unfinished parcel, TooLargeError past ``most`` bytes."""
    reader = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed))
    try:
        content = reader.read(most + 1)
    except zstandard.ZstdError as error:
        raise UnreadableError from error
    if len(content) > most:
        raise TooLargeError
    return content
