"""All lists can be made again from what was written down, which proves that they hold nothing of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from itertools import chain

from fieldkit.store import projections, state, text_index
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database

_UNFINISHED = "rebuild"
_START = -1


def rebuild(database: Database, progress: Callable[[int, int], None] | None = None) -> Future[int]:
    """Make every list again, in short steps between which drafts are saved; the future gives how many steps it took.

    ``progress`` hears (done, all) on the writer thread. Cut short, ``is_unfinished`` says so at the next start.
    """
    numbers = database.read(_numbers)

    def step(connection: Connection, number: int) -> None:
        if number == _START:
            state.put(connection, _UNFINISHED, "yes")
            text_index.clear(connection)
        else:
            projections.refresh(connection, number)

    def tell(done: int) -> None:
        if progress is not None:
            progress(max(done - 1, 0), len(numbers))

    return database.write_slices(
        _items(numbers),
        step,
        finish=lambda connection: state.drop(connection, _UNFINISHED),
        progress=tell,
    )


def is_unfinished(connection: Connection) -> bool:
    """Whether a rebuild was cut short, so that search does not find everything."""
    return state.get(connection, _UNFINISHED) is not None


def _items(numbers: list[int]) -> Iterator[int]:
    return chain((_START,), numbers)


def _numbers(connection: Connection) -> list[int]:
    """Records in the order in which they were changed, so that the newest words come last, as when they arrived."""
    rows = connection.execute(
        "SELECT records.n FROM records LEFT JOIN record_list ON record = records.n ORDER BY changed, records.n"
    )
    return [number for (number,) in rows]
