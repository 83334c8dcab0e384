"""A store of an older FieldKit becomes one of today's, wholly or not at all, with a verified copy beside it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fieldkit.store import guard, schema
from fieldkit.store.atomic_file import sync_folder
from fieldkit.store.connection import Connect, Connection, open_keyed, transaction, translated
from fieldkit.store.errors import MigrationError
from fieldkit.store.migrations import m0001_start


@dataclass(frozen=True)
class Migration:
    """One numbered step; ``apply`` runs inside a transaction on a store of the number before."""

    number: int
    apply: Callable[[Connection], None]


MIGRATIONS: tuple[Migration, ...] = (Migration(1, m0001_start.apply),)


def upgrade(
    connection: Connection, path: Path, key: bytes, migrations: tuple[Migration, ...], connect: Connect
) -> None:
    """Bring an opened store to the newest number. Raises MigrationError or another StoreError; then it is as it was.

    Before anything changes a copy is made through the backup API (which sees the write-ahead log, as copying files
    does not) and read back. It is removed when the upgrade has committed.
    """
    copy = path.with_name(path.name + ".before-upgrade")
    _back_up(connection, copy, key, connect)
    # Tables that others point to can only be made anew while that is not enforced; it is checked at the end instead.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction(connection):
            held = guard.records(connection), guard.revisions(connection)
            _apply(connection, migrations)
            guard.require_kept(held[0], guard.records(connection), "The upgrade")
            guard.require_kept(held[1], guard.revisions(connection), "The upgrade")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    with translated():
        copy.unlink()
        sync_folder(path.parent)


def _apply(connection: Connection, migrations: tuple[Migration, ...]) -> None:
    held = schema.version(connection)
    for step in migrations:
        if step.number > held:
            step.apply(connection)
            connection.execute(f"PRAGMA user_version = {step.number}")
    if connection.execute("PRAGMA foreign_key_check").fetchall():
        raise MigrationError(
            "The store could not be brought up to date.",
            "It is as it was. Use the FieldKit you had, and tell your support desk.",
        )


def _back_up(source: Connection, copy: Path, key: bytes, connect: Connect) -> None:
    with translated():
        copy.unlink(missing_ok=True)
    target = open_keyed(copy, key, connect)
    try:
        with translated():
            source.backup(target)
            unsound = target.execute("PRAGMA cipher_integrity_check").fetchall()
            sound = target.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        same = sound and not unsound and _counts(source) == _counts(target)
    finally:
        target.close()
    if not same:
        raise MigrationError(
            "A safe copy of the store could not be made, so it was not brought up to date.",
            "It is as it was. Free some space on the disk, then start FieldKit again.",
        )


def _counts(connection: Connection) -> dict[str, int]:
    with translated():
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        ).fetchall()
        return {
            name: int((connection.execute(f'SELECT count(*) FROM "{name}"').fetchone() or (0,))[0])  # noqa: S608 - the name comes from the schema itself
            for (name,) in tables
        }
