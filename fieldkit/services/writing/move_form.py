"""Moving a record to a newer version of its form: offered with what changes, done on request, and nothing is deleted.

A move writes, as ordinary answers in the draft, that the record is at the new version and those answers that change their
place or shape. Everything else stays as it is, so a colleague's laptop on the old version merges as ever.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.form_changes import Change, changes
from fieldkit.questionnaire.moving import Unplaced
from fieldkit.records import paths, signoff, values
from fieldkit.records.drafts import Draft, DraftField
from fieldkit.records.merge import Held, RecordState
from fieldkit.records.paths import Path
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.earlier_version import LeftOver, misfits, told
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import drafts, library
from fieldkit.store.connection import Connection


class NoNewerVersionError(FieldKitError):
    """There is no newer version of the form to move to, or not the one that was asked for."""

    code = "FK-MOVE-NO-VERSION"


class SignedRecordError(FieldKitError):
    """A signed record, which stays on the version that it was signed with."""

    code = "FK-MOVE-SIGNED"


@dataclass(frozen=True)
class MoveOffer:
    """What a move would do. ``moves`` counts answers that change place or shape; everything not in ``left_over`` is kept.

    ``form`` is the version to move to; it is the record's own where only late answers to an earlier one wait.
    """

    record: str
    title: str
    version: str
    to_version: str
    form: str
    changes: tuple[Change, ...]
    moves: int
    left_over: tuple[LeftOver, ...]


def offered(session: Session, record: OpenRecord) -> MoveOffer | None:
    """The move to offer in an open record: None where there is nothing newer, or where somebody signed it."""
    if signoff.sign_offs(record.revisions):
        return None
    target = session.read(lambda connection: _target(session, connection, record.form, ""))
    if target is not None:
        return _offer(record, target)
    again = _offer(record, record.form) if record.left_over else None
    return again if again is not None and again.moves else None


def offer(session: Session, record: OpenRecord, version: str = "") -> MoveOffer:
    """What moving to a version (the newest where none is given) would do. Raises NoNewerVersionError, SignedRecordError."""
    return _offer(record, _wanted(session, record, version))


def move(session: Session, record: OpenRecord, version: str = "") -> OpenRecord:
    """Move the record and give it opened anew; the one passed in must not be used any more. Waits for the disk.

    What was being written is sealed first, as answers to the earlier version. Raises NoNewerVersionError,
    SignedRecordError, a StoreError.
    """
    target = _wanted(session, record, version)
    before = record.draft
    record.seal()
    # Where nobody has answered yet, sealing left nothing: what the record is about goes on under the new version.
    kept = record.draft if record.revisions else before
    about = {path: one for path, one in kept.fields.items() if paths.is_reserved(path)}
    fields = {**about, **_moved(record.sealed, target, session.now())}
    draft = Draft(record.id, target.canonical, session.certificate.id, fields)
    session.write(lambda connection: drafts.save(connection, draft, session.now()))
    return capture.open_record(session, record.id)


def _moved(state: RecordState, target: Form, at: str) -> dict[Path, DraftField]:
    """The fields that make the move: the version, and each answer that the new version takes in another place or shape."""
    fields = {}
    text = values.write({"valueCanonical": target.canonical})
    if state.value(paths.FORM) != text:
        fields[paths.FORM] = DraftField(paths.FORM, text, state.seen_at(paths.FORM), at)
    for held, one in _moving(state, target):
        if one.move is not None:
            said = state.fields[held.path].current
            same = tuple(other.digest for other in said if values.agree(other.value, held.value))
            fields[one.move.to] = DraftField(one.move.to, values.write(one.move.value), same, at)
    return fields


def _moving(state: RecordState, target: Form) -> tuple[tuple[Held, Unplaced], ...]:
    """What does not fit as it stands, each with its move where there is just one answer to move to that place."""
    found = misfits(target, state)
    counts: dict[Path, int] = {}
    for _held, one in found:
        if one.move is not None:
            counts[one.move.to] = counts.get(one.move.to, 0) + 1
    alone = {path for path, count in counts.items() if count == 1}
    return tuple(
        (held, one if one.move is None or one.move.to in alone else replace(one, move=None))
        for held, one in found
    )


def _offer(record: OpenRecord, target: Form) -> MoveOffer:
    state = record.state
    found = _moving(state, target)
    forms = (record.form, *record.earlier, target)
    return MoveOffer(
        record=record.id,
        title=target.title,
        version=record.form.version,
        to_version=target.version,
        form=target.canonical,
        changes=changes(record.form, target),
        moves=sum(one.move is not None for _held, one in found),
        left_over=tuple(told(held, one, forms, record.authors) for held, one in found if one.move is None),
    )


def _wanted(session: Session, record: OpenRecord, version: str) -> Form:
    if signoff.sign_offs(record.revisions):
        raise SignedRecordError(
            said("This record is signed, so it stays on the version of the form that it was signed with."),
            said("Begin a new record to use the newer version."),
        )
    target = session.read(lambda connection: _target(session, connection, record.form, version))
    if target is None and not version and any(one.movable for one in record.left_over):
        return record.form
    if target is None:
        raise NoNewerVersionError(
            said(
                "There is no version {version} of this form here that is newer than {now}.",
                version=version,
                now=record.form.version,
            )
            if version
            else _newest_already(record.form),
            said("See `fieldkit form list`, or sync to fetch what was published."),
        )
    return target


def _newest_already(form: Form) -> str:
    if form.version:
        return said("{version} is the newest version of this form here.", version=form.version)
    return said("This is the newest version of this form here.")


def _target(session: Session, connection: Connection, form: Form, version: str) -> Form | None:
    """The newest version above the form's own, or the one asked for; None where there is none."""
    if not form.url:
        return None
    own = library.version_numbers(form.version)
    newer = [
        one
        for one in library.everything(connection)
        if one.url == form.url and library.version_numbers(one.version) > own and version in ("", one.version)
    ]
    if not newer:
        return None
    best = max(newer, key=lambda one: (library.version_numbers(one.version), one.added))
    return session.shelf.form(connection, best.canonical)
