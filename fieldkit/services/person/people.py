"""The people this laptop knows, and one person's page: who they are in their own words, first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.records import access
from fieldkit.services.known.going_ahead import Death, away_words, death_of
from fieldkit.services.known.needs import ACCESS, ADJUSTMENT, ALERT, Need, RecordFacts, facts_of, needs_in
from fieldkit.services.library.form_shelf import FormShelf
from fieldkit.services.library.record_lines import Lines, RecordLine
from fieldkit.services.library.words import day_words
from fieldkit.services.person import actions, episodes, key_code, person_story
from fieldkit.services.person.actions import ActionLine
from fieldkit.services.person.episodes import Episode
from fieldkit.services.person.key_code import KeyAccess
from fieldkit.services.person.person_story import PersonStory
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import lease
from fieldkit.services.visit import visits
from fieldkit.services.visit.visits import VisitLine
from fieldkit.store import lists, people_terms
from fieldkit.store.connection import Connection
from fieldkit.store.ever_said import who_ever_said
from fieldkit.store.facts import Fact

MATTERS = "person.matters"
_SEEN_NUMBER = frozenset({"on-a-letter", "in-a-record"})
"""Ways of checking an NHS number in which somebody has seen it written; being told it is none."""


class PersonNotHereError(FieldKitError):
    """A person whom this laptop does not know."""

    code = "FK-PERSON-NOT-HERE"


@dataclass(frozen=True)
class PersonLine:
    """A person in a list. ``birth_date`` is a FHIR date; "" for what nobody has said."""

    id: str
    name: str
    known_as: str
    birth_date: str
    nhs: str
    address: str
    postcode: str
    phone: str
    age: int | None


@dataclass(frozen=True)
class OwnWords:
    """What somebody said, as they said it. ``speaker`` is "person", a name, or ""; ``heard_by`` who wrote it down."""

    text: str
    speaker: str
    heard_by: str
    at: str
    language: str
    record: str


@dataclass(frozen=True)
class Flag:
    """Something to know before knocking. ``restricted`` ones show only when somebody asks for them."""

    text: str
    at: str
    by: str
    restricted: bool


@dataclass(frozen=True)
class Contact:
    """Somebody in the person's life."""

    name: str
    relationship: str
    restricted: bool


@dataclass(frozen=True)
class TimelineLine:
    """Something that happened: a visit, or a record with its line. ``at`` is an instant or a date."""

    at: str
    visit: VisitLine | None
    record: RecordLine | None


@dataclass(frozen=True)
class PersonPage:
    """One person's page. ``matters`` is the newest first; ``records`` without people, visits and actions.

    ``alerts`` keep somebody safe, ``access`` are neutral notes about calling; ``finding`` says how to find the house and
    ``grid`` is its OS grid reference; "" for what nobody has said. ``death`` is what is known of one, ``away`` that they are
    not at home, ``episodes`` what we are sorting out with them, ``key`` whether a key safe's code may show now.
    """

    person: PersonLine
    matters: tuple[OwnWords, ...]
    alerts: tuple[Flag, ...]
    adjustments: tuple[Flag, ...]
    access: tuple[Flag, ...]
    getting_in: str
    finding: str
    grid: str
    contacts: tuple[Contact, ...]
    actions: tuple[ActionLine, ...]
    records: tuple[RecordLine, ...]
    visits: tuple[VisitLine, ...]
    timeline: tuple[TimelineLine, ...]
    death: Death | None = None
    away: str = ""
    episodes: tuple[Episode, ...] = ()
    number_checked: str = ""
    key: KeyAccess = field(default_factory=KeyAccess)
    story: PersonStory = field(default_factory=PersonStory)


def list_people(session: Session, typed: str = "", most: int = -1) -> tuple[PersonLine, ...]:
    """Everybody by family name, or those whom what was typed fits (name, sound, NHS number, postcode, telephone).

    Raises LeaseEndedError.
    """
    lease.require(session)
    day = _today(session)

    def look(connection: Connection) -> tuple[PersonLine, ...]:
        if not typed.strip():
            rows = lists.people(connection, most)
        else:
            numbers = people_terms.find(connection, typed, most if most > 0 else 50)
            rows = lists.people_of_numbers(connection, numbers)
        return tuple(person_line(row, day) for row in rows)

    return session.read(look)


def page(session: Session, person: str, going_on: str = "") -> PersonPage:
    """Everything for a person's page, of one moment. ``going_on`` is the visit that was started in the window.

    Raises PersonNotHereError, LeaseEndedError.
    """
    lease.require(session, person=person)
    mine = key_code.Mine(session.practitioner.id, session.laptop.clock.now(), going_on)
    return session.read(lambda connection: _page(connection, session.shelf, person, mine))


