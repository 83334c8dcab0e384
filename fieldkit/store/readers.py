"""Reading never waits for writing: each reading thread borrows a connection of its own and sees one moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from fieldkit.store.connection import Connection, snapshot
from fieldkit.store.errors import DamagedStoreError
from fieldkit.store.writer import closed

T = TypeVar("T")


class Readers:
    """Connections that only read; as many as threads ever read at once."""

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
        self._changed = threading.Condition()
        self._free: list[Connection] = []
        self._busy: list[Connection] = []
        self._open = True

    def read(self, look: Callable[[Connection], T]) -> T:
        """Run ``look`` on the calling thread inside one snapshot. Raises StoreClosedError once closed."""
        connection = self._borrow()
        usable = True
        try:
            with snapshot(connection):
                return look(connection)
        except DamagedStoreError:
            # SQLCipher reads nothing more on a connection that met a damaged page; the next reading gets a new one.
            usable = False
            raise
        finally:
            self._give_back(connection, usable)

    def interrupt(self) -> None:
        """Stop every statement that is reading now; it ends with InterruptedJobError."""
        with self._changed:
            for connection in self._busy:
                connection.interrupt()

    def close(self) -> None:
        """Stop what reads, wait until it has let go, close everything."""
        with self._changed:
            self._open = False
            for connection in self._busy:
                connection.interrupt()
            # A statement may begin just after the interrupt: ask again until everybody has let go.
            while self._busy:
                if not self._changed.wait(timeout=0.01):
                    for connection in self._busy:
                        connection.interrupt()
            for connection in self._free:
                connection.close()
            self._free.clear()

    def _borrow(self) -> Connection:
        with self._changed:
            if not self._open:
                raise closed()
            connection = self._free.pop() if self._free else self._connect()
            self._busy.append(connection)
            return connection

    def _give_back(self, connection: Connection, usable: bool) -> None:
        with self._changed:
            self._busy.remove(connection)
            if usable:
                self._free.append(connection)
            else:
                connection.close()
            self._changed.notify_all()
