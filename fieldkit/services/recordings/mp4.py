"""MP4 sound and film (M4A, MP4), as phones, Macs and Windows make it: where, when and who are blotted out in their place.

Boxes stay as long as they were, because others say by number of bytes where the sound and the pictures lie.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from fieldkit.services.recordings.found import Found, RecordingUnreadableError

SOUND: Final = "audio/mp4"
FILM: Final = "video/mp4"

_HOLDERS: Final = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})
_ABOUT: Final = frozenset({b"udta", b"meta", b"uuid", b"free", b"skip", b"wide", b"cprt"})
"""Boxes that hold what was written about a recording, or nothing."""
_DATED: Final = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_SOUND, _PICTURE = b"soun", b"vide"
_OLD_FILM: Final = b"qt  "
_PICTURES: Final = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis")
"""Pictures that begin alike."""

_DEEPEST: Final = 8
"""More boxes stand inside each other in no recording."""

Box = tuple[bytes, int, int, int]
"""Name, where it begins, where its contents begin, where it ends."""


def begins(content: bytes) -> bool:
    """Whether these bytes begin as one."""
    return content[4:8] == b"ftyp" and content[8:12] not in _PICTURES


def read(content: bytes) -> Found:
    """Sound or film with nothing told about it. Raises RecordingUnreadableError, also where it has any other track."""
    if content[8:12] == _OLD_FILM:
        raise RecordingUnreadableError
    boxes = list(_boxes(content, 0, len(content)))
    names = {name for name, *_ in boxes}
    if boxes[-1][3] != len(content) or b"mdat" not in names or b"moof" in names:
        # In pieces: how long it runs stands nowhere.
        raise RecordingUnreadableError
    kinds = {content[inside + 8 : inside + 12] for name, _, inside, _ in boxes if name == b"hdlr"}
    if not kinds or not kinds <= {_SOUND, _PICTURE}:
        # A track of places, faces or words cannot be told from one that does no harm.
        raise RecordingUnreadableError
    seconds = _seconds(content, boxes)
    kept = bytearray(content)
    for name, begin, inside, end in boxes:
        if name in _ABOUT:
            kept[begin + 4 : begin + 8] = b"free"
            kept[inside:end] = bytes(end - inside)
        elif name in _DATED:
            width = 16 if content[inside] == 1 else 8
            kept[inside + 4 : inside + 4 + width] = bytes(width)
        elif name == b"hdlr" and end - inside > 24:
            # Its last part is a name in words.
            kept[inside + 24 : end] = bytes(end - inside - 24)
    return Found(bytes(kept), FILM if _PICTURE in kinds else SOUND, seconds)


def _boxes(content: bytes, at: int, until: int, depth: int = 0) -> Iterator[Box]:
    """Every box, those in which others stand before what they hold."""
    while at + 8 <= until:
        size, name = struct.unpack_from(">I4s", content, at)
        inside = at + 8
        if size == 1 and at + 16 <= until:
            (size,) = struct.unpack_from(">Q", content, at + 8)
            inside = at + 16
        elif size == 0:
            size = until - at
        if size < inside - at or at + size > until or depth > _DEEPEST:
            raise RecordingUnreadableError
        yield name, at, inside, at + size
        if name in _HOLDERS:
            yield from _boxes(content, inside, at + size, depth + 1)
        at += size


def _seconds(content: bytes, boxes: list[Box]) -> float:
    """The longest of what the whole says and what each track's table of steps adds up to."""
    told, scale = [0.0], 0
    for name, _, inside, end in boxes:
        if name == b"mvhd":
            told.append(_told(content, inside, 12))
        elif name == b"mdhd":
            told.append(_told(content, inside, 12))
            (scale,) = struct.unpack_from(">I", content, inside + (20 if content[inside] == 1 else 12))
        elif name == b"stts" and scale:
            (count,) = struct.unpack_from(">I", content, inside + 4)
            steps = content[inside + 8 : min(end, inside + 8 + 8 * count)]
            usable = steps[: len(steps) // 8 * 8]
            told.append(sum(many * each for many, each in struct.iter_unpack(">II", usable)) / scale)
    longest = max(told)
    if longest <= 0:
        raise RecordingUnreadableError
    return longest


def _told(content: bytes, inside: int, old: int) -> float:
    if content[inside] == 1:
        scale, length = struct.unpack_from(">IQ", content, inside + old + 8)
        unknown = (1 << 64) - 1
    else:
        scale, length = struct.unpack_from(">II", content, inside + old)
        unknown = (1 << 32) - 1
    return length / scale if scale and length != unknown else 0.0
