"""Every page of an SQLCipher file and of its write-ahead log, decrypted by hand: what somebody with the key could find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import zstandard
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
RESERVED = 80
_FRAME_HEADER, _LOG_HEADER, _SALT, _IV = 24, 32, 16, 16
_ZSTD = b"\x28\xb5\x2f\xfd"


def pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Pages in use and free ones alike, then those that lie in the log."""
    content = path.read_bytes()
    for at in range(0, len(content), PAGE):
        yield _plain(content[at : at + PAGE], key, first=at == 0)
    log = path.with_name(path.name + "-wal")
    frames = log.read_bytes()[_LOG_HEADER:] if log.exists() else b""
    for at in range(0, len(frames), PAGE + _FRAME_HEADER):
        if not any(frames[at : at + PAGE + _FRAME_HEADER]):
            # Room that was made beforehand: nothing was ever written there, and its end is no whole frame.
            continue
        page = frames[at + _FRAME_HEADER : at + _FRAME_HEADER + PAGE]
        number = int.from_bytes(frames[at : at + 4], "big")
        yield _plain(page, key, first=number == 1)


def holds(path: Path, key: bytes, words: bytes) -> bool:
    """Whether the words stand anywhere, plain or in something compressed."""
    return any(words in page or any(words in one for one in _expanded(page)) for page in pages(path, key))


def _plain(page: bytes, key: bytes, *, first: bool) -> bytes:
    start = _SALT if first else 0
    body, reserved = page[start : PAGE - RESERVED], page[PAGE - RESERVED :]
    cipher = Cipher(algorithms.AES256(key), modes.CBC(reserved[:_IV])).decryptor()
    return cipher.update(body) + cipher.finalize()


def _expanded(page: bytes) -> Iterator[bytes]:
    at = page.find(_ZSTD)
    while at >= 0:
        with suppress(zstandard.ZstdError):
            yield zstandard.ZstdDecompressor().decompressobj().decompress(page[at:])
        at = page.find(_ZSTD, at + 1)


def contains(path: Path, key: bytes, parts: Iterable[bytes]) -> bool:
    """Whether any of these bytes stand in a page as they are: pieces of photos are not compressed."""
    wanted = tuple(parts)
    return any(one in page for page in pages(path, key) for one in wanted)
