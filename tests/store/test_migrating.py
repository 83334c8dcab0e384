"""An older store becomes one of today's, wholly or not at all, and a verified copy stands by meanwhile."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldkit.store import migrating, revisions, schema
from fieldkit.store.connection import Connection, open_keyed
from fieldkit.store.database import open_database
from fieldkit.store.errors import MigrationError, RemovalError, StoreError
from fieldkit.store.migrating import Migration
from tests.store.laptop import KEY, new_laptop, text

ROOT = Path(__file__).resolve().parents[2]


def add_column(connection: Connection) -> None:
    connection.execute("ALTER TABLE state ADD COLUMN noted TEXT NOT NULL DEFAULT ''")


NEXT = (*migrating.MIGRATIONS, Migration(schema.VERSION + 1, add_column))


def populated(folder: Path) -> Path:
    laptop = new_laptop(folder)
    laptop.keep("record-1", "conversation", {("words",): text("The stairs are steep")})
    laptop.database.close()
    return folder / "store.db"


def version(path: Path) -> int:
    connection = open_keyed(path, KEY)
    found = schema.version(connection)
    connection.close()
    return found


def test_an_older_store_is_brought_up_to_date_with_all_that_it_holds(tmp_path: Path) -> None:
    path = populated(tmp_path)
    database = open_database(path, KEY, migrations=NEXT)
    assert database.read(revisions.count) == 1
    assert database.read(lambda c: c.execute("SELECT count(*) FROM state WHERE noted = ''").fetchone()) == (
        0,
    )
    database.close()
    assert version(path) == schema.VERSION + 1
    assert [one.name for one in tmp_path.iterdir()] == ["store.db"]


def test_a_failing_step_leaves_the_store_as_it_was_and_the_copy_beside_it(tmp_path: Path) -> None:
    path = populated(tmp_path)

    def fail(connection: Connection) -> None:
        add_column(connection)
        connection.execute("DELETE FROM forms")
        raise MigrationError("No.", "Nothing.")

    with pytest.raises(MigrationError):
        open_database(path, KEY, migrations=(*migrating.MIGRATIONS, Migration(schema.VERSION + 1, fail)))
    assert version(path) == schema.VERSION
    again = open_database(path, KEY)
    assert again.read(revisions.count) == 1
    again.close()
    copy = open_database(tmp_path / "store.db.before-upgrade", KEY)
    assert copy.read(revisions.count) == 1
    copy.close()


def test_a_step_that_breaks_what_belongs_together_is_taken_back(tmp_path: Path) -> None:
    path = populated(tmp_path)

    def orphan(connection: Connection) -> None:
        connection.execute("DELETE FROM records")

    with pytest.raises(StoreError):
        open_database(path, KEY, migrations=(*migrating.MIGRATIONS, Migration(schema.VERSION + 1, orphan)))
    assert version(path) == schema.VERSION


def test_a_step_that_takes_records_away_is_stopped(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path)
    for number in range(6):
        laptop.keep(f"record-{number}", "conversation", {("words",): text("The stairs are steep")})
    laptop.database.close()

    def drop(connection: Connection) -> None:
        for table in ("texts", "record_list", "revisions", "records"):
            connection.execute(f"DELETE FROM {table}")

    with pytest.raises(RemovalError, match="6 of 6"):
        open_database(
            tmp_path / "store.db",
            KEY,
            migrations=(*migrating.MIGRATIONS, Migration(schema.VERSION + 1, drop)),
        )
    again = open_database(tmp_path / "store.db", KEY)
    assert again.read(revisions.count) == 6
    again.close()


def test_no_room_for_the_copy_means_no_upgrade(tmp_path: Path) -> None:
    path = populated(tmp_path)
    before = path.read_bytes()
    # The copy's place is taken by a folder, so that it can't be made.
    (tmp_path / "store.db.before-upgrade").mkdir()
    with pytest.raises(StoreError):
        open_database(path, KEY, migrations=NEXT)
    assert path.read_bytes() == before


def test_the_copy_holds_what_is_only_in_the_write_ahead_log(tmp_path: Path) -> None:
    program = """
import os, signal, sys
from pathlib import Path
from tests.store.laptop import new_laptop, text
laptop = new_laptop(Path(sys.argv[1]))
laptop.keep("record-1", "conversation", {("words",): text("only in the log")})
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        timeout=60,
    )
    assert (tmp_path / "store.db-wal").stat().st_size > 0
    seen: list[int] = []

    def look(connection: Connection) -> None:
        copy = open_keyed(tmp_path / "store.db.before-upgrade", KEY)
        seen.append(revisions.count(copy))
        copy.close()

    steps = (*migrating.MIGRATIONS, Migration(schema.VERSION + 1, look))
    open_database(tmp_path / "store.db", KEY, migrations=steps).close()
    assert seen == [1]


def test_every_migration_has_a_test_of_its_own() -> None:
    files = sorted(path.stem for path in (ROOT / "fieldkit/store/migrations").glob("m[0-9]*.py"))
    assert [int(name[1:5]) for name in files] == [step.number for step in migrating.MIGRATIONS]
    assert [name for name in files if not (ROOT / f"tests/store/migrations/test_{name}.py").is_file()] == []
