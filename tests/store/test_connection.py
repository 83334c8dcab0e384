"""Every complaint of the driver and the disk reaches a person as a code, a sentence and a next step."""

from pathlib import Path

import pytest

from fieldkit.store.connection import (
    Connection,
    close_copying_log,
    open_keyed,
    prepare_reader,
    prepare_writer,
    snapshot,
    transaction,
    translated,
)
from fieldkit.store.errors import (
    DamagedStoreError,
    DiskFullError,
    ReadOnlyDiskError,
    StoreError,
    StoreInUseError,
)
from tests.store.laptop import KEY


def prepared(folder: Path) -> Connection:
    connection = open_keyed(folder / "store.db", KEY)
    prepare_writer(connection)
    with transaction(connection):
        connection.execute("CREATE TABLE notes (text TEXT)")
    return connection


def test_a_transaction_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    connection = prepared(tmp_path)

    def half() -> None:
        with transaction(connection):
            connection.execute("INSERT INTO notes VALUES ('half')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert connection.execute("SELECT count(*) FROM notes").fetchone() == (0,)
    connection.close()


def test_every_commit_waits_for_the_disk_and_deleted_words_are_overwritten(tmp_path: Path) -> None:
    connection = prepared(tmp_path)
    asked = ("journal_mode", "synchronous", "secure_delete", "temp_store", "foreign_keys")
    found = [connection.execute(f"PRAGMA {name}").fetchone() for name in asked]
    assert [str(row[0]) for row in found if row] == ["wal", "2", "1", "2", "1"]
    connection.close()


def test_the_log_is_copied_before_a_connection_closes_because_closing_holds_up_every_thread(
    tmp_path: Path,
) -> None:
    connection, other = prepared(tmp_path), open_keyed(tmp_path / "store.db", KEY)
    other.execute("SELECT count(*) FROM notes").fetchone()
    with transaction(connection):
        connection.execute("INSERT INTO notes VALUES (hex(randomblob(100000)))")
    before = (tmp_path / "store.db").stat().st_size
    close_copying_log(connection)
    assert (tmp_path / "store.db").stat().st_size > before + 200_000
    other.close()


def test_a_reading_connection_cannot_write(tmp_path: Path) -> None:
    connection = prepared(tmp_path)
    reader = open_keyed(tmp_path / "store.db", KEY)
    prepare_reader(reader)
    with pytest.raises(ReadOnlyDiskError), translated():
        reader.execute("INSERT INTO notes VALUES ('no')")
    reader.close()
    connection.close()


def test_a_wrong_key_says_that_the_store_is_damaged_or_another_one(tmp_path: Path) -> None:
    prepared(tmp_path).close()
    stranger = open_keyed(tmp_path / "store.db", bytes(32))
    with pytest.raises(DamagedStoreError), snapshot(stranger):
        stranger.execute("SELECT * FROM notes")
    stranger.close()


def test_a_full_disk_is_told_apart_from_other_faults(tmp_path: Path) -> None:
    connection = prepared(tmp_path)
    connection.execute("PRAGMA max_page_count = 8")
    with pytest.raises(DiskFullError) as caught, transaction(connection):
        connection.execute("INSERT INTO notes VALUES (hex(zeroblob(100000)))")
    assert caught.value.code == "FK-STORE-FULL"
    connection.close()


def test_a_store_that_another_connection_is_writing_to_is_in_use(tmp_path: Path) -> None:
    first = prepared(tmp_path)
    second = open_keyed(tmp_path / "store.db", KEY)
    second.execute("PRAGMA busy_timeout = 0")
    with transaction(first), pytest.raises(StoreInUseError), transaction(second):
        pass
    first.close()
    second.close()


def test_anything_else_keeps_the_driver_s_words_for_the_support_desk(tmp_path: Path) -> None:
    connection = prepared(tmp_path)
    with pytest.raises(StoreError) as caught, translated():
        connection.execute("SELECT nonsense FROM nowhere")
    assert caught.value.code == "FK-STORE-FAILED"
    assert "nowhere" in caught.value.next_step
    connection.close()
