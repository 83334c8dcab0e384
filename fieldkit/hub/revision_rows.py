"""Revisions as rows: the header as signed, and the bodies as open as the hub has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from fieldkit.base.jsontext import dumps, loads
from fieldkit.hub import schema
from fieldkit.hub.database import insert_new
from fieldkit.records import copies
from fieldkit.records.answers import Open
from fieldkit.records.revisions import Revision


def stored_digests(revision: Revision) -> tuple[str, ...]:
    """The digests of the answers whose values this copy holds: all that a receipt may name."""
    pairs = zip(revision.header.answers, revision.bodies, strict=True)
    return tuple(digest for (digest, _), body in pairs if isinstance(body, Open))


def read_revisions(connection: Connection, area: str, wanted: Iterable[str]) -> dict[str, Revision]:
    """The revisions with these ids, of those that are held."""
    ids = sorted(set(wanted))
    if not ids:
        return {}
    return _read(connection, area, schema.revision.c.id.in_(ids))


def read_record(connection: Connection, area: str, record: str) -> dict[str, Revision]:
    """All revisions of one record."""
    return _read(connection, area, schema.revision.c.record == record)


def revision_ids(connection: Connection, area: str, records: Iterable[str]) -> dict[str, str]:
    """Revision id -> record id, for every revision of these records."""
    table = schema.revision
    rows = connection.execute(
        select(table.c.id, table.c.record)
        .where(table.c.area == area, table.c.record.in_(sorted(set(records))))
        .order_by(table.c.received_at, table.c.id)
    )
    return {row.id: row.record for row in rows}


def insert_revisions(
    connection: Connection, area: str, revisions: Iterable[Revision], sender: Mapping[str, str], now: str
) -> None:
    """Keep new revisions; ``sender`` gives for each revision id the certificate of the laptop that brought it."""
    rows = [
        {
            "area": area,
            "id": one.id,
            "record": one.header.record,
            "cert": one.header.cert,
            "header": one.header_bytes.decode("utf-8"),
            "signature": one.signature.hex(),
            "bodies": _bodies(one),
            "received_at": now,
            "sender": sender[one.id],
        }
        for one in revisions
    ]
    insert_new(connection, schema.revision, rows)


def update_bodies(connection: Connection, area: str, revisions: Iterable[Revision]) -> None:
    """Keep more open copies of revisions that are already held."""
    table = schema.revision
    changed = [{"of": one.id, "opened": _bodies(one)} for one in revisions]
    if changed:
        statement = update(table).where(table.c.area == area, table.c.id == bindparam("of"))
        connection.execute(statement.values(bodies=bindparam("opened")), changed)


def lock_records(connection: Connection, area: str, records: Iterable[str]) -> None:
    """Queue for these records, in one order for everybody, until the transaction ends."""
    ids = sorted(set(records))
    insert_new(connection, schema.record, [{"area": area, "id": one} for one in ids])
    table = schema.record
    connection.execute(
        select(table.c.id)
        .where(table.c.area == area, table.c.id.in_(ids))
        .order_by(table.c.id)
        .with_for_update()
    ).all()


def _read(connection: Connection, area: str, condition: Any) -> dict[str, Revision]:
    table = schema.revision
    rows = connection.execute(
        select(table.c.id, table.c.header, table.c.signature, table.c.bodies).where(
            table.c.area == area, condition
        )
    )
    return {row.id: _revision(row) for row in rows}


def _revision(row: Any) -> Revision:
    return copies.read({"header": row.header, "signature": row.signature, "answers": loads(row.bodies)})


def _bodies(revision: Revision) -> str:
    return dumps(copies.write(revision)["answers"])
