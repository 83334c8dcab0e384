"""Signing: everything that has to be seen first, then a signature over the record as shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.base.ids import new_id
from fieldkit.base.wording import said
from fieldkit.questionnaire import messages
from fieldkit.questionnaire.findings import Finding, Level
from fieldkit.records import signoff, values
from fieldkit.records.merge import merge
from fieldkit.records.paths import Path
from fieldkit.records.revisions import NewAnswer, Revision
from fieldkit.services.library.entry_names import name_at
from fieldkit.services.library.words import value_words
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import attach, pictures
from fieldkit.services.writing.as_shown import response_of
from fieldkit.services.writing.earlier_version import moved_on
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.seal import keep_answers

HOW = ("said-so", "typed", "drawn", "disagrees", "declined")
"""How a person signs."""

SCOPES = (signoff.ALL, signoff.OWN)


class NotReadyError(FieldKitError):
    """Something is still needed before the record can be signed."""

    code = "FK-SIGN-NOT-READY"


class ReasonNeededError(FieldKitError):
    """Something was added since the record was signed, and nobody has said why."""

    code = "FK-SIGN-REASON"


class FormMovedError(FieldKitError):
    """A record that a colleague moved to a newer version of its form while it was open here."""

    code = "FK-SIGN-FORM-MOVED"


class AgreementError(FieldKitError):
    """A way of agreeing that FieldKit does not know."""

    code = "FK-SIGN-AGREEMENT"


@dataclass(frozen=True)
class FoundLine:
    """Something to see before signing. ``blocks``: it has to be answered first (or its section's reason given)."""

    path: Path
    label: str
    code: str
    text: str
    blocks: bool


@dataclass(frozen=True)
class HiddenLine:
    """An answer that no longer applies: kept in the record, left out of what is signed."""

    path: Path
    label: str
    words: str


@dataclass(frozen=True)
class Review:
    """What is shown before signing. Conflicts block nothing; ``added_since`` needs a reason where it is not empty."""

    findings: tuple[FoundLine, ...]
    hidden: tuple[HiddenLine, ...]
    conflicts: tuple[Path, ...]
    added_since: tuple[Path, ...]
    signed_before: bool

    @property
    def blocking(self) -> tuple[FoundLine, ...]:
        return tuple(one for one in self.findings if one.blocks)

    @property
    def ready(self) -> bool:
        return not self.blocking

    @property
    def needs_reason(self) -> bool:
        return bool(self.added_since)


@dataclass(frozen=True)
class Agreement:
    """The person's own signature. ``how`` is one of HOW; ``name`` what they are called; ``drawing`` a picture (PNG)."""

    name: str
    how: str
    drawing: bytes = b""


def review(record: OpenRecord) -> Review:
    """Everything to see before signing this record, its draft included."""
    live = record.live
    state = record.state
    signed = bool(signoff.sign_offs(record.revisions))
    return Review(
        findings=tuple(
            dict.fromkeys(line for one in live.findings(Level.SIGNING) for line in _found(record, one))
        ),
        hidden=tuple(_hidden(record, path) for path in live.hidden_answers()),
        conflicts=tuple(field.path for field in state.conflicts),
        added_since=signoff.added_since(record.revisions, state) if signed else (),
        signed_before=signed,
    )


def sign(
    session: Session,
    record: OpenRecord,
    *,
    agreement: Agreement | None = None,
    reason: str | None = None,
    scope: str = signoff.ALL,
) -> Revision:
    """Seal what was written, then sign the record as shown. Waits for the disk.

    ``reason`` is needed where the record was signed before. The person's signature is a revision
    of its own after the practitioner's. Raises NotReadyError, ReasonNeededError, AgreementError, FormMovedError, a
    StoreError; then every word is kept.
    """
    if moved_on(record.form, record.state):
        raise FormMovedError(
            said(
                "A colleague has moved this record to a newer version of its form, so it is not shown as it is now."
            ),
            said("Leave the record, open it again and read it through. Nothing you wrote is lost."),
        )
    seen = review(record)
    if not seen.ready:
        labels = "; ".join(one.label for one in seen.blocking)
        raise NotReadyError(
            said(
                "Still to answer before this can be signed ({count}): {labels}",
                count=len(seen.blocking),
                labels=labels,
            ),
            said("Answer them, or give the reason why they could not be asked."),
        )
    if seen.needs_reason and not (reason or "").strip():
        raise ReasonNeededError(
            said("This record was signed before, and something was added since."),
            said("Say in a few words why."),
        )
    if agreement is not None and agreement.how not in HOW:
        raise AgreementError(
            said("{how} is not a way of agreeing.", how=repr(agreement.how)),
            said("Choose one of: {ways}.", ways=", ".join(HOW)),
        )
    record.seal()
    at = session.now()
    own = session.practitioner
    digest = signoff.response_digest(
        response_of(record.form, record.sealed, record=record.id, at=at, secrets=True)
    )
    signatures = [_sign_off(session, own.id, own.role, scope, digest, "device", reason)]
    if agreement is not None:
        drawing = _kept_drawing(session, agreement)
        signatures.append(
            _sign_off(session, agreement.name, "person", scope, digest, agreement.how, None, drawing)
        )
    made = [keep_answers(session, record.id, record.form.canonical, answers, at=at) for answers in signatures]
    for revision in made:
        record.add_sealed(revision)
    return made[0]


def is_signed_as_shown(revisions: tuple[Revision, ...]) -> bool:
    """Whether somebody signed and nothing was added since."""
    return bool(signoff.sign_offs(revisions)) and not signoff.added_since(revisions, merge(revisions))


def _sign_off(
    session: Session,
    signer: str,
    role: str,
    scope: str,
    digest: str,
    how: str,
    reason: str | None,
    drawing: dict[str, Any] | None = None,
) -> tuple[NewAnswer, ...]:
    sign_off_id = new_id(session.laptop.clock, session.laptop.random)
    return signoff.answers(
        sign_off_id, signer=signer, role=role, scope=scope, digest=digest, how=how, reason=reason or None,
        drawing=drawing,
    )  # fmt: skip


def _kept_drawing(session: Session, agreement: Agreement) -> dict[str, Any] | None:
    """The drawn signature as a file of the record. Raises PictureError, a StoreError."""
    if not agreement.drawing:
        return None
    picture = pictures.prepare(agreement.drawing)
    made = attach.Prepared(picture.content, pictures.JPEG, picture.thumbnail)
    return attach.keep(session, made, f"Signature of {agreement.name}")


def _found(record: OpenRecord, finding: Finding) -> Iterator[FoundLine]:
    """A line for each place that has to be put right: a rule may stand at one question and be about others."""
    for path in finding.leads_to or (finding.path,):
        yield FoundLine(
            path=path,
            label=_named(record, path),
            code=finding.code,
            text=messages.text(finding),
            blocks=finding.severity == "error",
        )


def _named(record: OpenRecord, path: Path) -> str:
    """The question's words; of one among several that repeat, which one first."""
    name, label = name_at(record.root, path), _label(record, path)
    return said("{name}: {question}", name=name, question=label) if name else label


def _hidden(record: OpenRecord, path: Path) -> HiddenLine:
    field = record.state.fields.get(path)
    words = value_words(values.parse(field.value)) if field is not None else ""
    return HiddenLine(path, _label(record, path), words)


def _label(record: OpenRecord, path: Path) -> str:
    node = record.node(path)
    return node.text or (node.item.label if node.item is not None else "")
