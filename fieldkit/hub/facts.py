"""What decides who may read a record, kept beside it and made anew from its answers whenever those that count change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, select

from fieldkit.hub import ending_facts, schema
from fieldkit.hub.database import insert_new
from fieldkit.hub.ending_facts import BEGUN, COVER, DIED, SUBJECT, referred, said_at
from fieldkit.hub.form_facts import UNKNOWN, FormFacts
from fieldkit.records import paths
from fieldkit.records.access import AUTHOR as BY_AUTHOR
from fieldkit.records.access import Policy, Reader, involvement, may_read, strictest
from fieldkit.records.answers import Open
from fieldkit.records.merge import RecordState, merge
from fieldkit.records.paths import Path
from fieldkit.records.revisions import Revision

KIND = "kind"
VISIT = "visit"
AUTHOR = "author"
FORM = "form"
PARTNER = "partner"
HELD_BACK = "held-back"
EVERY = ("kind", "visit", "author", "form", "partner", "held-back", SUBJECT, COVER, DIED, BEGUN)
"""All facts there are: a change of any of them is written down."""
MAY_HOLD = "responder.may-hold"
"""Role of the answer by which a person says whether the responders of the area may hold the record."""

Facts = Mapping[str, frozenset[str]]
"""Values by fact: one record's kinds, visits, authors, forms, and the partners it names itself."""


def facts_of(revisions: Iterable[Revision], authors: Iterable[str], forms: Mapping[str, FormFacts]) -> Facts:
    """The facts of one record, from all its revisions. ``authors`` are practitioner ids, ``forms`` by canonical."""
    held = tuple(revisions)
    state = merge(held)
    used = frozenset(one.header.form for one in held)
    known = [forms.get(one, UNKNOWN) for one in used]
    return {
        KIND: _codes(state, paths.KIND),
        VISIT: _references(state, paths.VISIT, "Encounter"),
        AUTHOR: frozenset(authors),
        FORM: used,
        PARTNER: _partners(state, known),
        HELD_BACK: _held_back(state, known),
        SUBJECT: _references(state, paths.SUBJECT, "Patient"),
        COVER: ending_facts.covers(state, known),
        DIED: ending_facts.died(state, known),
        BEGUN: frozenset([min(one.header.at for one in held)] if held else []),
    }


def needs_anew(revision: Revision, form: FormFacts) -> bool:
    """Whether a revision may change facts other than who wrote and with which form."""
    if form.attendees or {MAY_HOLD, ending_facts.DEATH} & set(form.roles.values()):
        return True
    return any(isinstance(body, Open) and paths.is_reserved(body.path) for body in revision.bodies)


@dataclass(frozen=True)
class RecordAccess:
    """Everything that ``records.access`` needs to judge one record, partners of its visits included.

    ``closed``: the person died, and this is something that a death ends for all but who wrote in it. ``left`` are the
    practitioners who visit the person no longer, whoever wrote what.
    """

    facts: Facts
    partners: frozenset[str]
    forms: tuple[FormFacts, ...] = field(default=())
    closed: bool = False
    left: frozenset[str] = frozenset()

    def visible(self, policy: Policy, reader: Reader) -> bool:
        """Whether the reader may know of the record at all."""
        return self.readable(policy, reader, strictest(form.root for form in self.forms or (UNKNOWN,)))

    def readable(self, policy: Policy, reader: Reader, label: str) -> bool:
        """Whether the reader may read answers of this label; of a record of several kinds, under every one of them."""
        if reader.practitioner in self.left:
            return False
        involved = involvement(reader, self.facts.get(AUTHOR, ()), self.partners)
        if self.closed or self.facts.get(HELD_BACK):
            involved &= {BY_AUTHOR}
        kinds = self.facts.get(KIND) or frozenset({""})
        return all(may_read(policy, reader.role, kind, label, involved) for kind in kinds)

    def label(self, path: Path) -> str:
        """The strictest label that any of the record's forms gives the question; none knows it: the strictest of all."""
        known = [label for form in self.forms if (label := form.label(path)) is not None]
        return strictest(known) if known else UNKNOWN.root


def read_facts(
    connection: Connection, area: str, records: Iterable[str]
) -> dict[str, dict[str, frozenset[str]]]:
    """The stored facts of some records."""
    table = schema.record_fact
    rows = connection.execute(
        select(table.c.record, table.c.fact, table.c.value).where(
            table.c.area == area, table.c.record.in_(sorted(set(records)))
        )
    )
    gathered: dict[str, dict[str, set[str]]] = {}
    for row in rows:
        gathered.setdefault(row.record, {}).setdefault(row.fact, set()).add(row.value)
    return {
        record: {fact: frozenset(found) for fact, found in held.items()} for record, held in gathered.items()
    }


