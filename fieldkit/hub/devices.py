"""Which laptops the hub knows, whose they are, and whether their access has ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from fieldkit.base.jsontext import dumps, loads
from fieldkit.hub import schema
from fieldkit.hub.database import insert_new
from fieldkit.records import certificates
from fieldkit.records.access import Reader
from fieldkit.records.certificates import Certificate
from fieldkit.records.statements import Statement
from fieldkit.sync.protocol import Signed


@dataclass(frozen=True)
class Device:
    """A laptop by one of its certificates. ``reader`` is its practitioner with the role they have now.

    ``ended`` says why its access has ended, or is empty; ``revoked`` is the reason that somebody gave for it, "" where a
    certificate has only run out. ``adopted`` certificates sign revisions and nothing else.
    """

    certificate: str
    reader: Reader
    revision_key: str
    request_key: str
    adopted: bool
    ended: str
    revoked: str = ""


def find_device(connection: Connection, area: str, certificate: str, now: str) -> Device | None:
    """The device with this certificate id."""
    return find_devices(connection, area, [certificate], now).get(certificate)


def find_devices(connection: Connection, area: str, wanted: Iterable[str], now: str) -> dict[str, Device]:
    """The devices with these certificate ids, of those that the hub knows."""
    table = schema.certificate
    return {
        one.certificate: one for one in _select(connection, area, now, table.c.id.in_(sorted(set(wanted))))
    }


def find_posting_device(connection: Connection, area: str, posting_key: str, now: str) -> Device | None:
    """The device that posts envelopes with this key (hex)."""
    found = _select(connection, area, now, schema.certificate.c.posting_key == posting_key)
    return found[-1] if found else None


def add_certificate(
    connection: Connection, area: str, certificate: Certificate, posting_key: str, now: str
) -> None:
    """Keep a certificate issued here."""
    row = _row(area, certificate, now) | {"posting_key": posting_key, "adopted": False}
    insert_new(connection, schema.certificate, [row])


def adopt_certificate(
    connection: Connection, area: str, certificate: Certificate, practitioner: str, now: str
) -> None:
    """Take on a certificate that a laptop made for itself; to the hub it is ``practitioner``'s."""
    row = _row(area, certificate, now) | {"posting_key": "", "adopted": True, "practitioner": practitioner}
    insert_new(connection, schema.certificate, [row])


def _row(area: str, certificate: Certificate, now: str) -> dict[str, Any]:
    return {
        "area": area,
        "id": certificate.id,
        "practitioner": certificate.practitioner,
        "device": certificate.device,
        "statement": dumps(certificate.statement.to_wire()),
        "revision_key": certificate.revision_key,
        "request_key": certificate.request_key,
        "valid_to": certificate.valid_to,
        "received_at": now,
    }


def read_certificates(connection: Connection, area: str, wanted: Iterable[str]) -> list[Signed]:
    """The statements of these certificates."""
    table = schema.certificate
    rows = connection.execute(
        select(table.c.statement).where(table.c.area == area, table.c.id.in_(sorted(set(wanted))))
    )
    return [Signed.of(Statement.from_wire(certificates.TAG, loads(row.statement))) for row in rows]


def own_certificates(connection: Connection, area: str, practitioner: str) -> frozenset[str]:
    """The ids of all certificates of one practitioner."""
    table = schema.certificate
    rows = connection.execute(
        select(table.c.id).where(table.c.area == area, table.c.practitioner == practitioner)
    )
    return frozenset(rows.scalars())


def revoke(connection: Connection, area: str, certificate: str, why: str, now: str) -> bool:
    """End the access of a laptop, under every certificate of the same keys; whether there was one to end."""
    table = schema.certificate
    key = connection.execute(
        select(table.c.revision_key).where(table.c.area == area, table.c.id == certificate)
    ).scalar()
    if key is None:
        return False
    connection.execute(
        update(table)
        .where(table.c.area == area, table.c.revision_key == key, table.c.revoked_at.is_(None))
        .values(revoked_at=now, revoked_why=why)
    )
    return True


def certificates_of(connection: Connection, area: str, practitioner: str) -> list[str]:
    """The ids of the certificates that were issued here to one practitioner, for whoever ends their access."""
    table = schema.certificate
    found = connection.execute(
        select(table.c.id).where(
            table.c.area == area, table.c.practitioner == practitioner, table.c.adopted.is_(False)
        )
    )
    return list(found.scalars())


def set_posting_key(connection: Connection, area: str, certificate: str, posting_key: str) -> None:
    """From now on this laptop posts envelopes with another key; the one before counts no longer."""
    table = schema.certificate
    connection.execute(
        update(table).where(table.c.area == area, table.c.id == certificate).values(posting_key=posting_key)
    )


def _select(connection: Connection, area: str, now: str, condition: Any) -> list[Device]:
    table, people = schema.certificate, schema.practitioner
    rows = connection.execute(
        select(
            table.c.id,
            table.c.practitioner,
            table.c.revision_key,
            table.c.request_key,
            table.c.adopted,
            table.c.valid_to,
            table.c.revoked_at,
            table.c.revoked_why,
            people.c.role,
        )
        .join_from(table, people, (people.c.area == table.c.area) & (people.c.id == table.c.practitioner))
        .where(table.c.area == area, condition)
        .order_by(table.c.received_at)
    )
    return [_device(row, now) for row in rows]


def _device(row: Any, now: str) -> Device:
    ended = revoked = ""
    if row.revoked_at is not None:
        revoked = row.revoked_why or "no reason was given"
        ended = f"its access was ended: {row.revoked_why}"
    elif row.valid_to < now:
        ended = "its certificate has run out"
    reader = Reader(row.practitioner, row.role)
    return Device(row.id, reader, row.revision_key, row.request_key, row.adopted, ended, revoked)
