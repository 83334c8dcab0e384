"""The rows every other table hangs on: a record's short number, and its revisions unpacked."""

from __future__ import annotations

from typing import Any

from fieldkit.records.revisions import Revision
from fieldkit.store.connection import Connection
from fieldkit.store.packing import Packed, unpack


def number_for(connection: Connection, record_id: str) -> int:
    """The record's number here, given to it now where it has none."""
    known = row_number(connection, record_id)
    if known is not None:
        return known
    return connection.execute("INSERT INTO records (id) VALUES (?)", (record_id,)).lastrowid


def row_number(connection: Connection, record_id: str) -> int | None:
    """The record's number here, or None where nothing of it was ever held."""
    row = connection.execute("SELECT n FROM records WHERE id = ?", (record_id,)).fetchone()
    return int(row[0]) if row else None


def revisions_of_number(connection: Connection, number: int) -> tuple[Revision, ...]:
    """A record's revisions in the order in which they arrived."""
    rows = connection.execute(
        "SELECT header, signature, bodies, salts FROM revisions WHERE record = ? ORDER BY n", (number,)
    )
    return tuple(unpacked(row) for row in rows)


def numbered_revisions(connection: Connection, number: int) -> dict[str, int]:
    """Revision id (hex) to row number, for the revisions of a record."""
    rows = connection.execute("SELECT id, n FROM revisions WHERE record = ?", (number,))
    return {one.hex(): n for one, n in rows}


def unpacked(row: tuple[Any, ...]) -> Revision:
    """From the columns header, signature, bodies, salts."""
    return unpack(Packed(*row))
