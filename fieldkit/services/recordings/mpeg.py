"""MP3 and bare AAC sound: a row of frames, each of which says how long it is; only frames are kept, no tags."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fieldkit.services.recordings.found import Found, RecordingUnreadableError

MP3: Final = "audio/mpeg"
AAC: Final = "audio/aac"

_KILOBITS: Final = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES: Final = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_AAC_RATES: Final = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
_AAC_SAMPLES: Final = 1024
_ENOUGH: Final = 2
"""So many frames in a row: fewer may be anything."""

Frame = tuple[int, float] | None
"""Length in bytes and in seconds."""


def begins(content: bytes) -> bool:
    """Whether these bytes begin as either, behind a tag or at once."""
    return content[:3] == b"ID3" or _mp3_frame(content, 0) is not None or _aac_frame(content, 0) is not None


def read(content: bytes) -> Found:
    """Its frames in a row; tags before, between and behind are left out. Raises RecordingUnreadableError."""
    start = _behind_tags(content)
    aac = _aac_frame(content, start) is not None
    frames, seconds = _frames(content, start, _aac_frame if aac else _mp3_frame)
    if len(frames) < _ENOUGH:
        raise RecordingUnreadableError
    return Found(b"".join(frames), AAC if aac else MP3, seconds)


def _frames(content: bytes, at: int, frame: Callable[[bytes, int], Frame]) -> tuple[list[bytes], float]:
    found: list[bytes] = []
    seconds = 0.0
    while at < len(content):
        one = frame(content, at)
        if one is None:
            # A tag at the end, or a hole: on to the next byte that may begin a frame.
            at = content.find(b"\xff", at + 1)
            if at < 0:
                break
            continue
        size, lasting = one
        if at + size > len(content):
            break
        following = frame(content, at + size)
        if following is not None or found:
            found.append(content[at : at + size])
            seconds += lasting
        at += size
    return found, seconds


def _behind_tags(content: bytes) -> int:
    at = 0
    while content[at : at + 3] == b"ID3" and at + 10 <= len(content):
        size = 0
        for one in content[at + 6 : at + 10]:
            size = size << 7 | one & 0x7F
        at += 10 + size
    return at


def _mp3_frame(content: bytes, at: int) -> Frame:
    head = int.from_bytes(content[at : at + 4], "big")
    if len(content) < at + 4 or head >> 21 != 0x7FF or head >> 17 & 3 != 1:
        return None
    version, bits, rate = head >> 19 & 3, head >> 12 & 15, head >> 10 & 3
    if version == 1 or bits in {0, 15} or rate == 3:
        return None
    samples, kilobits = (1152, _KILOBITS[1][bits]) if version == 3 else (576, _KILOBITS[2][bits])
    hertz = _RATES[version][rate]
    return samples // 8 * kilobits * 1000 // hertz + (head >> 9 & 1), samples / hertz


def _aac_frame(content: bytes, at: int) -> Frame:
    if len(content) < at + 7 or content[at] != 0xFF or content[at + 1] & 0xF6 != 0xF0:
        return None
    rate = content[at + 2] >> 2 & 15
    size = (content[at + 3] & 3) << 11 | content[at + 4] << 3 | content[at + 5] >> 5
    if rate >= len(_AAC_RATES) or size < 7:
        return None
    blocks = (content[at + 6] & 3) + 1
    return size, blocks * _AAC_SAMPLES / _AAC_RATES[rate]
