"""A store is opened as it is or not at all: never over another, never empty in its place, never by two."""

from functools import partial
from pathlib import Path

import pytest

from fieldkit.store import migrating, schema, state
from fieldkit.store.checkpointer import ROOM_AFTER
from fieldkit.store.connection import LOG_KEPT_BYTES, Connection, open_keyed, transaction
from fieldkit.store.database import LEFT_BYTES, create_database, open_database
from fieldkit.store.errors import (
    DamagedStoreError,
    NewerStoreError,
    StoreClosedError,
    StoreExistsError,
    StoreMissingError,
)
from tests.store.laptop import KEY


def folder_bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first = create_database(path, KEY)
    first.write(lambda connection: state.put(connection, "word", "kept")).result()
    first.close()
    again = open_database(path, KEY)
    assert again.read(lambda connection: state.get(connection, "word")) == "kept"
    again.close()


def test_a_closed_store_leaves_one_file_and_takes_no_more_work(tmp_path: Path) -> None:
    database = create_database(tmp_path / "store.db", KEY)
    database.close()
    database.close()
    assert [path.name for path in tmp_path.iterdir()] == ["store.db"]
    with pytest.raises(StoreClosedError):
        database.write(lambda connection: None)


def test_a_missing_store_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError):
        open_database(tmp_path / "store.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_new_store_is_not_made_over_an_old_one(tmp_path: Path) -> None:
    create_database(tmp_path / "store.db", KEY).close()
    before = folder_bytes(tmp_path)
    with pytest.raises(StoreExistsError):
        create_database(tmp_path / "store.db", KEY)
    assert folder_bytes(tmp_path) == before


@pytest.mark.parametrize("key", [bytes(32), bytes(reversed(KEY))])
def test_a_wrong_key_changes_no_byte(tmp_path: Path, key: bytes) -> None:
    create_database(tmp_path / "store.db", KEY).close()
    before = folder_bytes(tmp_path)
    with pytest.raises(DamagedStoreError):
        open_database(tmp_path / "store.db", key)
    assert folder_bytes(tmp_path) == before


@pytest.mark.parametrize("damage", ["emptied", "cut", "first page", "salt"])
def test_a_damaged_store_is_told_and_its_bytes_are_kept(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "store.db"
    create_database(path, KEY).close()
    whole = path.read_bytes()
    broken = {
        "emptied": b"",
        "cut": whole[:1000],
        "first page": whole[:200] + bytes(100) + whole[300:],
        "salt": bytes(16) + whole[16:],
    }[damage]
    path.write_bytes(broken)
    with pytest.raises(DamagedStoreError) as caught:
        open_database(path, KEY)
    assert caught.value.code == "FK-STORE-DAMAGED"
    assert folder_bytes(tmp_path) == {"store.db": broken}


def test_a_store_from_a_newer_fieldkit_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    create_database(path, KEY).close()
    connection = open_keyed(path, KEY)
    with transaction(connection):
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    before = folder_bytes(tmp_path)
    with pytest.raises(NewerStoreError):
        open_database(path, KEY)
    assert folder_bytes(tmp_path) == before


def test_an_encrypted_file_without_a_schema_is_not_taken_for_a_store(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    connection = open_keyed(path, KEY)
    connection.execute("CREATE TABLE other (n INTEGER)")
    connection.close()
    with pytest.raises(DamagedStoreError):
        open_database(path, KEY)


def test_the_key_is_overwritten_when_the_store_is_locked(tmp_path: Path) -> None:
    database = create_database(tmp_path / "store.db", KEY)
    held = database._key
    database.close()
    assert held == bytearray(32)


def test_the_newest_migration_is_the_schema_of_today() -> None:
    assert migrating.MIGRATIONS[-1].number == schema.VERSION


def test_a_few_saves_later_the_log_has_room_for_hundreds_more(tmp_path: Path) -> None:
    database = create_database(tmp_path / "store.db", KEY)
    log = tmp_path / "store.db-wal"
    for number in range(ROOM_AFTER):
        assert log.stat().st_size < LOG_KEPT_BYTES
        database.write(partial(state.put, name=f"save {number}", value="yes")).result()
    # The room is asked for before the first of these is begun, so it is there before the second.
    for _ in range(2):
        database.write_slices([0], lambda c, n: None).result()
    assert log.stat().st_size == LOG_KEPT_BYTES
    database.close()
    again = open_database(tmp_path / "store.db", KEY)
    assert again.read(lambda c: state.get(c, f"save {ROOM_AFTER - 1}")) == "yes"
    again.close()


def test_the_log_stays_short_beside_a_long_job(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    database = create_database(path, KEY)
    log = path.with_name("store.db-wal")
    longest = 0

    def change(connection: Connection, number: int) -> None:
        nonlocal longest
        connection.executemany(
            "INSERT INTO state (name, value) VALUES (?, ?)",
            [(f"{number}-{row}", "x" * 200) for row in range(500)],
        )
        longest = max(longest, log.stat().st_size)

    database.write_slices(range(200), change).result()
    database.close()
    assert longest < path.stat().st_size


def test_a_long_log_is_left_at_the_lock_and_read_at_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    database = create_database(path, KEY)
    content = "x" * (LEFT_BYTES + 1)
    database.write(lambda c: state.put(c, "large", content)).result()
    before = path.stat().st_size
    database.close()
    assert path.stat().st_size == before
    again = open_database(path, KEY)
    assert again.read(lambda c: state.get(c, "large")) == content
    again.close()


def test_a_log_that_holds_what_was_taken_back_is_copied_and_removed_however_long(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    database = create_database(path, KEY)

    def reading_something_older(connection: Connection) -> bool:
        connection.execute("SELECT count(*) FROM state").fetchone()
        database.write(lambda c: state.put(c, "large", "x" * (LEFT_BYTES + 1))).result()
        return database.empty_log()

    assert not database.read(reading_something_older)
    database.close()
    assert not path.with_name("store.db-wal").exists()


def test_a_store_that_is_closed_whole_is_one_file_however_long_its_log(tmp_path: Path) -> None:
    database = create_database(tmp_path / "store.db", KEY)
    database.write(lambda c: state.put(c, "large", "x" * (LEFT_BYTES + 1))).result()
    database.close(whole=True)
    assert [one.name for one in tmp_path.iterdir()] == ["store.db"]
