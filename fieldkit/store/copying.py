"""A copy of an open store that has been read back: through the backup API, which sees the write-ahead log as well."""

from __future__ import annotations

from pathlib import Path

from fieldkit.store.connection import Connect, Connection, open_keyed, sqlcipher, translated


def copy(source: Connection, target: Path, key: bytes | bytearray, connect: Connect = sqlcipher) -> bool:
    """Write the store to ``target`` under the same key; whether the copy is sound and holds as many rows.

    A file at ``target`` is replaced. Raises a StoreError where the disk says no.
    """
    with translated():
        target.unlink(missing_ok=True)
    copied = open_keyed(target, key, connect)
    try:
        with translated():
            source.backup(copied)
            unsound = copied.execute("PRAGMA cipher_integrity_check").fetchall()
            sound = copied.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        return sound and not unsound and counts(source) == counts(copied)
    finally:
        copied.close()


def counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    with translated():
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        ).fetchall()
        return {
            name: int((connection.execute(f'SELECT count(*) FROM "{name}"').fetchone() or (0,))[0])  # noqa: S608 - the name comes from the schema itself
            for (name,) in tables
        }
