"""Copies the write-ahead log into the database on a thread of its own, so that no save ever waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from fieldkit.store.connection import LOG_KEPT_BYTES, Connection, close_copying_log, translated
from fieldkit.store.errors import StoreError
from fieldkit.store.reserve import Reserve

COMMITS = 250
CHANGES = 4000
"""After so many commits or changed rows: some 4 to 20 MB of log."""

LONG = 5 * CHANGES
"""After so many changed rows since the log was last copied to its end, a long job waits until it is. A log that is written
to all the time is never begun anew, however often it is copied: beside a first sync it grew to seven times the store."""

LOG_BYTES = 16_000_000
"""After so much more log, whatever number of rows it is: a few photos."""

ROOM_AFTER = 8
"""After so many commits since it was begun, a log that is short yet is given room for the next hundreds."""

_TRIES = 5
"""How often to copy again what was saved during the copying, so that the log can be begun anew."""


class Checkpointer:
    """Counts what is committed and goes to work when it is enough."""

    def __init__(
        self,
        connect: Callable[[], Connection],
        reserve: Reserve,
        log: Path,
        take_room: Callable[[], object] = lambda: None,
    ) -> None:
        """``reserve`` is looked after on the same thread, for making it takes as long as any slow write.

        ``log`` is the file of the write-ahead log, whether it is there or not; ``take_room`` is called where it is
        short and commits follow each other, once for each time that it was cut.
        """
        self._log = log
        self._take_room = take_room
        self._short = 0
        self._log_bytes = 0
        self._copying: Connection | None = None
        self._connect = connect
        self._reserve = reserve
        self._commits = 0
        self._changes = 0
        self._all_changes = 0
        self._emptied = 0
        self._waiting: list[Callable[[], None]] = []
        self._gate = threading.Lock()
        self._wanted = threading.Event()
        self._open = True
        self._shut: Callable[[Connection], None] = close_copying_log
        self._thread = threading.Thread(target=self._work, name="fieldkit-store-checkpoint", daemon=True)
        self._thread.start()

    def committed(self, all_changes: int) -> None:
        """Called by the writer after each commit, with the number of rows its connection has changed so far."""
        self._commits += 1
        self._all_changes = all_changes
        now = self.log_bytes()
        self._short = self._short + 1 if now < LOG_KEPT_BYTES else 0
        if self._short == ROOM_AFTER:
            self._take_room()
        if self._commits >= COMMITS or all_changes - self._changes >= CHANGES or self._has_grown(now):
            self._commits, self._changes = 0, all_changes
            self._wanted.set()

    def when_copied(self, go_on: Callable[[], None]) -> None:
        """Call ``go_on``: at once where the log is short, else on the thread that copies it, once that is done."""
        with self._gate:
            if self._open and self._all_changes - self._emptied > LONG:
                self._waiting.append(go_on)
                self._wanted.set()
                return
        go_on()

    def log_bytes(self) -> int:
        """How long the log's file is."""
        try:
            return self._log.stat().st_size
        except OSError:
            return 0

    def close(self, shut: Callable[[Connection], None]) -> None:
        """Stop copying and end the thread, its connection closed by ``shut``."""
        with self._gate:
            self._open = False
            self._shut = shut
            if self._copying is not None:
                self._copying.interrupt()
        self._wanted.set()
        self._thread.join()
        self._let_go_on()

    def _work(self) -> None:
        connection: Connection | None = None
        self._reserve.keep()
        if self._has_grown(self.log_bytes()):
            self._wanted.set()
        while self._wanted.wait() and self._open:
            self._wanted.clear()
            self._reserve.keep()
            # What fails here loses nothing: the log stays as it is and is copied another time.
            with suppress(StoreError), translated():
                connection = connection or self._connect()
                if self._may_copy(connection):
                    self._copy(connection)
            self._may_copy(None)
            self._let_go_on()
        if connection is not None:
            self._shut(connection)

    def _has_grown(self, now: int) -> bool:
        """Whether the log's file is much longer than when it was looked at last; begun anew it is cut short."""
        if now - self._log_bytes < LOG_BYTES:
            self._log_bytes = min(now, self._log_bytes)
            return False
        self._log_bytes = now
        return True

    def _may_copy(self, connection: Connection | None) -> bool:
        with self._gate:
            self._copying = connection
            return self._open

    def _copy(self, connection: Connection) -> None:
        held_up = bool(self._waiting)
        for _ in range(_TRIES if held_up else 1):
            reached = self._all_changes
            _, written, copied = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()[0]
            # Copied to its end beside a long job in its midst, the log is not begun anew: the job still holds on to it.
            if held_up and written == copied and self._all_changes == reached:
                self._emptied = reached
                return

    def _let_go_on(self) -> None:
        with self._gate:
            waiting, self._waiting = self._waiting, []
        for go_on in waiting:
            go_on()
