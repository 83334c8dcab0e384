"""Who is doing what: one list of goals and actions, written from any record."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.base.ids import planned_record_id
from fieldkit.records import access
from fieldkit.services.library.record_lines import Lines
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import lease
from fieldkit.store import lists
from fieldkit.store.connection import Connection

DONE = frozenset({"done", "said no", "declined", "no longer wanted", "not wanted any more"})
"""What a status says when nothing is left to do."""


_LAST_DAY = "9999-12-31"
_LOOK_AGAIN = "https://fieldkit.example.org/fhir/Questionnaire/action"
"""Part of an id for ever, whatever form the action is written in."""


@dataclass(frozen=True)
class ActionLine:
    """A goal or an action. ``entry`` is its place in ``record``; ``due`` a FHIR date; "" for what nobody has said."""

    record: str
    entry: str
    person: str
    name: str
    what: str
    goal: str
    owner: str
    owner_type: str
    due: str
    status: str
    overdue: bool
    done: bool


def look_again_id(assessment: str, person: str) -> str:
    """The record of the one action in which a signed assessment (its record id) promises to look again."""
    return planned_record_id(assessment, _LOOK_AGAIN, person)


def of_person(connection: Connection, person: str, day: str) -> tuple[ActionLine, ...]:
    """A person's goals and actions, restricted ones left out, the one due first at the top."""
    return _lines(connection, lists.actions_of(connection, person), day)


def due_until(connection: Connection, day: str) -> tuple[ActionLine, ...]:
    """Everybody's open actions due on ``day`` (FHIR date) or before."""
    found = _lines(connection, lists.actions_until(connection, day), day)
    return tuple(one for one in found if not one.done)


def all_open(session: Session) -> tuple[ActionLine, ...]:
    """Every open action with a day on this laptop, the earliest due first. Raises LeaseEndedError."""
    lease.require(session)
    day = session.laptop.clock.now().astimezone().date().isoformat()

    def look(connection: Connection) -> tuple[ActionLine, ...]:
        found = _lines(connection, lists.actions_until(connection, _LAST_DAY), day)
        return tuple(one for one in found if not one.done)

    return session.read(look)


def _lines(connection: Connection, rows: tuple[lists.ActionRow, ...], day: str) -> tuple[ActionLine, ...]:
    lines = Lines(connection)
    return tuple(
        ActionLine(
            record=row.record,
            entry=row.entry,
            person=row.person,
            name=row.person_name or lines.name(row.person),
            what=row.what,
            goal=row.goal,
            owner=row.owner,
            owner_type=row.owner_type,
            due=row.due,
            status=row.status,
            overdue=bool(row.due) and row.due < day and row.status.casefold() not in DONE,
            done=row.status.casefold() in DONE,
        )
        for row in rows
        if row.label == access.ORDINARY
    )
