"""The log has its room before it is needed, and what was saved in it is read as before."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.store import log_room
from fieldkit.store.connection import LOG_KEPT_BYTES, Connection, open_keyed, prepare_writer, transaction
from tests.store.laptop import KEY


@pytest.fixture
def writing(tmp_path: Path) -> Iterator[Connection]:
    connection = open_keyed(tmp_path / "store.db", KEY)
    prepare_writer(connection)
    with transaction(connection):
        connection.execute("CREATE TABLE notes (n INTEGER PRIMARY KEY, text TEXT)")
    yield connection
    connection.close()


def save(connection: Connection, text: str) -> None:
    with transaction(connection):
        connection.execute("INSERT INTO notes (text) VALUES (?)", (text,))


def after_a_flat_battery(folder: Path, into: Path) -> list[str]:
    """What is read from the two files as they are now, by somebody who knows nothing of before."""
    into.mkdir()
    for name in ("store.db", "store.db-wal"):
        shutil.copy(folder / name, into / name)
    connection = open_keyed(into / "store.db", KEY)
    found = [row[0] for row in connection.execute("SELECT text FROM notes ORDER BY n")]
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    return found


def test_what_was_saved_before_and_after_is_read_from_a_log_with_room(
    writing: Connection, tmp_path: Path
) -> None:
    log = tmp_path / "store.db-wal"
    save(writing, "before")
    written = log.stat().st_size
    with transaction(writing):
        assert log_room.take(log)
    assert log.stat().st_size == LOG_KEPT_BYTES
    assert not any(log.read_bytes()[written:])
    assert after_a_flat_battery(tmp_path, tmp_path / "at once") == ["before"]
    save(writing, "after")
    assert log.stat().st_size == LOG_KEPT_BYTES
    assert after_a_flat_battery(tmp_path, tmp_path / "later") == ["before", "after"]


def test_the_room_stays_when_the_log_is_begun_anew(writing: Connection, tmp_path: Path) -> None:
    log = tmp_path / "store.db-wal"
    with transaction(writing):
        log_room.take(log)
    for number in range(3):
        save(writing, f"note {number}")
        _, written, copied = writing.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()[0]
        assert written == copied
        assert log.stat().st_size == LOG_KEPT_BYTES
    assert after_a_flat_battery(tmp_path, tmp_path / "later") == ["note 0", "note 1", "note 2"]


def test_a_log_that_is_long_already_is_left_alone(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"frames" * 10)
    assert log_room.take(log, size=60)
    assert log.read_bytes() == b"frames" * 10


def test_a_disk_without_room_to_spare_and_a_log_that_is_not_there_are_left_alone(tmp_path: Path) -> None:
    log = tmp_path / "log"
    assert not log_room.take(log)
    assert not log.exists()
    log.write_bytes(b"frames")
    assert not log_room.take(log, size=1 << 60)
    assert log.read_bytes() == b"frames"