def _page(connection: Connection, shelf: FormShelf, person: str, mine: key_code.Mine) -> PersonPage:
    day = mine.now.astimezone().date()
    row = lists.person(connection, person)
    if row is None:
        raise PersonNotHereError(
            said("This person is not on this laptop."),
            said("Search for their name, sync, or add them as a new person."),
        )
    lines = Lines(connection)
    found = facts_of(connection, person)
    rows = lists.records_of(connection, person)
    records = tuple(lines.line(one) for one in rows if one.kind not in ("person", "visit", "action"))
    seen = visits.of_person(connection, shelf, person)
    return PersonPage(
        person=person_line(row, day),
        matters=tuple(_matters(connection, lines, rows)),
        alerts=_flags(needs_in(connection, shelf, found, ALERT), lines),
        adjustments=_flags(needs_in(connection, shelf, found, ADJUSTMENT), lines),
        access=_flags(needs_in(connection, shelf, found, ACCESS), lines),
        getting_in=_text(found, "person.getting-in"),
        finding=_text(found, "person.find"),
        grid=_text(found, "person.grid"),
        contacts=tuple(_contacts(found)),
        actions=actions.of_person(connection, person, day.isoformat()),
        records=records,
        visits=seen,
        timeline=_timeline(seen, records),
        death=death_of(found, lines.authors),
        away=away_words(found),
        episodes=episodes.of_person(connection, person),
        number_checked=number_checked(found, lines, day) if row.nhs else "",
        key=key_code.access(connection, lines.authors, seen, mine),
        story=person_story.of_person(connection, person, rows),
    )


def number_checked(found: RecordFacts, lines: Lines, day: date) -> str:
    """How the NHS number is known: on what it was read, when and by whom; nothing here can trace one."""
    check = next(reversed(found.by_role.get("person.nhs-check", ())), None)
    code = str((check.value.get("valueCoding") or {}).get("code") or "") if check is not None else ""
    if check is None or code not in _SEEN_NUMBER:
        return said("NHS number not traced")
    on = _text(found, "person.nhs-on") or check.held.at
    how = check.text[:1].lower() + check.text[1:]
    who = lines.authors.of(check.held.cert).name
    return said("NHS number checked {how}, {day}, {who}", how=how, day=day_words(on, day), who=who)


def person_line(row: lists.PersonRow, day: date) -> PersonLine:
    """A row as a line; ``day`` is today, for the age."""
    return PersonLine(
        id=row.id,
        name=row.name or row.known_as or said("Name not known"),
        known_as=row.known_as,
        birth_date=row.birth_date,
        nhs=row.nhs,
        address=row.address,
        postcode=row.postcode,
        phone=row.phone,
        age=_age(row.birth_date, day),
    )


def _age(birth_date: str, day: date) -> int | None:
    try:
        born = date.fromisoformat(birth_date)
    except ValueError:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _matters(connection: Connection, lines: Lines, rows: tuple[lists.RecordRow, ...]) -> Iterator[OwnWords]:
    """What matters, from the person's record and from conversations, the newest first; nothing that is restricted."""
    found: list[OwnWords] = []
    spoke = who_ever_said(connection, (row.id for row in rows), MATTERS)
    for row in rows:
        if row.id not in spoke or lines.line(row).restricted:
            continue
        said = facts_of(connection, row.id)
        found.extend(
            _words(fact, lines, row.id)
            for fact in said.by_role.get(MATTERS, ())
            if said.label(fact) == access.ORDINARY
        )
    yield from sorted(found, key=lambda one: one.at, reverse=True)


def _words(fact: Fact, lines: Lines, record: str) -> OwnWords:
    return OwnWords(
        text=fact.text,
        speaker=str(fact.value.get("speaker") or ""),
        heard_by=lines.authors.of(fact.held.cert).name,
        at=fact.held.at,
        language=str(fact.value.get("language") or ""),
        record=record,
    )


def _flags(needs: tuple[Need, ...], lines: Lines) -> tuple[Flag, ...]:
    return tuple(
        Flag(one.words, one.held.at, lines.authors.of(one.held.cert).name, one.restricted) for one in needs
    )


def _contacts(found: RecordFacts) -> Iterator[Contact]:
    relationships = {one.entry: one.text for one in found.by_role.get("person.contact-relationship", ())}
    for fact in found.by_role.get("person.contact-name", ()):
        yield Contact(
            name=fact.text,
            relationship=relationships.get(fact.entry, ""),
            restricted=found.label(fact) != access.ORDINARY,
        )


def _text(found: RecordFacts, role: str) -> str:
    """What everybody who visits may read under a role, one line for each answer."""
    said = found.by_role.get(role, ())
    return "\n".join(dict.fromkeys(one.text for one in said if found.label(one) == access.ORDINARY))


def _timeline(seen: tuple[VisitLine, ...], records: tuple[RecordLine, ...]) -> tuple[TimelineLine, ...]:
    lines = [TimelineLine(one.starts, one, None) for one in seen]
    lines += [TimelineLine(one.signed or one.changed or one.touched, None, one) for one in records]
    return tuple(sorted(lines, key=lambda one: one.at, reverse=True))


def _today(session: Session) -> date:
    return session.laptop.clock.now().astimezone().date()
