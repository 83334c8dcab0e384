"""A plan that stays with the person: written here, on no list, sent nowhere, and gone for good when they say so.

A closed record is a record like any other in a store of its own, so everything that opens, shows and prints records
works with it, and nothing that lists, searches, backs up or sends looks there. It ends by *give and wipe*, by *keep for
us two* or by *share*; nothing of that happens by itself.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from fieldkit.base.clock import format_instant
from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import dumps, loads
from fieldkit.base.wording import said
from fieldkit.questionnaire.definition import Form
from fieldkit.records import paths, values
from fieldkit.services.known import after_death
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import certificates, closed, derivation, library, lists, revisions, state
from fieldkit.store.closed import Wraps
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database
from fieldkit.store.errors import ClosedRecordError

PLAN = after_death.WELLNESS_PLAN
"""The purpose of forms whose records may be begun closed."""

ASK_AGAIN = timedelta(days=14)
MADE_A_PLAN = ("v.ending", "v.madePlan")
_ABOUT = "closed-record"


class NotGivenError(FieldKitError):
    """A closed record that nobody has been given, and nobody said that they want no copy."""

    code = "FK-CLOSED-NOT-GIVEN"


class SectionError(FieldKitError):
    """A section that the closed record does not have, or none at all."""

    code = "FK-CLOSED-SECTION"


@dataclass(frozen=True)
class ClosedLine:
    """A closed record on its helper's own list. ``between_two``: kept for the two; ``due``: time to ask again.

    ``given`` is when (instant) the person last got a copy, "" for never.
    """

    name: str
    title: str
    person: str
    person_name: str
    begun: str
    given: str
    between_two: bool
    due: bool


@dataclass(frozen=True)
class Closed:
    """An open closed record. ``session`` is one over its own store; ``line`` as it stood when it was opened."""

    session: Session
    record: OpenRecord
    line: ClosedLine

    @property
    def name(self) -> str:
        return self.line.name

    def close(self) -> None:
        """Save the last key press and close its store."""
        try:
            self.record.flush()
        finally:
            self.session.database.close()


@dataclass(frozen=True)
class Section:
    """A part that can be shared by itself. ``answers`` counts what stands in it."""

    key: str
    title: str
    answers: int


def begin(session: Session, form: Form, person: str) -> Closed:
    """Begin a closed record about a person (record id). It is kept from here on, however empty, until it is ended."""
    after_death.require_open(session, person)
    folder = session.profile.profile.folder
    name, database = closed.create(folder, _wraps(session), session.laptop.random)
    own = _within(session, database)
    now = session.now()
    row = session.read(lambda connection: lists.person(connection, person))
    said = session.read(lambda connection: revisions.everything_of(connection, person))
    used = dict.fromkeys((form.canonical, *(one.header.form for one in said)))
    texts = {one: session.read(partial(library.data, canonical=one)) for one in used}
    known = session.read(certificates.everything)

    def fill(connection: Connection) -> None:
        for certificate in known.values():
            certificates.add(connection, certificate)
        state.set_own_certificate(connection, session.certificate.id)
        for canonical, data in texts.items():
            if data is not None:
                library.add(connection, data, canonical, library.PUBLISHED, now)
        revisions.add(connection, said, now)

    own.write(fill)
    record = capture.begin_record(own, form, person=person)
    record.keep()
    record.flush()
    about = {
        "record": record.id, "title": form.title, "person": person, "name": row.name if row else "",
        "begun": now, "given": "", "ask": format_instant(session.laptop.clock.now() + ASK_AGAIN),
    }  # fmt: skip
    own.write(lambda connection: state.put(connection, _ABOUT, dumps(about)))
    return Closed(own, record, _line(session, name, about))


def everything(session: Session) -> tuple[ClosedLine, ...]:
    """This helper's closed records, the newest first. What this profile can no longer open is left out."""
    folder = session.profile.profile.folder
    found = []
    for name in closed.names(folder):
        try:
            database = closed.open_closed(folder, name, _wraps(session), session.laptop.random)
        except ClosedRecordError:
            continue
        try:
            found.append(_line(session, name, _about(database)))
        finally:
            database.close()
    return tuple(sorted(found, key=lambda one: one.begun, reverse=True))


def open_closed(session: Session, name: str, passphrase: str = "") -> Closed:
    """Open one again; with the person's own passphrase where it is given.

    Raises ClosedRecordError, PassphraseError or a StoreError.
    """
    folder, random = session.profile.profile.folder, session.laptop.random
    if passphrase:
        database = closed.open_for_person(folder, name, passphrase, random)
    else:
        database = closed.open_closed(folder, name, _wraps(session), random)
    try:
        own, about = _within(session, database), _about(database)
        return Closed(own, capture.open_record(own, str(about["record"])), _line(session, name, about))
    except BaseException:
        database.close()
        raise


