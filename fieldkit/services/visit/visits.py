"""Visits as lists show them: when, who is visited, where, with whom, and what was written at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from fieldkit.services.known import last_signal, needs
from fieldkit.services.known.going_ahead import Hold, hold_of
from fieldkit.services.known.needs import NeedLine, RecordFacts
from fieldkit.services.known.needs_met import unmet
from fieldkit.services.library.form_shelf import FormShelf
from fieldkit.services.library.record_lines import Lines, RecordLine
from fieldkit.services.visit.checking_in import CheckIn, check_in
from fieldkit.store import lists
from fieldkit.store.connection import Connection

_GOES_ON = frozenset({"continue-later", "not-asked", "prefers-not-to-say"})
CALL_OUT = "telecare-response"
"""The form of the record that a call-out is made of."""


@dataclass(frozen=True)
class VisitLine:
    """One visit. ``starts`` and ``ends`` are instants (or dates); ``with_whom`` names attendees.

    ``needs`` are what keeps the person safe and what they need us to do differently, safety first; ``records`` what was begun at this visit.
    ``hold`` says why nobody should simply go; ``unmet`` names what they need from us and is not seen to for this visit.
    """

    id: str
    person: str
    name: str
    known_as: str
    address: str
    starts: str
    ends: str
    purpose: str
    place: str
    with_whom: tuple[str, ...]
    attendees: tuple[str, ...]
    needs: tuple[NeedLine, ...]
    records: tuple[RecordLine, ...]
    hold: Hold | None = None
    unmet: tuple[str, ...] = ()
    check_in: CheckIn | None = None
    ended: str = ""
    """How it ended, as a code of the visit's form; "" while nobody said, or where it is to be continued."""
    no_signal: str = ""
    """When (instant) this laptop was there last and found no signal; "" where it had one, or was never there."""

    @property
    def call_out(self) -> bool:
        """Whether somebody was called out, perhaps to a person whom nobody has named yet."""
        return any(one.form == CALL_OUT for one in self.records)

    @property
    def begun(self) -> bool:
        """Whether anything was written at it."""
        return bool(self.records)


def between(
    connection: Connection,
    shelf: FormShelf,
    start: str,
    end: str,
    practitioner: str | None = None,
    now: datetime | None = None,
) -> tuple[VisitLine, ...]:
    """Visits from ``start`` to before ``end`` (instants), earliest first; of one practitioner if given.

    A visit without attendees is everybody's. With ``now`` each line says how its check-in stands.
    """
    lines = Lines(connection)
    rows = lists.visits_between(connection, start, end)
    mine = (row for row in rows if practitioner is None or not row.attendees or practitioner in row.attendees)
    around = _Around(connection)
    return tuple(_line(around, shelf, lines, row, now) for row in mine)


def of_person(connection: Connection, shelf: FormShelf, person: str) -> tuple[VisitLine, ...]:
    """A person's visits, newest first."""
    lines, around = Lines(connection), _Around(connection)
    return tuple(_line(around, shelf, lines, row) for row in lists.visits_of(connection, person))


def one(connection: Connection, shelf: FormShelf, visit: str) -> VisitLine | None:
    """One visit by its id; None where it is not here."""
    row = lists.visit(connection, visit)
    return None if row is None else _line(_Around(connection), shelf, Lines(connection), row)


class _Around:
    """What is read of a person once for all their visits, within one reading of the store."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._facts: dict[str, RecordFacts] = {}
        self._records: dict[str, tuple[lists.RecordRow, ...]] = {}

    def facts(self, person: str) -> RecordFacts:
        """What their own record says."""
        if person not in self._facts:
            self._facts[person] = needs.facts_of(self.connection, person)
        return self._facts[person]

    def records(self, person: str) -> tuple[lists.RecordRow, ...]:
        """All records about them."""
        if person not in self._records:
            self._records[person] = lists.records_of(self.connection, person)
        return self._records[person]


def _line(
    around: _Around,
    shelf: FormShelf,
    lines: Lines,
    row: lists.VisitRow,
    now: datetime | None = None,
) -> VisitLine:
    connection = around.connection
    facts = around.facts(row.person) if row.person else None
    own = needs.facts_of(connection, row.id)
    person = lists.person(connection, row.person)
    records = around.records(row.person) if row.person else lists.records_at(connection, row.id)
    return VisitLine(
        id=row.id,
        person=row.person,
        name=row.person_name or (person.known_as if person else ""),
        known_as=person.known_as if person else "",
        address=", ".join(part for part in (person.address, person.postcode) if part) if person else "",
        starts=row.starts,
        ends=row.ends,
        purpose=row.purpose,
        place=row.place,
        with_whom=tuple(filter(None, (lines.authors.named(one) for one in row.attendees))),
        attendees=row.attendees,
        needs=needs.lines_of(connection, shelf, facts) if facts is not None else (),
        records=tuple(lines.line(one) for one in records if one.visit == row.id != one.id),
        hold=hold_of(facts, own, _called(person), lines.authors),
        unmet=unmet(facts, own),
        check_in=check_in(connection, own, now) if now is not None else None,
        ended=_ended(own),
        no_signal=last_signal.none_since(connection, row.person) if row.person else "",
    )


def _ended(own: RecordFacts) -> str:
    """Of several answers that stand the newest counts: whoever carries on says anew how it ends."""
    told = max(own.by_role.get("visit.end", ()), key=lambda one: one.held.at, default=None)
    coding = told.value.get("valueCoding") if told is not None else None
    code = str(coding.get("code") or "") if isinstance(coding, Mapping) else ""
    return "" if code in _GOES_ON else code


def _called(person: lists.PersonRow | None) -> str:
    return (person.known_as or person.name) if person is not None else ""
