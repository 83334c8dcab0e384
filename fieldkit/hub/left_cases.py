"""Who visits somebody no longer: from then on nothing about that person goes to them, whatever their role may read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, select

from fieldkit.hub import events, forget_lists, schema
from fieldkit.hub.database import insert_new
from fieldkit.hub.ending_facts import COVER, SUBJECT
from fieldkit.hub.events import Event
from fieldkit.hub.facts import PARTNER, records_with_fact
from fieldkit.hub.revision_rows import revision_ids
from fieldkit.hub.scope import Change


def leave(
    connection: Connection, area: str, practitioner: str, people: Iterable[str], by: str, now: str
) -> None:
    """Note that a practitioner (id) visits these people (record ids) no longer. ``by`` is the name of who says so."""
    rows = [
        {"area": area, "person": one, "practitioner": practitioner, "left_at": now, "said_by": by}
        for one in sorted(set(people))
    ]
    insert_new(connection, schema.left_case, rows)


def named_again(
    connection: Connection, area: str, changes: Iterable[Change], wrote: Mapping[str, frozenset[str]]
) -> None:
    """Whom somebody else has now named on a visit to a person visits that person again.

    ``wrote`` gives for each record of ``changes`` who wrote what changed it: nobody takes a person up again by what
    they wrote themself. Writes into the order of commits, as ``give_back`` does.
    """
    for change in changes:
        named = change.added(PARTNER) | {one.partition(" ")[0] for one in change.added(COVER)}
        for practitioner in sorted(named):
            if wrote.get(change.record, frozenset()) - {practitioner}:
                give_back(connection, area, practitioner, change.after.get(SUBJECT, ()))


def give_back(connection: Connection, area: str, practitioner: str, people: Iterable[str]) -> list[str]:
    """They visit these people again: everything about them goes to them anew. The people who had been taken from them.

    Writes into the order of commits: the last thing a transaction does.
    """
    table = schema.left_case
    mine = (
        table.c.area == area,
        table.c.practitioner == practitioner,
        table.c.person.in_(sorted(set(people))),
    )
    found = sorted(connection.execute(select(table.c.person).where(*mine)).scalars())
    if not found:
        return []
    connection.execute(delete(table).where(*mine))
    records = about(connection, area, found)
    forget_lists.withdraw(connection, area, practitioner, records)
    told = [Event(events.REVISION, one, practitioner) for one in revision_ids(connection, area, records)]
    events.append(connection, area, told)
    return found


def about(connection: Connection, area: str, people: Iterable[str]) -> frozenset[str]:
    """The records of these people and all that are about them."""
    named = frozenset(people)
    return named | records_with_fact(connection, area, SUBJECT, named)
