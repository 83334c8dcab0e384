"""No upgrade, repair or exchange may quietly take a good part of somebody's work away: one that would is stopped."""

from __future__ import annotations

from fieldkit.base.wording import said
from fieldkit.records.forgetting import is_large
from fieldkit.store.connection import Connection
from fieldkit.store.errors import RemovalError


def require_kept(before: int, after: int, cause: str) -> None:
    """Call it inside the transaction, which is taken back when this raises RemovalError. ``cause`` begins the message."""
    lost = before - after
    if is_large(lost, before):
        raise RemovalError(
            said(
                "{cause} would have removed {lost} of {before} records from this laptop, so it was stopped.",
                cause=cause,
                lost=lost,
                before=before,
            ),
            said("Nothing was removed. Call your support desk before you go on."),
        )


def records(connection: Connection) -> int:
    """How many records there are, drafts included."""
    return _count(connection, "SELECT count(*) FROM records")


def revisions(connection: Connection) -> int:
    """How many revisions there are."""
    return _count(connection, "SELECT count(*) FROM revisions")


def listed(connection: Connection) -> int:
    """How many records the lists show."""
    return _count(connection, "SELECT count(*) FROM record_list")


def listed_and_held(connection: Connection) -> int:
    """How many of those would be listed if the lists were made again."""
    return _count(
        connection,
        "SELECT count(*) FROM record_list WHERE EXISTS (SELECT 1 FROM revisions WHERE revisions.record ="
        " record_list.record) OR EXISTS (SELECT 1 FROM drafts WHERE drafts.record = record_list.record)",
    )


def _count(connection: Connection, question: str) -> int:
    row = connection.execute(question).fetchone()
    return int(row[0]) if row else 0