def note_given(session: Session, opened: Closed) -> None:
    """A copy was printed or saved for the person."""
    _tell(opened.session, given=session.now())


def put_off(session: Session, opened: Closed) -> None:
    """Nothing was chosen: it stays as it is, and is asked about again after fourteen days."""
    _tell(opened.session, ask=format_instant(session.laptop.clock.now() + ASK_AGAIN))


def wipe(session: Session, opened: Closed, *, no_copy_wanted: bool = False) -> None:
    """Destroy its key, then the file: nobody can read it any more, here or anywhere. Works offline.

    Raises NotGivenError where the person has no copy and did not say that they want none; then nothing is changed.
    """
    given = _about(opened.session.database).get("given")
    if not given and not no_copy_wanted:
        raise NotGivenError(
            said("They have no copy yet."),
            said("Print or save one for them first, or say that they want none."),
        )
    opened.session.database.close()
    closed.destroy(session.profile.profile.folder, opened.name, session.laptop.random)


def keep_for_us_two(session: Session, opened: Closed, passphrase: str = "") -> None:
    """Seal it to this device and, with a passphrase, to the person. The hub and recovery can't open it. Slow: for a task."""
    cost = (session.laptop.cost or derivation.calibrate()) if passphrase else None
    closed.keep_between_two(
        session.profile.profile.folder, opened.name, _wraps(session), session.laptop.random, passphrase, cost
    )


def sections(opened: Closed) -> tuple[Section, ...]:
    """The sections with something in them, in the form's order."""
    counts: dict[str, int] = {}
    for path, field in opened.record.state.fields.items():
        if not paths.is_reserved(path) and values.fhir_value(values.parse(field.value)) is not None:
            counts[path[0]] = counts.get(path[0], 0) + 1
    return tuple(
        Section(item.link_id, item.text or item.link_id, counts[item.link_id])
        for item in opened.record.form.items
        if item.link_id in counts
    )


def share(session: Session, opened: Closed, chosen: Collection[str], visit: str = "") -> OpenRecord:
    """Copy the chosen sections (linkIds) into an ordinary record, sealed like any other. The closed one stays as it is.

    A photo or file stays behind. Raises SectionError, ClosedByDeathError before anything is copied, FormNotHereError.
    """
    after_death.require_open(session, opened.line.person)
    known = {one.key for one in sections(opened)}
    if not chosen or not set(chosen) <= known:
        raise SectionError(
            said("There is no such section to share."), said("Choose among the sections with answers.")
        )
    form = session.form(opened.record.form.canonical)
    record = capture.begin_record(session, form, person=opened.line.person, visit=visit)
    for path, field in sorted(opened.record.state.fields.items(), key=lambda pair: len(pair[0])):
        value = values.parse(field.value)
        if path[0] in chosen and value is not None and "valueAttachment" not in value:
            record.answer_over(path, value, ())
    record.seal()
    return record


def note_on_visit(session: Session, visit: str) -> None:
    """Let the visit say "made a plan with me; they keep it", and nothing more: only where the person agrees."""
    record = capture.open_record(session, visit)
    record.set(MADE_A_PLAN, {"valueBoolean": True})
    record.seal()


def _within(session: Session, database: Database) -> Session:
    """A session over the closed record's own store: same keys, same clock, no hub, no spool that anybody posts."""
    place = replace(session.profile.profile, folder=database.path.parent)
    return Session(
        session.laptop,
        replace(session.profile, profile=place, database=database),
        session.certificate,
        session.shelf,
    )


def _wraps(session: Session) -> Wraps:
    return closed.wraps_of(session.database, session.profile.revision_key)


def _about(database: Database) -> dict[str, str]:
    written = database.read(lambda connection: state.get(connection, _ABOUT))
    return dict(loads(written)) if written else {}


def _tell(own: Session, **changed: str) -> None:
    about = _about(own.database) | changed
    own.write(lambda connection: state.put(connection, _ABOUT, dumps(about)))


def _line(session: Session, name: str, about: dict[str, str]) -> ClosedLine:
    folder: Path = session.profile.profile.folder
    between_two = closed.kept_between_two(folder, name)
    return ClosedLine(
        name=name,
        title=about.get("title", ""),
        person=about.get("person", ""),
        person_name=about.get("name", ""),
        begun=about.get("begun", ""),
        given=about.get("given", ""),
        between_two=between_two,
        due=not between_two and about.get("ask", "") <= session.now(),
    )
