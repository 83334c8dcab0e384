"""Ogg sound (Opus and Vorbis), as Linux and many phones make it: what was written about it is blotted out in its place."""

from __future__ import annotations

import struct
from typing import Final

from fieldkit.services.recordings.found import Found, RecordingUnreadableError

TYPE: Final = "audio/ogg"
_HEAD: Final = 27
_CONTINUED: Final = 0xFF
_WAYS: Final = {b"OpusHead": b"OpusTags", b"\x01vorbis": b"\x03vorbis"}
"""How the first packet begins, and how the packet of comments does."""
_OPUS_RATE: Final = 48000
_NO_POSITION: Final = (1 << 64) - 1


def begins(content: bytes) -> bool:
    """Whether these bytes begin as one."""
    return content[:4] == b"OggS"


def read(content: bytes) -> Found:
    """One stream of sound, its comments blank. Raises RecordingUnreadableError, also where there are more streams."""
    pages = _pages(content)
    kept = bytearray(content[: pages[-1][0] + pages[-1][1]])
    whole = bytes(kept)
    first = _payload(whole, pages[0])
    tags = next((tags for head, tags in _WAYS.items() if first.startswith(head)), b"")
    if not tags or len({whole[at + 14 : at + 18] for at, _ in pages}) != 1:
        raise RecordingUnreadableError
    skipped = struct.unpack_from("<H", first, 10)[0] if first.startswith(b"OpusHead") else 0
    rate = _OPUS_RATE if first.startswith(b"OpusHead") else struct.unpack_from("<I", first, 12)[0]
    positions = [struct.unpack_from("<Q", whole, at + 6)[0] for at, _ in pages]
    last = max((one for one in positions if one != _NO_POSITION), default=0)
    if not rate or last <= skipped:
        raise RecordingUnreadableError
    _blot(kept, whole, pages, tags)
    return Found(bytes(kept), TYPE, (last - skipped) / rate)


def _pages(content: bytes) -> list[tuple[int, int]]:
    """Where each page begins and how long it is."""
    found: list[tuple[int, int]] = []
    at = 0
    while content[at : at + 4] == b"OggS" and at + _HEAD <= len(content):
        segments = content[at + 26]
        size = _HEAD + segments + sum(content[at + _HEAD : at + _HEAD + segments])
        if at + size > len(content):
            break
        found.append((at, size))
        at += size
    if len(found) < 2:
        raise RecordingUnreadableError
    return found


def _payload(content: bytes, page: tuple[int, int]) -> bytes:
    at, size = page
    return content[at + _HEAD + content[at + 26] : at + size]


def _blot(kept: bytearray, content: bytes, pages: list[tuple[int, int]], tags: bytes) -> None:
    """Overwrite each comment of the second packet, which may run over pages, and count their sums anew."""
    places: list[int] = []
    touched: list[tuple[int, int]] = []
    for at, size in pages[1:]:
        touched.append((at, size))
        begin = at + _HEAD + content[at + 26]
        lengths = content[at + _HEAD : begin]
        ends = next((i for i, one in enumerate(lengths) if one != _CONTINUED), None)
        until = begin + sum(lengths[: len(lengths) if ends is None else ends + 1])
        places += range(begin, until)
        if ends is not None:
            break
    packet = bytes(content[one] for one in places)
    if not packet.startswith(tags):
        raise RecordingUnreadableError
    for start, length in _comments(packet, len(tags)):
        for number in range(length):
            kept[places[start + number]] = ord("=") if number == 1 else ord(" ") if number else ord("X")
    for at, size in touched:
        kept[at + 22 : at + 26] = bytes(4)
        kept[at + 22 : at + 26] = struct.pack("<I", _sum(kept[at : at + size]))


def _comments(packet: bytes, at: int) -> list[tuple[int, int]]:
    """Where each comment begins and how long it is; the name of the maker stands before them."""
    try:
        at += 4 + struct.unpack_from("<I", packet, at)[0]
        (count,) = struct.unpack_from("<I", packet, at)
        at += 4
        found = []
        for _ in range(min(count, len(packet))):
            (length,) = struct.unpack_from("<I", packet, at)
            if at + 4 + length > len(packet):
                raise RecordingUnreadableError
            found.append((at + 4, length))
            at += 4 + length
    except struct.error as error:
        raise RecordingUnreadableError from error
    return found


def _table() -> tuple[int, ...]:
    made = []
    for number in range(256):
        rest = number << 24
        for _ in range(8):
            rest = (rest << 1 ^ 0x04C11DB7 if rest & 0x80000000 else rest << 1) & 0xFFFFFFFF
        made.append(rest)
    return tuple(made)


_SUMS: Final = _table()


def _sum(page: bytes | bytearray) -> int:
    """The check sum that a page carries: a CRC that zlib has not got."""
    total = 0
    for one in page:
        total = (total << 8 & 0xFFFFFFFF) ^ _SUMS[total >> 24 ^ one]
    return total
