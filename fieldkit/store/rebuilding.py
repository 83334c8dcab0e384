"""All lists can be made again from what was written down, which proves that they hold nothing of their own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial

from fieldkit.base.wording import said
from fieldkit.store import guard, projections, state, text_index
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database

_UNFINISHED = "rebuild"

WORDS_STEP = 32
"""How many rows of words one step indexes: a few milliseconds' work."""

_Step = Callable[[Connection], object]


def rebuild(database: Database, progress: Callable[[int, int], None] | None = None) -> Future[int]:
    """Make every list again, in short steps between which drafts are saved; the future gives how many steps it took.

    Returns at once. ``progress`` hears (done, all), in steps, on the writer thread. Cut short, ``is_unfinished`` says
    so at the next start. The future raises RemovalError where the lists would lose a good part of their records; then
    they are left as they were.
    """
    return _Rebuild(progress).start(database)


def is_unfinished(connection: Connection) -> bool:
    """Whether a rebuild was cut short, so that search does not find everything."""
    return state.get(connection, _UNFINISHED) is not None


class _Rebuild:
    """First each record's rows, in the order of its newest revision; then all words, in the order of their rows.

    Both orders follow the file, and the second the index too; search finds everything until the second begins.
    """

    def __init__(self, progress: Callable[[int, int], None] | None) -> None:
        self._progress = progress
        self._steps: deque[_Step] = deque([self._begin])
        self._numbers: list[int] = []
        self._total = 0

    def start(self, database: Database) -> Future[int]:
        return database.write_slices(self._items(), _take, finish=_finish, progress=self._tell)

    def _items(self) -> Iterator[_Step]:
        while self._steps:
            yield self._steps.popleft()

    def _begin(self, connection: Connection) -> None:
        guard.require_kept(
            guard.listed(connection), guard.listed_and_held(connection), said("Making the lists again")
        )
        state.put(connection, _UNFINISHED, "yes")
        self._numbers = _numbers(connection)
        self._steps.extend(partial(projections.refresh, record=number) for number in self._numbers)
        self._steps.append(self._begin_words)
        self._count(text_index.last(connection))

    def _begin_words(self, connection: Connection) -> None:
        """Only now: before, a word may be in a row that does not stand."""
        last = text_index.clear(connection)
        self._steps.extend(
            partial(text_index.index_again, after=after, until=min(after + WORDS_STEP, last))
            for after in range(0, last, WORDS_STEP)
        )
        self._count(last)

    def _count(self, last: int) -> None:
        self._total = len(self._numbers) + 1 + len(range(0, last, WORDS_STEP))

    def _tell(self, done: int) -> None:
        if self._progress is not None:
            self._progress(min(max(done - 1, 0), self._total), self._total)


def _take(connection: Connection, step: _Step) -> None:
    step(connection)


def _finish(connection: Connection) -> None:
    state.drop(connection, _UNFINISHED)


def _numbers(connection: Connection) -> list[int]:
    """Records in the order in which their newest revisions arrived, so that new rows of words come in that order too."""
    rows = connection.execute(
        "SELECT records.n FROM records LEFT JOIN revisions ON record = records.n"
        " GROUP BY records.n ORDER BY max(revisions.n), records.n"
    )
    return [number for (number,) in rows]
