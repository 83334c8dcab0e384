"""A draft becomes part of the record: hashed, signed, queued for the hub and enclosed for posting, in one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from fieldkit.base.clock import format_instant
from fieldkit.records import paths, values
from fieldkit.records import revisions as signed
from fieldkit.records.drafts import Draft, forget_field, unchanged
from fieldkit.records.merge import RecordState, merge
from fieldkit.records.paths import Path, is_reserved
from fieldkit.records.revisions import NewAnswer, Revision
from fieldkit.services.profile.session import Session
from fieldkit.services.sending.envelopes import write_envelopes
from fieldkit.store import authoring, drafts, revisions
from fieldkit.store.connection import Connection

IDLE = timedelta(minutes=5)
"""How long a field stays a draft after it was last touched."""

TYPING = paths.TYPING
"""``("", "typing", <path>)`` holds text that is no legal answer yet; it is sealed only when a laptop's access has ended."""


def is_typing(path: Path) -> bool:
    """Whether this is text that was typed and is no legal answer yet."""
    return path[:2] == ("", TYPING)


def seal_draft(session: Session, record: str, *, last: bool = False) -> Revision | None:
    """Seal this practitioner's draft of a record; None where it says nothing new (it is dropped then).

    Half-typed text stays in the draft. ``last``, before the key goes: it is sealed where it is, or nobody could ever
    read it.
    """
    cert = session.certificate.id

    def change(connection: Connection) -> Revision | None:
        draft = drafts.load(connection, record, cert)
        if draft is None:
            return None
        held = revisions.everything_of(connection, record)
        state = merge(held)
        said = _what_is_said(draft, state, half_typed=last)
        if not _says_something(said, state):
            if not any(is_typing(path) for path in draft.fields):
                drafts.delete(connection, record, cert)
            return None
        revision = make_revision(session, record, draft.form, state, said.new_answers())
        authoring.keep_sealed(connection, revision, revision.header.at)
        typing = {path: one for path, one in draft.fields.items() if is_typing(path)}
        if typing and not last:
            drafts.save(connection, replace(draft, fields=typing, cursor=None), revision.header.at)
        return revision

    revision = session.write(change)
    write_envelopes(session)
    return revision


def seal_all(session: Session, *, last: bool = False) -> tuple[Revision, ...]:
    """Seal every draft of this practitioner: what *Sync now* and *Share* do first, and ``last`` when access has ended."""
    found = session.read(drafts.everything)
    mine = [one.record for one in found if one.cert == session.certificate.id]
    sealed = (seal_draft(session, record, last=last) for record in mine)
    return tuple(one for one in sealed if one is not None)


def due(session: Session) -> tuple[str, ...]:
    """Records whose draft nobody has touched for five minutes."""
    before = format_instant(session.laptop.clock.now() - IDLE)
    found = session.read(lambda connection: drafts.untouched_since(connection, before))
    return tuple(
        one.record
        for one in found
        if one.cert == session.certificate.id and any(not is_typing(path) for path in one.fields)
    )


def keep_answers(
    session: Session, record: str, form: str, answers: tuple[NewAnswer, ...], *, at: str | None = None
) -> Revision:
    """Seal answers that were not typed into a draft (a sign-off, a new person's first lines) as a revision of their own."""

    def change(connection: Connection) -> Revision:
        state = merge(revisions.everything_of(connection, record))
        revision = make_revision(session, record, form, state, answers, at=at)
        authoring.keep_added(connection, revision, revision.header.at)
        return revision

    revision = session.write(change)
    write_envelopes(session)
    return revision


def make_revision(
    session: Session,
    record: str,
    form: str,
    state: RecordState,
    answers: tuple[NewAnswer, ...],
    *,
    at: str | None = None,
) -> Revision:
    """Sign answers over the newest revisions held here, as given at ``at`` (now unless an instant is given)."""
    return signed.seal(
        record=record,
        form=form,
        parents=state.heads,
        cert=session.certificate.id,
        at=at or session.now(),
        answers=answers,
        key=session.profile.revision_key,
        random=session.laptop.random,
    )


def _what_is_said(draft: Draft, state: RecordState, *, half_typed: bool) -> Draft:
    left_out = () if half_typed else tuple(filter(is_typing, draft.fields))
    for path in (*left_out, *unchanged(draft, state)):
        draft = forget_field(draft, path)
    return draft


def _says_something(draft: Draft, state: RecordState) -> bool:
    """Whether anybody answered: a record that was only opened leaves nothing behind."""
    if state.fields:
        return bool(draft.new_answers())
    return any(
        (not is_reserved(answer.path) or is_typing(answer.path)) and not _offered_by_form(answer.value)
        for answer in draft.new_answers()
    )


def _offered_by_form(text: str) -> bool:
    source = (values.parse(text) or {}).get("source")
    return isinstance(source, dict) and source.get("kind") == "initial"
