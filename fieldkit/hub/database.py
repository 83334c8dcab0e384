"""Opens the hub's database, SQLite or PostgreSQL alike, and brings its tables up to date before anybody is served."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from fieldkit.base.errors import FieldKitError

_MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_WRITES = "fieldkit_writes"
_MIGRATION_LOCK = 0x0F1E1D
"""Any number, the same in every process of the hub: PostgreSQL's name for the lock around migrations."""


class DatabaseError(FieldKitError):
    """A database that the hub cannot open or bring up to date."""

    code = "FK-HUB-DATABASE"


def open_engine(url: str) -> Engine:
    """An engine for ``sqlite:///FILE`` (or a bare file name) or ``postgresql://…``. Raises DatabaseError."""
    try:
        address = make_url(url if "://" in url else f"sqlite:///{url}")
        if address.drivername == "postgresql":
            address = address.set(drivername="postgresql+psycopg")
        if address.get_backend_name() == "sqlite" and address.database not in (None, "", ":memory:"):
            Path(str(address.database)).resolve().parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(address, pool_pre_ping=address.get_backend_name() != "sqlite")
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, OSError, ValueError) as error:
        raise _cannot_open(url) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the tables up to date; safe to run by several processes at once. Raises DatabaseError."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    try:
        with writing(engine) as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": _MIGRATION_LOCK})
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError as error:
        raise DatabaseError(
            "The hub's database was made by a newer FieldKit than this one.",
            "Update FieldKit on this machine; nothing was changed.",
        ) from error
    except SQLAlchemyError as error:
        raise _cannot_open(str(engine.url)) from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that only reads; on SQLite it keeps nobody from writing."""
    with engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes; on SQLite it queues for the one writer's place at once, not half-way."""
    with engine.execution_options(**{_WRITES: True}).begin() as connection:
        yield connection


def empty_log(engine: Engine) -> bool:
    """Cut SQLite's log to nothing: it still holds what was just erased from the tables. False while somebody reads.

    PostgreSQL keeps its log itself; there is nothing to do.
    """
    if engine.dialect.name != "sqlite":
        return True
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        row = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.close()
    except sqlite3.Error:
        return False
    finally:
        connection.close()
    return row is not None and row[0] == 0


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those rows whose key is not there yet."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), list(rows))
    else:
        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), list(rows))


def _prepare_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    """A receipt promises that the value is on disk: hence FULL. Transactions are begun by us, not by the driver."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in ("busy_timeout = 30000", "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _cannot_open(url: str) -> DatabaseError:
    shown = make_url(url).render_as_string(hide_password=True) if "://" in url and "@" in url else url
    return DatabaseError(
        f"The hub's database can't be opened: {shown}",
        "Check the address and that the database server runs; nothing was changed.",
    )
