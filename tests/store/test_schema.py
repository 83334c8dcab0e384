"""A new store and one that came through all migrations are the same."""

from pathlib import Path

from fieldkit.store import migrating, schema
from fieldkit.store.connection import Connection, open_keyed, transaction
from tests.store.laptop import KEY


def described(connection: Connection) -> list[tuple[object, ...]]:
    return connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    ).fetchall()


def test_a_fresh_schema_equals_the_migrated_one(tmp_path: Path) -> None:
    fresh = open_keyed(tmp_path / "fresh.db", KEY)
    with transaction(fresh):
        schema.build(fresh)
    migrated = open_keyed(tmp_path / "migrated.db", KEY)
    with transaction(migrated):
        for step in migrating.MIGRATIONS:
            step.apply(migrated)
    assert described(fresh) == described(migrated)
    settings = "SELECT k, v FROM words_config ORDER BY k"
    assert fresh.execute(settings).fetchall() == migrated.execute(settings).fetchall()
    assert schema.version(fresh) == schema.VERSION
    fresh.close()
    migrated.close()