def read_access(
    connection: Connection, area: str, records: Iterable[str], forms: Mapping[str, FormFacts], now: str
) -> dict[str, RecordAccess]:
    """How each of these records may be read at an instant. Partners of a record's visit are partners of the record."""
    facts = read_facts(connection, area, records)
    around = {one for held in facts.values() for fact in (VISIT, SUBJECT) for one in held.get(fact, ())}
    known = read_facts(connection, area, around - facts.keys()) | facts
    left = _left(connection, area, {*facts, *around})
    found = {}
    for record, held in facts.items():
        # Of a record that two people put under two visits, only who was at both is a partner until that is settled.
        named = [_partners_now(known.get(visit, {}), now) for visit in held.get(VISIT, ())]
        partners = frozenset.intersection(*named) if named else frozenset[str]()
        used = tuple(forms.get(one, UNKNOWN) for one in sorted(held.get(FORM, ())))
        died = [one for person in held.get(SUBJECT, ()) for one in known.get(person, {}).get(DIED, ())]
        closed = ending_facts.closed_by_death(held.get(KIND, ()), held.get(BEGUN, ()), died)
        gone = frozenset(who for one in (record, *held.get(SUBJECT, ())) for who in left.get(one, ()))
        found[record] = RecordAccess(held, partners | _partners_now(held, now), used, closed, gone)
    return found


def _left(connection: Connection, area: str, people: Iterable[str]) -> Mapping[str, set[str]]:
    """Who visits which of these people no longer."""
    table = schema.left_case
    rows = connection.execute(
        select(table.c.person, table.c.practitioner).where(
            table.c.area == area, table.c.person.in_(sorted(set(people)))
        )
    )
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.person, set()).add(row.practitioner)
    return found


def _partners_now(held: Facts, now: str) -> frozenset[str]:
    """Whom a visit names, without those whose cover of it is over."""
    return held.get(PARTNER, frozenset()) - ending_facts.covered_until_before(held.get(COVER, ()), now)


def write_facts(connection: Connection, area: str, record: str, facts: Facts) -> None:
    """Put the facts of one record in place of what was held."""
    table = schema.record_fact
    connection.execute(delete(table).where(table.c.area == area, table.c.record == record))
    insert_new(connection, table, _rows(area, record, facts))


def records_of_visits(connection: Connection, area: str, visits: Iterable[str]) -> frozenset[str]:
    """The records that belong to these visits."""
    return records_with_fact(connection, area, VISIT, visits)


def records_with_forms(connection: Connection, area: str, forms: Iterable[str]) -> frozenset[str]:
    """The records in which these forms are used."""
    return records_with_fact(connection, area, FORM, forms)


def records_with_fact(connection: Connection, area: str, fact: str, held: Iterable[str]) -> frozenset[str]:
    """The records that have one of these values of a fact."""
    table = schema.record_fact
    found = connection.execute(
        select(table.c.record).where(
            table.c.area == area, table.c.fact == fact, table.c.value.in_(sorted(set(held)))
        )
    )
    return frozenset(found.scalars())


def _rows(area: str, record: str, facts: Facts) -> list[dict[str, Any]]:
    return [
        {"area": area, "record": record, "fact": fact, "value": value}
        for fact, held in facts.items()
        for value in sorted(held)
    ]


def _codes(state: RecordState, path: Path) -> frozenset[str]:
    return frozenset(str(content) for name, content in said_at(state, path) if name == "valueCode")


def _references(state: RecordState, path: Path, kind: str) -> frozenset[str]:
    return frozenset(
        found
        for name, content in said_at(state, path)
        if (found := referred(name, content, kind)) is not None
    )


def _partners(state: RecordState, forms: list[FormFacts]) -> frozenset[str]:
    return frozenset(
        found
        for path in state.fields
        if any(form.names_attendee(path) for form in forms)
        for name, content in said_at(state, path)
        if (found := referred(name, content, "Practitioner")) is not None
    )


def _held_back(state: RecordState, forms: list[FormFacts]) -> frozenset[str]:
    """``no`` where the person said so; of two answers that stand the stricter counts."""
    said = (
        content.get("code")
        for path in state.fields
        if any(form.role(path) == MAY_HOLD for form in forms)
        for name, content in said_at(state, path)
        if name == "valueCoding" and isinstance(content, dict)
    )
    return frozenset({"no"} & set(said))
