"""All lists can be made again from what was written down, which proves that they hold nothing of their own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future

from fieldkit.base.wording import said
from fieldkit.store import guard, projections, state, text_index
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database

_UNFINISHED = "rebuild"
_START = -1


def rebuild(database: Database, progress: Callable[[int, int], None] | None = None) -> Future[int]:
    """Make every list again, in short steps between which drafts are saved; the future gives how many steps it took.

    Returns at once. ``progress`` hears (done, all) on the writer thread. Cut short, ``is_unfinished`` says so at the
    next start. The future raises RemovalError where the lists would lose a good part of their records; then they are
    left as they were.
    """
    return _Rebuild(progress).start(database)


def is_unfinished(connection: Connection) -> bool:
    """Whether a rebuild was cut short, so that search does not find everything."""
    return state.get(connection, _UNFINISHED) is not None


class _Rebuild:
    def __init__(self, progress: Callable[[int, int], None] | None) -> None:
        self._progress = progress
        self._numbers: deque[int] = deque()
        self._total = 0
        self._cleared = 0

    def start(self, database: Database) -> Future[int]:
        return database.write_slices(self._items(), self._step, finish=_finish, progress=self._tell)

    def _items(self) -> Iterator[int]:
        yield _START
        while self._numbers:
            yield self._numbers.popleft()

    def _step(self, connection: Connection, number: int) -> None:
        if number != _START:
            projections.refresh(connection, number, cleared=self._cleared)
            return
        guard.require_kept(
            guard.listed(connection), guard.listed_and_held(connection), said("Making the lists again")
        )
        self._numbers.extend(_numbers(connection))
        self._total = len(self._numbers)
        state.put(connection, _UNFINISHED, "yes")
        self._cleared = text_index.clear(connection)

    def _tell(self, done: int) -> None:
        if self._progress is not None:
            self._progress(max(done - 1, 0), self._total)


def _finish(connection: Connection) -> None:
    state.drop(connection, _UNFINISHED)


def _numbers(connection: Connection) -> list[int]:
    """Records in the order in which they were changed, so that the newest words come last, as when they arrived."""
    rows = connection.execute(
        "SELECT records.n FROM records LEFT JOIN record_list ON record = records.n ORDER BY changed, records.n"
    )
    return [number for (number,) in rows]
