"""Which letters a font file can show, read from its character map: a copy must not print boxes in place of words.

Source: OpenType specification, table 'cmap', subtable formats 4, 6 and 12.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from pathlib import Path
from typing import Final

Ranges = list[tuple[int, int]]
"""First and last code point, both included, in order."""

_UNICODE: Final = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}
_MISSING: Final = 0xFFFF


def covered(path: Path, index: int = 0) -> Ranges:
    """The code points of face ``index`` of a font file or collection; empty where the file can't be read as one."""
    try:
        with path.open("rb") as file:
            content = file.read()
        return _merged(_subtables(content, _face(content, index)))
    except (OSError, struct.error, IndexError):
        return []


def holds(ranges: Ranges, code: int) -> bool:
    """Whether a code point is in the ranges."""
    place = bisect_right(ranges, (code, _MISSING * _MISSING)) - 1
    return place >= 0 and ranges[place][0] <= code <= ranges[place][1]


def _face(content: bytes, index: int) -> int:
    if content[:4] != b"ttcf":
        return 0
    offset: int = struct.unpack_from(">I", content, 12 + 4 * index)[0]
    return offset


def _subtables(content: bytes, face: int) -> Ranges:
    (tables,) = struct.unpack_from(">H", content, face + 4)
    found: Ranges = []
    for number in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sIII", content, face + 12 + 16 * number)
        if tag != b"cmap":
            continue
        (count,) = struct.unpack_from(">H", content, start + 2)
        for record in range(count):
            platform, encoding, offset = struct.unpack_from(">HHI", content, start + 4 + 8 * record)
            if (platform, encoding) in _UNICODE:
                found += _subtable(content, start + offset)
    return found


def _subtable(content: bytes, start: int) -> Ranges:
    (version,) = struct.unpack_from(">H", content, start)
    if version == 4:
        return _segments(content, start)
    if version == 6:
        first, count = struct.unpack_from(">HH", content, start + 6)
        return [(first, first + count - 1)] if count else []
    if version == 12:
        (count,) = struct.unpack_from(">I", content, start + 12)
        groups = struct.iter_unpack(">III", content[start + 16 : start + 16 + 12 * count])
        return [(first, last) for first, last, _ in groups]
    return []


def _segments(content: bytes, start: int) -> Ranges:
    (double,) = struct.unpack_from(">H", content, start + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", content, start + 14)
    starts = struct.unpack_from(f">{count}H", content, start + 16 + double)
    return [(first, last) for first, last in zip(starts, ends, strict=True) if first != _MISSING]


def _merged(ranges: Ranges) -> Ranges:
    merged: Ranges = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged
