from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, inspect, select, text

from fieldkit.hub import schema
from fieldkit.hub.database import DatabaseError, empty_log, insert_new, migrate, open_engine, reading, writing
from tests.hub.worlds import new_area


def row(area: str, number: int = 0) -> dict[str, Any]:
    return {"area": area, "epoch": "e", "number": number, "roster": 0, "opened_at": "now"}


def test_inserting_again_changes_nothing(engine: Engine) -> None:
    area = new_area()
    with writing(engine) as connection:
        insert_new(connection, schema.area, [row(area), row(area, 5)])
        insert_new(connection, schema.area, [row(area, 9)])
        insert_new(connection, schema.area, [])
        found = (
            connection.execute(select(schema.area.c.number).where(schema.area.c.area == area)).scalars().all()
        )
    assert found == [0]


def test_a_transaction_that_fails_leaves_nothing(engine: Engine) -> None:
    area = new_area()

    def fail() -> None:
        with writing(engine) as connection:
            insert_new(connection, schema.area, [row(area)])
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with reading(engine) as connection:
        assert connection.execute(select(schema.area).where(schema.area.c.area == area)).first() is None


def test_migrating_again_is_harmless(engine: Engine) -> None:
    migrate(engine)
    assert "revision" in inspect(engine).get_table_names()


def test_a_migration_that_is_cut_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'hub.db'}")

    class PowerCutError(Exception): ...

    def cut(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "quarantine" in statement:
            raise PowerCutError

    event.listen(engine, "before_cursor_execute", cut)
    with pytest.raises(PowerCutError):
        migrate(engine)
    event.remove(engine, "before_cursor_execute", cut)
    assert inspect(engine).get_table_names() == []
    migrate(engine)
    assert "quarantine" in inspect(engine).get_table_names()
    engine.dispose()


def test_a_bare_file_name_is_sqlite_and_its_folder_is_made(tmp_path: Path) -> None:
    engine = open_engine(str(tmp_path / "new" / "hub.db"))
    migrate(engine)
    with reading(engine) as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
    engine.dispose()


def test_a_database_of_a_newer_hub_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "hub.db"
    plain = create_engine(f"sqlite:///{file}")
    with plain.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('9999')"))
    plain.dispose()
    engine = open_engine(str(file))
    with pytest.raises(DatabaseError):
        migrate(engine)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()


@pytest.mark.parametrize("url", ["nonsense://x", "oracle://x/y", "sqlite:///\0"])
def test_an_address_that_is_none_says_so(url: str) -> None:
    with pytest.raises(DatabaseError):
        open_engine(url)


def test_what_was_erased_leaves_the_log_too(tmp_path: Path) -> None:
    file = tmp_path / "hub.db"
    engine = open_engine(f"sqlite:///{file}")
    migrate(engine)
    words = "pension-book-" * 40
    with writing(engine) as connection:
        insert_new(connection, schema.area, [row(words)])
    with writing(engine) as connection:
        connection.execute(schema.area.delete())
    files = [file, file.with_name("hub.db-wal")]
    assert any(words.encode() in one.read_bytes() for one in files)

    assert empty_log(engine)

    assert not any(words.encode() in one.read_bytes() for one in files)
    engine.dispose()


def test_a_log_that_somebody_reads_is_left_and_said_so(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'hub.db'}")
    migrate(engine)
    with reading(engine) as connection:
        connection.execute(select(schema.area)).all()
        with writing(engine) as other:
            other.exec_driver_sql("PRAGMA busy_timeout = 1")
            insert_new(other, schema.area, [row(new_area())])
        assert not empty_log(engine)
    assert empty_log(engine)
    engine.dispose()
