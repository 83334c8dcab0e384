"""Plain sound (WAV), as Windows and many dictating machines make it: kept are its kind of sound and the sound."""

from __future__ import annotations

import struct

from fieldkit.services.recordings.found import Found, RecordingUnreadableError

TYPE = "audio/wav"


def begins(content: bytes) -> bool:
    """Whether these bytes begin as one."""
    return content[:4] == b"RIFF" and content[8:12] == b"WAVE"


def read(content: bytes) -> Found:
    """Only ``fmt`` and ``data`` go on; who, when and where stand in other parts. Raises RecordingUnreadableError."""
    parts: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(content):
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        parts.setdefault(name, content[at + 8 : at + 8 + size])
        at += 8 + size + size % 2
    shape, sound = parts.get(b"fmt ", b""), parts.get(b"data", b"")
    if len(shape) < 16 or not sound:
        raise RecordingUnreadableError
    (per_second,) = struct.unpack_from("<I", shape, 8)
    if not per_second:
        raise RecordingUnreadableError
    body = b"WAVE" + _part(b"fmt ", shape) + _part(b"data", sound)
    return Found(b"RIFF" + struct.pack("<I", len(body)) + body, TYPE, len(sound) / per_second)


def _part(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
