"""Opening records for writing, beginning new ones, and bringing in what arrives while one is open."""

from __future__ import annotations

from dataclasses import replace

from fieldkit.base.errors import FieldKitError
from fieldkit.base.ids import new_id
from fieldkit.base.wording import said
from fieldkit.questionnaire.definition import Form
from fieldkit.records import paths, values
from fieldkit.records.drafts import Draft, DraftField
from fieldkit.records.merge import merge
from fieldkit.records.paths import Path
from fieldkit.records.revisions import Revision
from fieldkit.services.known import after_death
from fieldkit.services.library import authors
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import lease
from fieldkit.services.writing.launching import launch_context
from fieldkit.services.writing.open_record import Arrived, OpenRecord
from fieldkit.services.writing.seal import due, is_typing, seal_draft
from fieldkit.store import drafts, facts, library, revisions
from fieldkit.store.connection import Connection


class RecordNotHereError(FieldKitError):
    """A record that this laptop does not hold."""

    code = "FK-RECORD-NOT-HERE"


def begin_record(
    session: Session, form: Form, *, person: str = "", visit: str = "", record: str | None = None
) -> OpenRecord:
    """Begin a record of a form, or go on with it where ``record`` names one that is here already.

    ``person`` and ``visit`` are record ids; a form about a person itself needs none. Nothing is kept until somebody
    answers something. Raises ClosedByDeathError for a new referral or plan about somebody who is known to have died.
    """
    record_id = record or new_id(session.laptop.clock, session.laptop.random)

    def look(connection: Connection) -> OpenRecord:
        arrived = look_at(session, connection, record_id)
        if arrived.revisions or arrived.draft:
            return _open(session, connection, record_id, arrived)
        draft = Draft(record_id, form.canonical, session.certificate.id)
        subject = person or (record_id if form.purpose == "person" else "")
        after_death.require_may_begin(connection, form, subject)
        draft = _with(draft, first_answers(form, subject=subject, visit=visit), session.now())
        launch = launch_context(session, connection, person=subject, visit=visit, fresh=True)
        return OpenRecord(session, form, draft, arrived, launch)

    opened = session.read(look)
    return open_record(session, record_id) if _is_behind(opened) else opened


def open_record(session: Session, record: str) -> OpenRecord:
    """Open a record for writing, with this practitioner's draft.

    Raises RecordNotHereError, FormNotHereError, LeaseEndedError.
    It opens with the version of its form that it is at. A draft begun with an earlier one, before a colleague's move to
    the newer version arrived, is sealed as what it is: answers to the earlier version.
    """
    lease.require(session, record=record)

    def read(connection: Connection) -> OpenRecord:
        return _open(session, connection, record, look_at(session, connection, record))

    opened = session.read(read)
    if _is_behind(opened):
        seal_draft(session, record)
        opened = session.read(read)
    return opened


def open_anew(session: Session, record: OpenRecord) -> OpenRecord:
    """The same record at the version of its form that it is at now; what was written in it is sealed first."""
    record.seal()
    return open_record(session, record.id)


def look(session: Session, record: str) -> Arrived:
    """A record as the store has it now, for ``OpenRecord.take_in`` after an exchange."""
    return session.read(lambda connection: look_at(session, connection, record))


def seal_untouched(session: Session, opened: dict[str, OpenRecord]) -> tuple[Revision, ...]:
    """Seal every draft that nobody has touched for five minutes; ``opened`` are the records open in a window."""
    sealed = []
    for record in due(session):
        one = opened.get(record)
        sealed.append(one.seal() if one is not None else seal_draft(session, record))
    return tuple(one for one in sealed if one is not None)


def look_at(session: Session, connection: Connection, record: str) -> Arrived:
    """The same within a reading."""
    return Arrived(
        revisions=revisions.everything_of(connection, record),
        draft=drafts.load(connection, record, session.certificate.id),
        authors=authors.read(connection),
    )


def first_answers(form: Form, *, subject: str, visit: str) -> dict[Path, str]:
    """What the first revision of a record says about the record itself."""
    answers = {
        paths.KIND: values.write({"valueCode": form.purpose or "other"}),
        paths.FORM: values.write({"valueCanonical": form.canonical}),
    }
    if subject:
        answers[paths.SUBJECT] = values.write({"valueReference": {"reference": f"Patient/{subject}"}})
    if visit:
        answers[paths.VISIT] = values.write({"valueReference": {"reference": f"Encounter/{visit}"}})
    return answers


def not_here() -> RecordNotHereError:
    """What to raise for a record that is not here."""
    return RecordNotHereError(
        said("This record is not on this laptop."),
        said("Check its number, or sync if a colleague has just written it."),
    )


def _open(session: Session, connection: Connection, record: str, arrived: Arrived) -> OpenRecord:
    if not arrived.revisions and arrived.draft is None:
        raise RecordNotHereError(
            said("This record is not on this laptop."),
            said("Check its number, or sync if a colleague has just written it."),
        )
    held = arrived.draft.held() if arrived.draft else ()
    state = merge(arrived.revisions, held)
    newest = arrived.draft.form if arrived.draft else max(one.header.form for one in arrived.revisions)
    canonical = facts.current_form(state, newest)
    form = session.shelf.form(connection, canonical)
    draft = arrived.draft or Draft(record, canonical, session.certificate.id)
    if all(is_typing(path) for path in draft.fields):
        draft = replace(draft, form=canonical)
    launch = launch_context(
        session,
        connection,
        person=_target(state.value(paths.SUBJECT), "Patient"),
        visit=_target(state.value(paths.VISIT), "Encounter"),
        fresh=not arrived.revisions,
    )
    opened = OpenRecord(session, form, draft, arrived, launch)
    opened.earlier = earlier_forms(session, connection, arrived, canonical)
    return opened


def earlier_forms(
    session: Session, connection: Connection, arrived: Arrived, canonical: str
) -> tuple[Form, ...]:
    """The other versions that the record was written with, as far as they are here, the newest first."""
    used = sorted({one.header.form for one in arrived.revisions} - {canonical}, reverse=True)
    held = (one for one in used if library.data(connection, one) is not None)
    return tuple(session.shelf.form(connection, one) for one in held)


def _is_behind(opened: OpenRecord) -> bool:
    """Whether the draft holds answers to another version than the record is at."""
    return opened.draft.form != opened.form.canonical


def _with(draft: Draft, answers: dict[Path, str], at: str) -> Draft:
    fields = {path: DraftField(path, value, (), at) for path, value in answers.items()}
    return Draft(draft.record, draft.form, draft.cert, fields)


def _target(text: str | None, kind: str) -> str:
    return facts.reference_id(values.parse(text), kind) if text else ""
