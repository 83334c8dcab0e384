"""One thread writes, drafts first; a save is durable when its future ends, and nothing stops it."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import pytest

from fieldkit.store.connection import Connection, open_keyed, prepare_writer, transaction
from fieldkit.store.errors import DamagedStoreError, DiskFullError, InterruptedJobError, StoreClosedError
from fieldkit.store.writer import Priority, Writer
from tests.store.laptop import KEY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    connection = open_keyed(path, KEY)
    prepare_writer(connection)
    with transaction(connection):
        connection.execute("CREATE TABLE notes (n INTEGER PRIMARY KEY, text TEXT)")

    def renew() -> Connection:
        again = open_keyed(path, KEY)
        prepare_writer(again)
        return again

    made = Writer(connection, renew, lambda changes: None)
    yield made
    made.close()


def texts(path: Path) -> list[str]:
    connection = open_keyed(path, KEY)
    found = [row[0] for row in connection.execute("SELECT text FROM notes ORDER BY n")]
    connection.close()
    return found


def count(connection: Connection) -> int:
    row = connection.execute("SELECT count(*) FROM notes").fetchone()
    return int(row[0]) if row else 0


def blocked(writer: Writer) -> threading.Event:
    """Keep the writer busy until the event is set."""
    release, started = threading.Event(), threading.Event()

    def wait(connection: Connection) -> None:
        started.set()
        release.wait(10)

    writer.write(wait)
    started.wait(10)
    return release


def test_what_a_future_says_is_done_another_connection_sees(writer: Writer, path: Path) -> None:
    assert writer.write(lambda c: c.execute("INSERT INTO notes (text) VALUES ('a')").lastrowid).result() == 1
    assert texts(path) == ["a"]


def noted(into: list[str], name: str, connection: Connection) -> None:
    into.append(name)


def test_drafts_go_before_everything_that_waits(writer: Writer) -> None:
    order: list[str] = []
    release = blocked(writer)
    jobs = [
        writer.write(partial(noted, order, name), priority)
        for name, priority in (
            ("first", Priority.NORMAL),
            ("second", Priority.NORMAL),
            ("long", Priority.BACKGROUND),
            ("draft", Priority.DRAFT),
            ("next draft", Priority.DRAFT),
        )
    ]
    release.set()
    for job in jobs:
        job.result()
    assert order == ["draft", "next draft", "first", "second", "long"]


def test_an_error_inside_comes_out_of_the_future_and_the_next_job_runs(writer: Writer, path: Path) -> None:
    def fail(connection: Connection) -> None:
        connection.execute("INSERT INTO notes (text) VALUES ('half')")
        raise KeyError("half-way")

    with pytest.raises(KeyError):
        writer.write(fail).result()
    writer.write(lambda c: c.execute("INSERT INTO notes (text) VALUES ('whole')")).result()
    assert texts(path) == ["whole"]


def test_a_full_disk_is_an_answer_not_the_end(writer: Writer, path: Path) -> None:
    writer.write(lambda c: c.execute("INSERT INTO notes (text) VALUES ('before')")).result()
    writer.write(lambda c: c.execute("PRAGMA max_page_count = 10")).result()
    with pytest.raises(DiskFullError):
        writer.write(lambda c: c.execute("INSERT INTO notes (text) VALUES (hex(zeroblob(90000)))")).result()
    writer.write(lambda c: c.execute("PRAGMA max_page_count = 4294967294")).result()
    writer.write(lambda c: c.execute("INSERT INTO notes (text) VALUES ('after')")).result()
    assert texts(path) == ["before", "after"]


def test_a_long_job_lets_saves_in_and_finishes_in_its_last_step(writer: Writer, path: Path) -> None:
    progress: list[int] = []
    saved: list[Future[int]] = []

    def items() -> Iterator[int]:
        for number in range(40):
            if number == 20:
                saved.append(writer.write(count, Priority.DRAFT))
            yield number

    def slow(connection: Connection, number: int) -> None:
        connection.execute("INSERT INTO notes (text) VALUES (?)", (f"item {number}",))
        threading.Event().wait(0.002)

    def finish(connection: Connection) -> None:
        connection.execute("INSERT INTO notes (text) VALUES ('cursor')")

    assert writer.write_slices(items(), slow, finish, progress.append).result() == 40
    assert texts(path)[-1] == "cursor"
    assert progress == sorted(progress)
    assert len(progress) > 2
    assert 20 <= saved[0].result() < 40


def test_a_long_job_takes_longer_steps_while_nobody_waits(writer: Writer) -> None:
    def slow(_connection: Connection, _number: int) -> None:
        threading.Event().wait(0.002)

    alone: list[int] = []
    writer.write_slices(range(30), slow, None, alone.append).result()
    side_by_side: list[int] = []
    release = blocked(writer)
    jobs = [writer.write_slices(range(30), slow, None, side_by_side.append) for _ in range(2)]
    release.set()
    assert [job.result() for job in jobs] == [30, 30]
    assert len(alone) < len(side_by_side) / 2


def test_a_long_job_that_fails_keeps_what_it_committed(writer: Writer, path: Path) -> None:
    def change(connection: Connection, number: int) -> None:
        if number == 30:
            raise KeyError(number)
        connection.execute("INSERT INTO notes (text) VALUES (?)", (str(number),))
        threading.Event().wait(0.002)

    with pytest.raises(KeyError):
        writer.write_slices(range(40), change, None, None).result()
    kept = texts(path)
    assert kept == [str(number) for number in range(len(kept))]
    assert 0 < len(kept) <= 30


def test_interrupting_stops_a_long_statement_of_a_long_job(writer: Writer) -> None:
    began = threading.Event()

    def count_on(connection: Connection, _: int) -> None:
        began.set()
        connection.execute(
            "WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 500000000) SELECT max(n) FROM up"
        ).fetchone()

    job = writer.write_slices([1], count_on, None, None)
    began.wait(10)
    while not job.done():
        writer.interrupt()
    with pytest.raises(InterruptedJobError):
        job.result()


def test_interrupting_does_not_touch_a_save(writer: Writer) -> None:
    began = threading.Event()

    def count_up(connection: Connection) -> int:
        began.set()
        row = connection.execute(
            "WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 300000) SELECT max(n) FROM up"
        ).fetchone()
        return int(row[0]) if row else 0

    job = writer.write(count_up, Priority.DRAFT)
    began.wait(10)
    while not job.done():
        writer.interrupt()
    assert job.result() == 300000


def test_closing_keeps_the_saves_and_drops_long_jobs(writer: Writer, path: Path) -> None:
    release = blocked(writer)
    save = writer.write(lambda c: c.execute("INSERT INTO notes (text) VALUES ('kept')"))
    long = writer.write_slices(range(10), lambda c, n: None, None, None)
    threading.Timer(0.05, release.set).start()
    writer.close()
    save.result()
    assert texts(path) == ["kept"]
    with pytest.raises(StoreClosedError):
        long.result()
    with pytest.raises(StoreClosedError):
        writer.write(lambda c: None)
    writer.close()


def test_a_job_given_up_before_it_began_is_not_done_and_harms_nobody(writer: Writer, path: Path) -> None:
    release = blocked(writer)
    jobs = [writer.write(count), writer.write_slices([1], lambda c, n: None, None, None)]
    assert all(job.cancel() for job in jobs)
    release.set()
    assert writer.write(count).result() == 0


def test_after_a_damaged_page_writing_goes_on_where_pages_are_sound(writer: Writer, path: Path) -> None:
    def meet_damage(connection: Connection) -> None:
        raise DamagedStoreError("A page is damaged.", "Call.")

    held = writer._connection
    with pytest.raises(DamagedStoreError):
        writer.write(meet_damage).result()
    writer.write(lambda c: c.execute("INSERT INTO notes (text) VALUES ('sound')")).result()
    assert writer._connection is not held
    assert texts(path) == ["sound"]


def test_every_transaction_but_a_draft_s_is_tidied_before_it_is_committed(path: Path) -> None:
    connection = open_keyed(path, KEY)
    prepare_writer(connection)
    with transaction(connection):
        connection.execute("CREATE TABLE notes (n INTEGER PRIMARY KEY, text TEXT)")

    def tidy(writing: Connection) -> None:
        assert writing.in_transaction
        writing.execute("INSERT INTO notes (text) VALUES ('tidied')")

    def note(writing: Connection, text: str) -> None:
        writing.execute("INSERT INTO notes (text) VALUES (?)", (text,))

    made = Writer(connection, lambda: connection, lambda changes: None, tidy=tidy)
    made.write(partial(note, text="draft"), Priority.DRAFT).result()
    made.write(partial(note, text="seal")).result()
    made.write_slices(["page"], note, None, None).result()
    made.close()
    assert texts(path) == ["draft", "seal", "tidied", "page", "tidied"]
