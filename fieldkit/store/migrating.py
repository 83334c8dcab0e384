"""A store of an older FieldKit becomes one of today's, wholly or not at all, with a verified copy beside it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fieldkit.base.wording import said
from fieldkit.store import copying, guard, schema
from fieldkit.store.atomic_file import sync_folder
from fieldkit.store.connection import Connect, Connection, transaction, translated
from fieldkit.store.errors import MigrationError
from fieldkit.store.migrations import (
    m0001_start,
    m0002_taking_back,
    m0003_conflicts,
    m0004_index_pieces,
)


@dataclass(frozen=True)
class Migration:
    """One numbered step; ``apply`` runs inside a transaction on a store of the number before."""

    number: int
    apply: Callable[[Connection], None]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, m0001_start.apply),
    Migration(2, m0002_taking_back.apply),
    Migration(3, m0003_conflicts.apply),
    Migration(4, m0004_index_pieces.apply),
)


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
            guard.require_kept(held[0], guard.records(connection), said("The upgrade"))
            guard.require_kept(held[1], guard.revisions(connection), said("The upgrade"))
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
            said("The store could not be brought up to date."),
            said("It is as it was. Use the FieldKit you had, and tell your support desk."),
        )


def _back_up(source: Connection, copy: Path, key: bytes, connect: Connect) -> None:
    if not copying.copy(source, copy, key, connect):
        raise MigrationError(
            said("A safe copy of the store could not be made, so it was not brought up to date."),
            said("It is as it was. Free some space on the disk, then start FieldKit again."),
        )
