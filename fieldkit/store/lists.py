"""What screens and commands list: people, visits, actions and records, read from the projections in one query each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from fieldkit.store import outbox
from fieldkit.store.connection import Connection, Row


@dataclass(frozen=True)
class PersonRow:
    """A person as lists show them. Dates are FHIR dates; "" stands for what nobody has said."""

    id: str
    name: str
    given: str
    family: str
    known_as: str
    birth_date: str
    nhs: str
    address: str
    postcode: str
    phone: str


@dataclass(frozen=True)
class VisitRow:
    """A visit; ``starts`` and ``ends`` are instants in UTC or dates, ``attendees`` practitioner ids."""

    id: str
    person: str
    person_name: str
    starts: str
    ends: str
    purpose: str
    place: str
    attendees: tuple[str, ...]


@dataclass(frozen=True)
class ActionRow:
    """Something that somebody is to do; ``entry`` is the encoded path of its entry, "" where the record is the action."""

    record: str
    entry: str
    person: str
    person_name: str
    what: str
    goal: str
    owner: str
    owner_type: str
    due: str
    status: str
    label: str


@dataclass(frozen=True)
class WrittenRow:
    """The little of a record that is read where there are thousands."""

    id: str
    form: str
    person: str


@dataclass(frozen=True)
class RecordRow:
    """A record as lists show it. ``state`` is one of ``projections.STATES``; ``authors`` certificate ids.

    ``changed`` is the newest sealed moment by its author's clock, ``touched`` when a draft of it was saved last ("" for
    no draft). ``delivery``: "only-here", "sending", "refused", "safe", "received", or "" where nothing is sealed.
    """

    id: str
    kind: str
    form: str
    person: str
    visit: str
    label: str
    state: str
    started: str
    changed: str
    signed: str
    summary: str
    conflicts: int
    missing: int
    unreadable: int
    authors: tuple[str, ...]
    touched: str
    delivery: str


_PERSON = (
    "SELECT records.id, name, given, family, known_as, birth_date, nhs, address, postcode, phone FROM people"
    " JOIN records ON records.n = record "
)
_VISIT = (
    "SELECT records.id, person, coalesce((SELECT name FROM people JOIN records AS of ON of.n = people.record"
    " WHERE of.id = listed.person), ''), starts, ends, purpose, place, attendees FROM visits AS listed"
    " JOIN records ON records.n = listed.record "
)
_ACTION = (
    "SELECT records.id, entry, person, coalesce((SELECT name FROM people JOIN records AS of ON of.n = people.record"
    " WHERE of.id = listed.person), ''), what, goal, owner, owner_type, due, status, label"
    " FROM actions AS listed JOIN records ON records.n = listed.record "
)
_RECORD = (
    "SELECT records.id, kind, listed.form, person, visit, label, listed.state, started, changed, signed, summary,"
    " conflicts, missing, unreadable, authors,"
    " coalesce((SELECT max(touched) FROM drafts WHERE drafts.record = listed.record), '') AS touched,"
    " (SELECT group_concat(DISTINCT outbox.state) FROM outbox JOIN revisions ON revisions.n = outbox.revision"
    " WHERE revisions.record = listed.record),"
    " EXISTS (SELECT 1 FROM safe JOIN revisions ON revisions.n = safe.revision"
    " WHERE revisions.record = listed.record),"
    " EXISTS (SELECT 1 FROM revisions WHERE revisions.record = listed.record)"
    " FROM record_list AS listed JOIN records ON records.n = listed.record "
)


def people(connection: Connection, most: int = -1, after: int = 0) -> tuple[PersonRow, ...]:
    """Everybody, by family name; ``most`` rows from number ``after`` on."""
    rows = connection.execute(_PERSON + "ORDER BY sort_name, records.id LIMIT ? OFFSET ?", (most, after))
    return tuple(PersonRow(*row) for row in rows)


def person(connection: Connection, person_id: str) -> PersonRow | None:
    """One person by their record's id."""
    row = connection.execute(_PERSON + "WHERE records.id = ?", (person_id,)).fetchone()
    return PersonRow(*row) if row else None


def people_of_numbers(connection: Connection, numbers: Iterable[int]) -> tuple[PersonRow, ...]:
    """People by the numbers a search gave, in that order."""
    rows = (
        connection.execute(_PERSON + "WHERE people.record = ?", (number,)).fetchone() for number in numbers
    )
    return tuple(PersonRow(*row) for row in rows if row)


def visits_between(
    connection: Connection, start: str, end: str, practitioner: str | None = None
) -> tuple[VisitRow, ...]:
    """Visits that start from ``start`` to before ``end`` (instants), earliest first; of one practitioner if given."""
    rows = connection.execute(
        _VISIT + "WHERE starts >= ? AND starts < ? ORDER BY starts, records.id", (start, end)
    )
    found = (_visit(row) for row in rows)
    return tuple(one for one in found if practitioner is None or practitioner in one.attendees)


