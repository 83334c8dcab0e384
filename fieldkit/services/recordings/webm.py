"""WebM sound and film, as browsers and Linux make it: what was written about it is blotted out in its place."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from fieldkit.services.recordings.found import Found, RecordingUnreadableError

SOUND: Final = "audio/webm"
FILM: Final = "video/webm"

_SEGMENT, _INFO, _CLUSTER, _TRACKS, _TRACK = 0x18538067, 0x1549A966, 0x1F43B675, 0x1654AE6B, 0xAE
_SCALE, _DURATION, _TIME, _KIND, _GROUP = 0x2AD7B1, 0x4489, 0xE7, 0x83, 0xA0
_BLOCKS: Final = frozenset({0xA3, 0xA1})
_HOLDERS: Final = frozenset({_SEGMENT, _INFO, _CLUSTER, _TRACKS, _TRACK, _GROUP})
_ABOUT: Final = frozenset({0x1254C367, 0x1941A469, 0x1043A770, 0x4461, 0x7BA9, 0x7384, 0x536E, 0xEC})
"""Tags, attachments, chapters, date, title, file name, name of a track; and what is void already."""
_VOID: Final = 0xEC
_DEEPEST: Final = 8
"""More elements stand inside each other in no recording."""
_USUAL_SCALE: Final = 1_000_000

Element = tuple[int, int, int, int]
"""Number, where it begins, where its contents begin, where it ends."""


def begins(content: bytes) -> bool:
    """Whether these bytes begin as one."""
    return content[:4] == b"\x1aE\xdf\xa3"


def read(content: bytes) -> Found:
    """Sound or film with nothing told about it. Raises RecordingUnreadableError, also where it has any other track."""
    elements = list(_elements(content, 0, len(content)))
    kinds = {content[inside] for number, _, inside, end in elements if number == _KIND and end > inside}
    if b"webm" not in content[:64] or not kinds or not kinds <= {1, 2}:
        raise RecordingUnreadableError
    seconds = _seconds(content, elements)
    kept = bytearray(content)
    for number, begin, _, end in elements:
        if number in _ABOUT:
            kept[begin:end] = _void(end - begin)
    return Found(bytes(kept), FILM if 1 in kinds else SOUND, seconds)


def _void(size: int) -> bytes:
    if size < 9:
        return bytes((_VOID, 0x80 | size - 2)) + bytes(size - 2)
    return bytes((_VOID, 1)) + (size - 9).to_bytes(7, "big") + bytes(size - 9)


def _number(content: bytes, at: int, *, whole: bool) -> tuple[int, int]:
    """A number of one to eight bytes and where it ends; ``whole`` keeps the bit that tells its length. -1: unknown."""
    if at >= len(content) or not content[at]:
        raise RecordingUnreadableError
    width = 9 - content[at].bit_length()
    found = int.from_bytes(content[at : at + width], "big")
    low = found & (1 << 7 * width) - 1
    if whole:
        return found, at + width
    return (-1 if low == (1 << 7 * width) - 1 else low), at + width


def _elements(content: bytes, at: int, until: int, depth: int = 0) -> Iterator[Element]:
    """Every element, those in which others stand before what they hold."""
    while at < until:
        number, sized = _number(content, at, whole=True)
        size, inside = _number(content, sized, whole=False)
        # Written while it was recorded: it runs on, and what follows is read as if it stood inside.
        end = until if size < 0 else inside + size
        if end > until or depth > _DEEPEST:
            raise RecordingUnreadableError
        yield number, at, inside, end
        if size < 0 and number in {_SEGMENT, _CLUSTER}:
            at = inside
            continue
        if number in _HOLDERS:
            yield from _elements(content, inside, end, depth + 1)
        at = end


def _seconds(content: bytes, elements: list[Element]) -> float:
    """The longer of what it says and what its last piece of sound or picture shows."""
    scale, told, base, last = _USUAL_SCALE, 0.0, 0, 0
    for number, _, inside, end in elements:
        if number == _SCALE:
            scale = int.from_bytes(content[inside:end], "big")
        elif number == _DURATION and end - inside in {4, 8}:
            (told,) = struct.unpack_from(">f" if end - inside == 4 else ">d", content, inside)
        elif number == _TIME:
            base = int.from_bytes(content[inside:end], "big")
        elif number in _BLOCKS:
            _, at = _number(content, inside, whole=False)
            last = max(last, base + int.from_bytes(content[at : at + 2], "big", signed=True))
    longest = max(told if 0 < told < 1e12 else 0.0, float(last)) * scale / 1e9
    if longest <= 0:
        raise RecordingUnreadableError
    return longest
