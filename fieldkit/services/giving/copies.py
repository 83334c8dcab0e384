"""Every document that can be given, behind one name each, so that window and command line offer the same ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import joined, said
from fieldkit.records import access
from fieldkit.services.giving import print_leaflet, print_person, print_record, print_visit
from fieldkit.services.giving.print_record import Asked, Copy
from fieldkit.services.known import after_death
from fieldkit.services.library.form_titles import titled
from fieldkit.services.library.words import day_words
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.seal import seal_draft
from fieldkit.store import lists
from fieldkit.store.connection import Connection


class ConcernError(FieldKitError):
    """A copy of a safeguarding note that nobody asked for by its label."""

    code = "FK-COPY-CONCERN"


class Kind(StrEnum):
    """A kind of document."""

    RECORD = "record"
    ABOUT_ME = "about-me"
    ACTIONS = "actions"
    LETTER = "letter"
    LEAFLET = "leaflet"


@dataclass(frozen=True)
class Wanted:
    """A document about something: ``about`` is the id of a record, a person's record or a visit's record."""

    kind: Kind
    about: str


@dataclass(frozen=True)
class Offer:
    """One document that can be had, and what to call it on the screen of whoever gives it."""

    wanted: Wanted
    words: str


def make(session: Session, wanted: Wanted, asked: Asked) -> Copy:
    """The copy, with this practitioner's draft of it sealed first. Raises ConcernError, ClosedByDeathError, and as the ``print_...`` modules do."""
    if wanted.kind is Kind.RECORD and access.CONCERN not in asked.with_labels:
        session.read(lambda connection: _no_concern(session, connection, wanted.about))
    after_death.require_open(session, person_of(session, wanted.about))
    seal_draft(session, wanted.about)
    match wanted.kind:
        case Kind.ABOUT_ME:
            return print_person.about_me_copy(session, wanted.about, asked)
        case Kind.ACTIONS:
            return print_person.action_list_copy(session, wanted.about, asked)
        case Kind.LETTER:
            return print_visit.visit_letter_copy(session, wanted.about, asked)
        case Kind.LEAFLET:
            return print_leaflet.leaflet_copy(session, wanted.about, asked)
    return print_record.copy_of(session, wanted.about, asked)


def about_person(session: Session, person: str) -> tuple[Offer, ...]:
    """What can be given about a person: their page, their list, and each record that anybody in the room may see."""
    return session.read(lambda connection: _about_person(session, connection, person))


def about_record(session: Session, record: str) -> tuple[Offer, ...]:
    """What can be given of a record: itself, the leaflet of an equipment record, the letter about its visit.

    Nothing of a safeguarding note: a paper in the house could put somebody in danger.
    """
    return session.read(lambda connection: _about_record(session, connection, record))


def person_of(session: Session, record: str) -> str:
    """Whom a record is about, by the id of their record; "" for nobody."""

    def look(connection: Connection) -> str:
        row = lists.record(connection, record)
        return "" if row is None else row.person or (record if row.kind == "person" else "")

    return session.read(look)


def _no_concern(session: Session, connection: Connection, record: str) -> None:
    row = lists.record(connection, record)
    if row is not None and session.shelf.form(connection, row.form).sensitivity == access.CONCERN:
        raise ConcernError(
            said("This is a safeguarding note. A copy of it in the house could put somebody in danger."),
            said(
                "Talk to your safeguarding lead. If there has to be a copy, ask for it with --with concern."
            ),
        )


def _begun(moment: str, today: date) -> str:
    """The day and the time, which tell two records of one form apart."""
    clock = f"{datetime.fromisoformat(moment).astimezone():%H:%M}" if "T" in moment else ""
    return joined(" ", day_words(moment, today), clock)


def _about_person(session: Session, connection: Connection, person: str) -> tuple[Offer, ...]:
    offers = [
        Offer(Wanted(Kind.ABOUT_ME, person), said("About me, for a hospital or care home")),
        Offer(Wanted(Kind.ACTIONS, person), said("Who does what")),
    ]
    titles = []
    for row in lists.records_of(connection, person):
        form = session.shelf.form(connection, row.form)
        if row.kind in ("person", "visit", "action") or form.sensitivity not in ("", access.ORDINARY):
            continue
        titles.append((row, titled(form.title)))
    alike = Counter(title for _, title in titles)
    today = session.laptop.clock.now().astimezone().date()
    for row, title in titles:
        words = joined(" · ", title, _begun(row.started, today)) if alike[title] > 1 else title
        offers.append(Offer(Wanted(Kind.RECORD, row.id), words))
    return tuple(offers)


def _about_record(session: Session, connection: Connection, record: str) -> tuple[Offer, ...]:
    row = lists.record(connection, record)
    if row is None:
        return ()
    form = session.shelf.form(connection, row.form)
    if form.sensitivity == access.CONCERN:
        return ()
    visit = record if row.kind == "visit" else row.visit
    offers = [Offer(Wanted(Kind.RECORD, record), titled(form.title))] if row.kind != "visit" else []
    if form.purpose == "equipment":
        offers.append(Offer(Wanted(Kind.LEAFLET, record), said("Leaflet about the equipment")))
    if visit and lists.visit(connection, visit) is not None:
        offers.append(Offer(Wanted(Kind.LETTER, visit), said("Letter about this visit")))
    return tuple(offers)
