"""Reading sees one moment, on as many threads as ask, until the store is locked."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from fieldkit.store import state
from fieldkit.store.connection import Connection
from fieldkit.store.errors import InterruptedJobError, StoreClosedError
from tests.store.laptop import Laptop

ENDLESS = "WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up) SELECT max(n) FROM up"


def test_one_reading_sees_one_moment_whatever_is_written_meanwhile(laptop: Laptop) -> None:
    laptop.write(lambda connection: state.put(connection, "word", "before"))

    def look(connection: Connection) -> tuple[str | None, str | None]:
        first = state.get(connection, "word")
        laptop.write(lambda writing: state.put(writing, "word", "after"))
        return first, state.get(connection, "word")

    assert laptop.read(look) == ("before", "before")
    assert laptop.read(lambda connection: state.get(connection, "word")) == "after"


def test_many_threads_read_at_once(laptop: Laptop) -> None:
    laptop.write(lambda connection: state.put(connection, "word", "same"))
    together = threading.Barrier(4)

    def look(connection: Connection) -> str | None:
        together.wait(10)
        return state.get(connection, "word")

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: laptop.read(look), range(4))) == ["same"] * 4


def test_interrupting_ends_what_reads(laptop: Laptop) -> None:
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(laptop.read, lambda connection: connection.execute(ENDLESS).fetchone())
        while not reading.done():
            laptop.database.interrupt()
        with pytest.raises(InterruptedJobError):
            reading.result()
    assert laptop.read(lambda connection: state.get(connection, "nothing")) is None


def test_closing_stops_what_reads_and_refuses_the_next(laptop: Laptop) -> None:
    began = threading.Event()

    def look(connection: Connection) -> object:
        began.set()
        return connection.execute(ENDLESS).fetchone()

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(laptop.read, look)
        began.wait(10)
        laptop.database.close()
        with pytest.raises(InterruptedJobError):
            reading.result()
    with pytest.raises(StoreClosedError):
        laptop.read(lambda connection: None)
