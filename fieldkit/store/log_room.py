"""The write-ahead log gets its room on the disk beforehand: a save that makes a file longer waits twice for the disk."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from fieldkit.store.connection import LOG_KEPT_BYTES

_TIMES = 4
"""Room is only taken where so many times as much is free: it must never be what fills the disk."""


def take(log: Path, size: int = LOG_KEPT_BYTES) -> bool:
    """Make the log's file ``size`` bytes long by zeros after what is in it; whether it is that long now.

    Only inside a transaction that may write, so that nobody adds to the log meanwhile. Zeros are no frame of a log:
    SQLite reads up to them, writes over them, and leaves a log of this length as long as it is when it begins it anew.
    Where the disk does not take them nothing is lost, and later saves take the room that they need. Raises nothing.
    """
    with suppress(OSError):
        begins = log.stat().st_size
        if begins >= size:
            return True
        if shutil.disk_usage(log.parent).free < size * _TIMES:
            return False
        with log.open("r+b", buffering=0) as file:
            file.seek(begins)
            return file.write(bytes(size - begins)) == size - begins
    return False
