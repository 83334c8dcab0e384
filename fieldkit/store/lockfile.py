"""One FieldKit at a time has a profile open: the second says so instead of writing into the first one's work."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from fieldkit.base.wording import said
from fieldkit.store.disk_errors import translated
from fieldkit.store.errors import StoreInUseError

if sys.platform == "win32":  # pragma: no cover - the other branch runs where the tests run
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class ProfileLock:
    """Held from opening a profile to closing it. The system lets go by itself when the process dies."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises StoreInUseError where another process, or another window, holds it."""
        with translated():
            self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _try_lock(self._descriptor):
            self.release()
            raise StoreInUseError(
                said("This profile is open in another FieldKit window."),
                said("Use that window, or close it and try again."),
            )

    def release(self) -> None:
        """Let go; doing it twice does no harm."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
