"""Room kept back on the disk, so that the last words and a lock still fit when everything else has filled it."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from threading import Lock

from fieldkit.store.connection import translated
from fieldkit.store.errors import StoreError

BYTES = 2_000_000
"""Enough for some hundred saves, or for sealing everything that is open."""

_TIMES = 4
"""It is only made where so many times its size is free: it must never be what fills the disk."""

_NO_LETTERS = bytes(byte | 0x80 for byte in range(256))


class Reserve:
    """A file of bytes that mean nothing. Safe to use from several threads."""

    def __init__(self, path: Path, size: int) -> None:
        """``size`` in bytes; 0 keeps nothing back."""
        self._path = path
        self._size = size
        self._lock = Lock()

    def keep(self) -> bool:
        """Make the file where it is missing and the disk has room; whether it is there. Raises nothing."""
        with self._lock:
            if not self._size:
                return False
            with suppress(StoreError), translated():
                if self._path.exists() and self._path.stat().st_size == self._size:
                    return True
                if shutil.disk_usage(self._path.parent).free >= self._size * _TIMES:
                    self._write()
                    return True
            return False

    def release(self) -> bool:
        """Give the room back to whoever needs it now; whether there was any."""
        with self._lock, suppress(StoreError), translated():
            self._path.unlink()
            return True
        return False

    def _write(self) -> None:
        try:
            with self._path.open("wb") as file:
                # Random, so that no file system packs it into nothing; and no letters, so that a search of the disk for
                # something readable never finds a word in it by chance.
                file.write(os.urandom(self._size).translate(_NO_LETTERS))
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            self._path.unlink(missing_ok=True)
            raise
