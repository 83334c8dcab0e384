"""The write-ahead log is emptied beside the work, and left alone where that fails."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from fieldkit.store import checkpointer
from fieldkit.store.checkpointer import Checkpointer
from fieldkit.store.connection import (
    LOG_KEPT_BYTES,
    Connection,
    Cursor,
    close_copying_log,
    close_leaving_log,
    open_keyed,
    prepare_writer,
    transaction,
)
from fieldkit.store.errors import DiskError
from fieldkit.store.reserve import Reserve
from tests.store.laptop import KEY


def test_enough_commits_move_the_log_into_the_database(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    connection = open_keyed(path, KEY)
    prepare_writer(connection)
    copied = threading.Event()

    def connect() -> Connection:
        return cast(Connection, _Telling(open_keyed(path, KEY), copied))

    worker = Checkpointer(connect, Reserve(tmp_path / "kept", 0), tmp_path / "store.db-wal")
    with transaction(connection):
        connection.execute("CREATE TABLE notes (text TEXT)")
        connection.execute("INSERT INTO notes VALUES (hex(zeroblob(50000)))")
    before = path.stat().st_size
    for _ in range(checkpointer.COMMITS):
        worker.committed(connection.total_changes)
    assert copied.wait(10)
    worker.close(close_copying_log)
    assert path.stat().st_size > before
    connection.close()


def test_a_long_job_goes_on_at_once_while_the_log_is_short_and_later_while_it_is_long(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    connection = open_keyed(path, KEY)
    prepare_writer(connection)
    may_copy = threading.Event()

    def connect() -> Connection:
        may_copy.wait(10)
        return open_keyed(path, KEY)

    worker = Checkpointer(connect, Reserve(tmp_path / "kept", 0), tmp_path / "store.db-wal")
    went_on: list[str] = []
    worker.when_copied(lambda: went_on.append("short"))
    assert went_on == ["short"]
    worker.committed(checkpointer.LONG + 1)
    later = threading.Event()
    worker.when_copied(later.set)
    assert not later.is_set()
    may_copy.set()
    assert later.wait(10)
    worker.close(close_copying_log)
    connection.close()


def test_nobody_is_left_waiting_when_it_closes(tmp_path: Path) -> None:
    may_copy = threading.Event()

    def connect() -> Connection:
        may_copy.wait(10)
        raise DiskError("The disk is away.", "Nothing to do.")

    worker = Checkpointer(connect, Reserve(tmp_path / "kept", 0), tmp_path / "store.db-wal")
    worker.committed(checkpointer.LONG + 1)
    went_on = threading.Event()
    worker.when_copied(went_on.set)
    may_copy.set()
    worker.close(close_copying_log)
    assert went_on.is_set()
    at_once = threading.Event()
    worker.when_copied(at_once.set)
    assert at_once.is_set()


def test_many_changed_rows_count_like_many_commits(tmp_path: Path) -> None:
    asked = threading.Event()

    def connect() -> Connection:
        asked.set()
        raise DiskError("The disk is away.", "Nothing to do.")

    worker = Checkpointer(connect, Reserve(tmp_path / "kept", 0), tmp_path / "store.db-wal")
    worker.committed(checkpointer.CHANGES - 1)
    assert not asked.is_set()
    worker.committed(checkpointer.CHANGES)
    assert asked.wait(10)
    worker.close(close_copying_log)


def test_a_few_large_things_are_copied_however_few_rows_they_are(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    connection = open_keyed(path, KEY)
    prepare_writer(connection)
    opened = threading.Event()

    def connect() -> Connection:
        opened.set()
        return open_keyed(path, KEY)

    worker = Checkpointer(connect, Reserve(tmp_path / "kept", 0), tmp_path / "store.db-wal")
    with transaction(connection):
        connection.execute("CREATE TABLE photos (content BLOB)")
    worker.committed(connection.total_changes)
    assert not opened.is_set()
    with transaction(connection):
        connection.execute("INSERT INTO photos VALUES (zeroblob(?))", (checkpointer.LOG_BYTES,))
    worker.committed(connection.total_changes)
    assert opened.wait(10)
    worker.close(close_copying_log)
    connection.close()


def test_a_log_that_was_left_long_is_copied_after_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    connection = open_keyed(path, KEY)
    prepare_writer(connection)
    with transaction(connection):
        connection.execute("CREATE TABLE photos (content BLOB)")
        connection.execute("INSERT INTO photos VALUES (zeroblob(?))", (checkpointer.LOG_BYTES,))
    close_leaving_log(connection)
    left = path.stat().st_size
    copied = threading.Event()
    worker = Checkpointer(
        lambda: cast(Connection, _Telling(open_keyed(path, KEY), copied)),
        Reserve(tmp_path / "kept", 0),
        tmp_path / "store.db-wal",
    )
    assert copied.wait(10)
    worker.close(close_copying_log)
    assert path.stat().st_size > left + checkpointer.LOG_BYTES


def test_a_short_log_is_given_room_once_commits_follow_each_other_and_again_when_it_was_cut(
    tmp_path: Path,
) -> None:
    log = tmp_path / "store.db-wal"
    log.write_bytes(b"")
    asked: list[int] = []
    commits = 0

    def take_room() -> None:
        asked.append(commits)
        log.write_bytes(bytes(LOG_KEPT_BYTES))

    worker = Checkpointer(_no_disk, Reserve(tmp_path / "kept", 0), log, take_room)
    for commits in range(1, 3 * checkpointer.ROOM_AFTER + 1):
        if commits == 2 * checkpointer.ROOM_AFTER + 1:
            log.write_bytes(b"")
        worker.committed(0)
    worker.close(close_copying_log)
    assert asked == [checkpointer.ROOM_AFTER, 3 * checkpointer.ROOM_AFTER]


def test_a_log_that_can_t_be_given_room_is_not_asked_about_at_every_save(tmp_path: Path) -> None:
    asked: list[str] = []
    worker = Checkpointer(
        _no_disk, Reserve(tmp_path / "kept", 0), tmp_path / "store.db-wal", lambda: asked.append("room")
    )
    for _ in range(5 * checkpointer.ROOM_AFTER):
        worker.committed(0)
    worker.close(close_copying_log)
    assert asked == ["room"]


def _no_disk() -> Connection:
    raise DiskError("The disk is away.", "Nothing to do.")


class _Telling:
    """A connection that says when the log was copied."""

    def __init__(self, connection: Connection, copied: threading.Event) -> None:
        self._connection = connection
        self._copied = copied

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Cursor:
        answer = self._connection.execute(sql, parameters)
        if sql.startswith("PRAGMA wal_checkpoint"):
            self._copied.set()
        return answer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)
