"""Recordings made by hand, a part at a time: each kind of file as recorders lay it out, and what they write into it."""

from __future__ import annotations

import io
import struct
import wave

SECRETS = (b"CANARY-TITLE", b"CANARY-PLACE", b"CANARY-WHO")
"""What stands in every one of these files beside its sound."""

SPOKEN = b"the sound itself, as it was said "


def wav(seconds: float = 2.0, rate: int = 8000) -> bytes:
    """Sixteen bits, one channel; who and where in a LIST part behind the sound, as Windows has it."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        size = int(seconds * rate) * 2
        file.writeframes((SPOKEN * (size // len(SPOKEN) + 1))[:size])
    told = b"INFO" + b"".join(b"INAM" + struct.pack("<I", len(one)) + one for one in SECRETS)
    content = out.getvalue() + b"LIST" + struct.pack("<I", len(told)) + told
    return b"RIFF" + struct.pack("<I", len(content) - 8) + content[8:]


def mp3(seconds: float = 2.0, *, tags: bool = True) -> bytes:
    """Frames of 32 kbit/s at 16 kHz (576 samples, 144 bytes), a tag before and a tag behind."""
    frame = b"\xff\xf3\x48\xc4" + (SPOKEN * 5)[:140]
    frames = frame * round(seconds * 16000 / 576)
    if not tags:
        return frames
    told = b"TIT2" + b" ".join(SECRETS)
    size = bytes((0, 0, len(told) >> 7, len(told) & 0x7F))
    return b"ID3\x04\x00\x00" + size + told + frames + b"TAG" + SECRETS[0].ljust(125, b" ")


def aac(seconds: float = 2.0) -> bytes:
    """ADTS frames of 1024 samples at 16 kHz, 107 bytes each."""
    size = 107
    head = bytes((0xFF, 0xF1, 0x60, 0x40 | size >> 11, size >> 3 & 0xFF, (size & 7) << 5 | 0x1F, 0xFC))
    return (head + (SPOKEN * 4)[: size - 7]) * round(seconds * 16000 / 1024)


def ogg(seconds: float = 2.0, *, streams: int = 1) -> bytes:
    """Opus in pages; the comments are long enough to run over two pages."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 16000, 0, 0)
    comments = (*(b"TITLE=" + one for one in SECRETS), b"COVER=" + b"x" * 70_000 + SECRETS[0])
    told = b"OpusTags" + struct.pack("<I", 4) + b"test" + struct.pack("<I", len(comments))
    told += b"".join(struct.pack("<I", len(one)) + one for one in comments)
    cut = 255 * 255
    pages = [
        _page(2, 0, 0, 0, [len(head)], head),
        _page(0, 0, 0, 1, [255] * 255, told[:cut]),
        _page(1, 0, 0, 2, [*[255] * ((len(told) - cut) // 255), (len(told) - cut) % 255], told[cut:]),
        _page(4, 312 + int(seconds * 48000), 0, 3, [len(SPOKEN)], SPOKEN),
    ]
    pages += [_page(2, 0, number, 0, [len(head)], head) for number in range(1, streams)]
    return b"".join(pages)


def _page(flags: int, position: int, stream: int, number: int, lengths: list[int], body: bytes) -> bytes:
    head = b"OggS" + struct.pack("<BBqIII", 0, flags, position, stream, number, 0)
    whole = head + bytes((len(lengths), *lengths)) + body
    return whole[:22] + struct.pack("<I", ogg_sum(whole)) + whole[26:]


def ogg_sum(page: bytes) -> int:
    """The check sum of a page, bit by bit as the format says."""
    total = 0
    for one in page:
        total ^= one << 24
        for _ in range(8):
            total = (total << 1 ^ (0x04C11DB7 if total & 0x80000000 else 0)) & 0xFFFFFFFF
    return total


def mp4(seconds: float = 2.0, *, kinds: tuple[bytes, ...] = (b"soun",), brand: bytes = b"M4A ") -> bytes:
    """One track of each kind; where it was in moov/udta, a note in a uuid box, and dates."""
    movie = b"".join(_track(kind, seconds) for kind in kinds)
    place = _box(b"udta", _box(b"\xa9xyz", SECRETS[1]) + _box(b"meta", SECRETS[2]))
    moov = _box(b"moov", _box(b"mvhd", _dated(seconds) + bytes(80)) + movie + place)
    return (
        _box(b"ftyp", brand + bytes(4) + b"isom") + _box(b"uuid", SECRETS[0]) + moov + _box(b"mdat", SPOKEN)
    )


def _track(kind: bytes, seconds: float) -> bytes:
    steps = struct.pack(">IIII", 0, 1, int(seconds * 10), 100)
    name = _box(b"hdlr", bytes(8) + kind + bytes(12) + SECRETS[2] + b"\0")
    table = _box(b"minf", _box(b"stbl", _box(b"stts", steps)))
    return _box(
        b"trak", _box(b"tkhd", bytes(84)) + _box(b"mdia", _box(b"mdhd", _dated(seconds)) + name + table)
    )


def _dated(seconds: float) -> bytes:
    return struct.pack(">I8sII", 0, b"CANARY-T", 1000, int(seconds * 1000))


def _box(name: bytes, inside: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(inside), name) + inside


def webm(seconds: float = 2.0, *, kinds: tuple[int, ...] = (2,), live: bool = False) -> bytes:
    """A segment with tags and a title; ``live`` as a browser writes it: of unknown length, its end known to nobody."""
    head = _element("1A45DFA3", _element("4282", b"webm"))
    about = b"" if live else _element("4489", struct.pack(">d", seconds * 1000))
    info = _element(
        "1549A966", _element("2AD7B1", (1_000_000).to_bytes(3, "big")) + about + _element("7BA9", SECRETS[0])
    )
    tracks = _element("1654AE6B", b"".join(_element("AE", _element("83", bytes((kind,)))) for kind in kinds))
    tags = _element("1254C367", b" ".join(SECRETS))
    last = int(seconds * 1000)
    inside = _element("E7", last.to_bytes(4, "big")) + _element("A3", b"\x81\0\0\x80" + SPOKEN)
    cluster = bytes.fromhex("1F43B675") + (b"\x01" + b"\xff" * 7 if live else _size(inside)) + inside
    whole = info + tracks + tags + cluster
    return head + bytes.fromhex("18538067") + (b"\x01" + b"\xff" * 7 if live else _size(whole)) + whole


def _size(content: bytes) -> bytes:
    return (1 << 56 | len(content)).to_bytes(8, "big")


def _element(name: str, inside: bytes) -> bytes:
    return bytes.fromhex(name) + _size(inside) + inside
