"""What happened, numbered in the order of commits: a laptop's cursor counts these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, or_, select

from fieldkit.hub import schema
from fieldkit.hub.area import take_numbers
from fieldkit.hub.database import insert_new

REVISION = "revision"
CERTIFICATE = "certificate"
FORM = "form"
TAKEN_BACK = "taken-back"


@dataclass(frozen=True)
class Event:
    """``practitioner`` is whom it concerns, None for everybody whom the policy allows."""

    kind: str
    ref: str
    practitioner: str | None = None
    urgent: bool = False


@dataclass(frozen=True)
class Numbered:
    """An event with its number."""

    number: int
    kind: str
    ref: str


def append(connection: Connection, area: str, events: Sequence[Event]) -> None:
    """Number these and write them down. The last thing a transaction does; see ``area.take_numbers``."""
    if not events:
        return
    first = take_numbers(connection, area, len(events))
    rows = [
        {
            "area": area,
            "number": number,
            "kind": one.kind,
            "ref": one.ref,
            "practitioner": one.practitioner,
            "urgent": one.urgent,
        }
        for number, one in enumerate(events, start=first)
    ]
    insert_new(connection, schema.event, rows)


def read_after(
    connection: Connection, area: str, number: int, practitioner: str, limit: int
) -> list[Numbered]:
    """The next events for this practitioner or for everybody."""
    table = schema.event
    rows = connection.execute(
        select(table.c.number, table.c.kind, table.c.ref)
        .where(table.c.area == area, table.c.number > number, _for(practitioner))
        .order_by(table.c.number)
        .limit(limit)
    )
    return [Numbered(row.number, row.kind, row.ref) for row in rows]


def read_urgent_after(
    connection: Connection, area: str, number: int, practitioner: str, limit: int
) -> list[str]:
    """The newest urgent revisions behind this number, oldest first."""
    table = schema.event
    rows = connection.execute(
        select(table.c.ref)
        .where(table.c.area == area, table.c.number > number, table.c.urgent, _for(practitioner))
        .order_by(table.c.number.desc())
        .limit(limit)
    )
    return list(dict.fromkeys(reversed(rows.scalars().all())))


def _for(practitioner: str) -> ColumnElement[bool]:
    table = schema.event
    return or_(table.c.practitioner.is_(None), table.c.practitioner == practitioner)
