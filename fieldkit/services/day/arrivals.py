"""What came back: records that others wrote or changed since this practitioner last looked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fieldkit.base.jsontext import dumps, loads
from fieldkit.services.library.record_lines import Lines, RecordLine
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import lease
from fieldkit.store import lists, state
from fieldkit.store.connection import Connection

_NEWS = "came-back"
MOST = 200


@dataclass(frozen=True)
class ArrivedLine:
    """A record that changed by somebody else's hand, and when (instant) it came."""

    record: RecordLine
    at: str


def note(connection: Connection, records: Iterable[str], at: str) -> None:
    """Remember that these records came, newest first; in the transaction of an exchange or just after."""
    before = {record: (came, first) for record, came, first in held(connection)}
    now = {record: (at, before.get(record, (at, at))[1]) for record in records}
    whole = list({**now, **{one: when for one, when in before.items() if one not in now}}.items())[:MOST]
    state.put(connection, _NEWS, dumps([[record, came, first] for record, (came, first) in whole]))


def news(connection: Connection, practitioner: str) -> tuple[ArrivedLine, ...]:
    """What came and was not opened yet; people, visits and actions speak through their own lists."""
    lines = Lines(connection)
    found = []
    for record, at, _ in held(connection):
        row = lists.record(connection, record)
        if row is None or row.kind in ("person", "visit", "action"):
            continue
        if {lines.authors.of(one).practitioner for one in row.authors} <= {practitioner}:
            continue
        found.append(ArrivedLine(lines.line(row), at))
    return tuple(found)


def came_in(session: Session) -> tuple[ArrivedLine, ...]:
    """The same for whoever is working; once the lease is over, only what may still be listed."""

    def look(connection: Connection) -> tuple[ArrivedLine, ...]:
        may_name = lease.listed(session, connection)
        found = news(connection, session.practitioner.id)
        return tuple(one for one in found if may_name(one.record.id))

    return session.read(look)


def seen(session: Session, record: str) -> None:
    """The record was opened: it is news no more."""

    if any(one == record for one, _, _ in session.read(held)):
        session.write(lambda connection: forget(connection, record))


def forget(connection: Connection, record: str) -> None:
    """The record was opened, or has left this laptop."""
    rest = [[*line] for line in held(connection) if line[0] != record]
    state.put(connection, _NEWS, dumps(rest))


def held(connection: Connection) -> list[tuple[str, str, str]]:
    """Every record that came and was not opened: its id, when it came last, and when the first that was not read."""
    lines = loads(state.get(connection, _NEWS) or "[]")
    return [(record, came[0], came[-1]) for record, *came in lines]
