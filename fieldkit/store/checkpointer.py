"""Copies the write-ahead log into the database on a thread of its own, so that no save ever waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from fieldkit.store.connection import Connection, translated
from fieldkit.store.errors import StoreError
from fieldkit.store.reserve import Reserve

COMMITS = 250
CHANGES = 4000
"""After so many commits or changed rows: some 4 to 20 MB of log."""


class Checkpointer:
    """Counts what is committed and goes to work when it is enough."""

    def __init__(self, connect: Callable[[], Connection], reserve: Reserve) -> None:
        """``reserve`` is looked after on the same thread, for making it takes as long as any slow write."""
        self._connect = connect
        self._reserve = reserve
        self._commits = 0
        self._changes = 0
        self._wanted = threading.Event()
        self._open = True
        self._thread = threading.Thread(target=self._work, name="fieldkit-store-checkpoint", daemon=True)
        self._thread.start()

    def committed(self, all_changes: int) -> None:
        """Called by the writer after each commit, with the number of rows its connection has changed so far."""
        self._commits += 1
        if self._commits >= COMMITS or all_changes - self._changes >= CHANGES:
            self._commits, self._changes = 0, all_changes
            self._wanted.set()

    def close(self) -> None:
        """End the thread; what is left in the log is copied when the last connection closes."""
        self._open = False
        self._wanted.set()
        self._thread.join()

    def _work(self) -> None:
        connection: Connection | None = None
        self._reserve.keep()
        while self._wanted.wait() and self._open:
            self._wanted.clear()
            self._reserve.keep()
            # What fails here loses nothing: the log stays as it is and is copied another time.
            with suppress(StoreError), translated():
                connection = connection or self._connect()
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        if connection is not None:
            connection.close()