def visits_of(connection: Connection, person_id: str) -> tuple[VisitRow, ...]:
    """A person's visits, newest first."""
    rows = connection.execute(_VISIT + "WHERE person = ? ORDER BY starts DESC, records.id", (person_id,))
    return tuple(_visit(row) for row in rows)


def visit(connection: Connection, visit_id: str) -> VisitRow | None:
    """One visit by its record's id."""
    row = connection.execute(_VISIT + "WHERE records.id = ?", (visit_id,)).fetchone()
    return _visit(row) if row else None


def actions_of(connection: Connection, person_id: str) -> tuple[ActionRow, ...]:
    """A person's actions and goals, the one due first at the top, those without a day last."""
    rows = connection.execute(
        _ACTION + "WHERE person = ? ORDER BY due = '', due, records.id, entry", (person_id,)
    )
    return tuple(ActionRow(*row) for row in rows)


def actions_until(connection: Connection, day: str) -> tuple[ActionRow, ...]:
    """Everybody's actions that are due on a day (FHIR date) or before, earliest first."""
    rows = connection.execute(
        _ACTION + "WHERE due <> '' AND due <= ? ORDER BY due, records.id, entry", (day,)
    )
    return tuple(ActionRow(*row) for row in rows)


def records_of(connection: Connection, person_id: str) -> tuple[RecordRow, ...]:
    """All records about a person, what was touched last first."""
    rows = connection.execute(
        _RECORD + "WHERE person = ? ORDER BY max(changed, touched) DESC, records.id", (person_id,)
    )
    return tuple(_record(row) for row in rows)


def records_at(connection: Connection, visit_id: str) -> tuple[RecordRow, ...]:
    """All records of a visit, about whomever; for a visit to somebody whom nobody has named yet."""
    rows = connection.execute(
        _RECORD + "WHERE visit = ? ORDER BY max(changed, touched) DESC, records.id", (visit_id,)
    )
    return tuple(_record(row) for row in rows)


def records(
    connection: Connection, *, kind: str | None = None, form: str | None = None, most: int = -1
) -> tuple[RecordRow, ...]:
    """All records, what was touched last first; of one kind, or of forms whose url ends in ``/<form>``."""
    rows = connection.execute(
        _RECORD + "WHERE (? IS NULL OR kind = ?) AND (? IS NULL OR listed.form LIKE '%/' || ? || '|%'"
        " OR listed.form LIKE ? || '|%') ORDER BY max(changed, touched) DESC, records.id LIMIT ?",
        (kind, kind, form, form, form, most),
    )
    return tuple(_record(row) for row in rows)


def written_by(connection: Connection, certificate: str, form: str) -> tuple[WrittenRow, ...]:
    """Records of forms whose url ends in ``/<form>`` that a certificate (id) has a part in, in the order of their ids."""
    rows = connection.execute(
        "SELECT records.id, form, person FROM record_list JOIN records ON records.n = record"
        " WHERE (form LIKE '%/' || ? || '|%' OR form LIKE ? || '|%') AND instr(authors, ?) ORDER BY records.id",
        (form, form, certificate),
    )
    return tuple(WrittenRow(*row) for row in rows)


def record(connection: Connection, record_id: str) -> RecordRow | None:
    """One record's row by its id."""
    row = connection.execute(_RECORD + "WHERE records.id = ?", (record_id,)).fetchone()
    return _record(row) if row else None


def records_with_drafts(connection: Connection) -> tuple[RecordRow, ...]:
    """Records in which something is still being written on this laptop."""
    rows = connection.execute(
        _RECORD  # noqa: S608 - both parts are constants of this module
        + "WHERE listed.record IN (SELECT record FROM drafts) ORDER BY touched DESC, records.id"
    )
    return tuple(_record(row) for row in rows)


def records_with_conflicts(connection: Connection) -> tuple[RecordRow, ...]:
    """Records in which two answers stand at one place."""
    rows = connection.execute(_RECORD + "WHERE conflicts > 0 ORDER BY changed DESC, records.id")
    return tuple(_record(row) for row in rows)


def _visit(row: Row) -> VisitRow:
    return VisitRow(*(*row[:-1], tuple(json.loads(row[-1]))))


def _record(row: Row) -> RecordRow:
    *columns, authors, touched, waiting, safe, sealed = row
    delivery = ""
    if waiting:
        states = waiting.split(",")
        order = (outbox.REFUSED, outbox.SENDING, outbox.ONLY_HERE)
        delivery = next(one for one in order if one in states)
    elif sealed:
        delivery = outbox.SAFE if safe else outbox.RECEIVED
    return RecordRow(*(*columns, tuple(json.loads(authors)), touched, delivery))
