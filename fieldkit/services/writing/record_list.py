"""The records on this laptop, and one of them in full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fieldkit.records import paths, signoff, values
from fieldkit.records.merge import RecordState, merge
from fieldkit.services.library import authors
from fieldkit.services.library.form_titles import titled
from fieldkit.services.library.record_lines import Lines, RecordLine
from fieldkit.services.library.words import value_words
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import lease
from fieldkit.services.writing import capture
from fieldkit.services.writing.earlier_version import not_taken
from fieldkit.store import drafts, lists
from fieldkit.store.connection import Connection


@dataclass(frozen=True)
class AnswerLine:
    """One answer as held: where, what, who said it when, in which revision ("draft" for what is not sealed yet).

    ``left_over``: the version of the form that the record is at has no place for it.
    """

    path: str
    label: str
    words: str
    value: dict[str, Any] | None
    author: str
    at: str
    revision: str
    conflict: bool
    left_over: bool = False


@dataclass(frozen=True)
class SignatureLine:
    """One signature: by whom, in which role, when, over what, and how (see ``records.signoff.SignOff``)."""

    signer: str
    role: str
    at: str
    scope: str
    how: str
    reason: str | None
    digest: str
    certificate: str


@dataclass(frozen=True)
class RecordInFull:
    """A record with all that stands in it now."""

    line: RecordLine
    form_title: str
    canonical: str
    answers: tuple[AnswerLine, ...]
    signatures: tuple[SignatureLine, ...]
    added_since: tuple[str, ...]


def list_records(
    session: Session, *, form: str | None = None, person: str | None = None, revealed: bool = False
) -> tuple[RecordLine, ...]:
    """Records of a form (name or url) and about a person, where given; what was touched last first.

    Once the lease is over, only what today's visits and own new work are about.
    """

    def look(connection: Connection) -> tuple[RecordLine, ...]:
        lines = Lines(connection)
        rows = (
            lists.records(connection, form=form) if person is None else lists.records_of(connection, person)
        )
        may_name = lease.listed(session, connection)
        made = (lines.line(row, revealed=revealed) for row in rows if may_name(row.id))
        return tuple(one for one in made if form is None or form in (one.form, "") or person is None)

    return session.read(look)


def line(session: Session, record: str) -> RecordLine:
    """One record's line, called what it is. Raises RecordNotHereError."""

    def look(connection: Connection) -> RecordLine:
        return Lines(connection).line(_row(connection, record), revealed=True)

    return session.read(look)


def show(session: Session, record: str) -> RecordInFull:
    """Everything that stands in a record. Raises RecordNotHereError, FormNotHereError, LeaseEndedError."""
    lease.require(session, record=record)

    def look(connection: Connection) -> RecordInFull:
        row = _row(connection, record)
        form = session.shelf.form(connection, row.form)
        found = capture.look_at(session, connection, record)
        held = [one for draft in drafts.of_record(connection, record) for one in draft.held()]
        state = merge(found.revisions, held)
        sealed = merge(found.revisions)
        known = authors.read(connection)

        earlier = capture.earlier_forms(session, connection, found, form.canonical)
        left = frozenset(one.digest for one, _why in not_taken(form, state))

        def label(path: paths.Path) -> str:
            last = next((part for part in reversed(path) if not paths.is_entry(part)), "")
            items = (one.item(last) for one in (form, *earlier))
            return next((item.label for item in items if item is not None), "")

        return RecordInFull(
            line=Lines(connection).line(row, revealed=True),
            form_title=titled(form.title),
            canonical=row.form,
            answers=_answers(state, known, label, left),
            signatures=tuple(
                SignatureLine(
                    one.signer, one.role, one.at, one.scope, one.how, one.reason, one.digest, one.cert
                )
                for one in signoff.sign_offs(found.revisions)
            ),
            added_since=tuple(
                paths.write(path)
                for path in (signoff.added_since(found.revisions, sealed) if row.signed else ())
            ),
        )

    return session.read(look)


def _row(connection: Connection, record: str) -> lists.RecordRow:
    row = lists.record(connection, record)
    if row is None:
        raise capture.not_here()
    return row


def _answers(
    state: RecordState, known: authors.Authors, label: Callable[[paths.Path], str], left: frozenset[str]
) -> tuple[AnswerLine, ...]:
    return tuple(
        AnswerLine(
            path=paths.write(path),
            label=label(path),
            words=value_words(values.parse(held.value)),
            value=values.parse(held.value),
            author=known.of(held.cert).name,
            at=held.at,
            revision=held.revision,
            conflict=field.conflict,
            left_over=held.digest in left,
        )
        for path, field in state.fields.items()
        if not paths.is_reserved(path)
        for held in field.said
        if values.fhir_value(values.parse(held.value)) is not None
    )
