"""What could not be taken in as sent waits here, whole, until a form arrives or somebody releases it. Nothing is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update

from fieldkit.base.jsontext import dumps, loads
from fieldkit.hub import schema
from fieldkit.hub.database import insert_new
from fieldkit.hub.examining import Candidate, Objection
from fieldkit.records import copies
from fieldkit.records.revisions import Revision
from fieldkit.sync.protocol import FORM_UNKNOWN


def set_aside(
    connection: Connection, area: str, found: Iterable[tuple[Candidate, Objection]], now: str
) -> None:
    """Keep these copies with the reason; a copy already here is joined with the new one."""
    for candidate, objection in found:
        revision = candidate.revision
        held = _read(connection, area, [revision.id]).get(revision.id)
        if held is not None:
            revision = revision.join(held[0])
        release(connection, area, [revision.id])
        row = {
            "area": area,
            "revision": revision.id,
            "form": revision.header.form,
            "copy": dumps(copies.write(revision)),
            "code": objection.code,
            "reason": objection.reason,
            "sender": candidate.sender,
            "received_at": now,
        }
        insert_new(connection, schema.quarantine, [row])


def waiting_for(connection: Connection, area: str, forms: Iterable[str]) -> dict[str, tuple[Revision, str]]:
    """Copies that wait for one of these forms: by revision id, with the certificate id of who brought them."""
    table = schema.quarantine
    wanted = sorted(set(forms))
    if not wanted:
        return {}
    ids = connection.execute(
        select(table.c.revision).where(
            table.c.area == area, table.c.form.in_(wanted), table.c.code == FORM_UNKNOWN
        )
    ).scalars()
    return _read(connection, area, ids)


def release(connection: Connection, area: str, revisions: Iterable[str]) -> None:
    """Take these out: they were taken in after all."""
    table = schema.quarantine
    connection.execute(
        delete(table).where(table.c.area == area, table.c.revision.in_(sorted(set(revisions))))
    )


def cut(connection: Connection, area: str, record: str, change: Callable[[Revision], Revision]) -> None:
    """Make of each copy of a record that waits here what ``change`` makes of it: words that were taken back go."""
    table = schema.quarantine
    ids = connection.execute(
        select(table.c.revision).where(table.c.area == area, table.c["copy"].contains(record, autoescape=True))
    ).scalars()
    for one, (held, _) in _read(connection, area, ids).items():
        changed = change(held)
        if changed.bodies != held.bodies:
            connection.execute(
                update(table)
                .where(table.c.area == area, table.c.revision == one)
                .values({"copy": dumps(copies.write(changed))})
            )


def count(connection: Connection, area: str) -> dict[str, int]:
    """How many wait, by code."""
    table = schema.quarantine
    rows = connection.execute(
        select(table.c.code, func.count().label("waiting")).where(table.c.area == area).group_by(table.c.code)
    )
    return {row.code: row.waiting for row in rows}


@dataclass(frozen=True)
class Waiting:
    """One revision in quarantine, without a word of what it says. ``sender`` is a certificate id."""

    revision: str
    code: str
    reason: str
    sender: str
    received_at: str


def listing(connection: Connection, area: str) -> list[Waiting]:
    """Everything that waits, oldest first."""
    table = schema.quarantine
    rows = connection.execute(
        select(table.c.revision, table.c.code, table.c.reason, table.c.sender, table.c.received_at)
        .where(table.c.area == area)
        .order_by(table.c.received_at, table.c.revision)
    )
    return [Waiting(*row) for row in rows]


def find(connection: Connection, area: str, revision: str) -> tuple[Revision, str] | None:
    """A copy that waits, with the certificate id of who brought it."""
    return _read(connection, area, [revision]).get(revision)


def _read(connection: Connection, area: str, revisions: Iterable[str]) -> dict[str, tuple[Revision, str]]:
    table = schema.quarantine
    rows = connection.execute(
        select(table.c.revision, table.c["copy"], table.c.sender).where(
            table.c.area == area, table.c.revision.in_(sorted(set(revisions)))
        )
    )
    return {row[0]: (copies.read(loads(row[1])), row[2]) for row in rows}
