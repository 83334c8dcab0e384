"""Migration 2: the orders by which answers were taken back, so that what was destroyed can never come in again."""

from __future__ import annotations

from fieldkit.store.connection import Connection

STATEMENTS = (
    # known: whether the hub has it. code and reason say why the hub said no.
    """CREATE TABLE taken_back (
        id BLOB PRIMARY KEY,
        record TEXT NOT NULL,
        at TEXT NOT NULL,
        content BLOB NOT NULL,
        signature BLOB NOT NULL,
        known INTEGER NOT NULL,
        code TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX taken_back_record ON taken_back (record)",
)


def apply(connection: Connection) -> None:
    """Make the table."""
    for statement in STATEMENTS:
        connection.execute(statement)
