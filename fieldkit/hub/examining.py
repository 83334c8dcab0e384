"""Judges what a laptop sent before anything is written: what is false stays out, what may not be read yet is set apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fieldkit.base.clock import parse_instant
from fieldkit.hub.devices import Device
from fieldkit.records import values
from fieldkit.records.answers import Open, Sealed
from fieldkit.records.revisions import Revision, RevisionError
from fieldkit.records.sealing import SealError, open_answers
from fieldkit.records.values import ValueTextError
from fieldkit.sync.protocol import FORM_UNKNOWN, Copy, Refusal

MOST_VALUE = 1_000_000
"""How many letters one answer may have."""

ALTERED = "FK-HUB-ALTERED"
AUTHOR_UNKNOWN = "FK-HUB-AUTHOR-UNKNOWN"
ACCESS_ENDED = "FK-HUB-ACCESS-ENDED"
VALUE = "FK-HUB-VALUE"
LARGE = "FK-HUB-ANSWER-TOO-LARGE"
_AS_IT_IS = "You need not: the hub has it as it is, and your manager can let it in."
"""What holds for everything in quarantine: nobody at a visit has to mend a record to have it reach somebody."""


@dataclass(frozen=True)
class Candidate:
    """A revision whose hash, signature and certificate hold. ``sender`` is the certificate id of who brought it."""

    revision: Revision
    author: Device
    sender: str
    sender_ended: str = ""


@dataclass(frozen=True)
class Objection:
    """Why a candidate's contents go to quarantine. ``whole``: its header too, for its author no longer counts."""

    code: str
    reason: str
    next_step: str
    whole: bool = False

    def refusal(self, revision: str) -> Refusal:
        return Refusal(
            revision=revision, code=self.code, reason=self.reason, next_step=self.next_step, kept=True
        )


def readable(sent: Iterable[Copy]) -> tuple[dict[str, Revision], list[Refusal]]:
    """The revisions that can be read, by id, copies of one joined; and refusals for the rest."""
    found: dict[str, Revision] = {}
    refused = []
    for copy in sent:
        try:
            revision = copy.revision()
            parse_instant(revision.header.at)
            known = found.get(revision.id)
            found[revision.id] = revision if known is None else known.join(revision)
        except (RevisionError, ValueError):
            unread = Revision(copy.header.encode("utf-8", "replace"), b"", ())
            refused.append(_refuse(unread.id, ALTERED, "This part of a record can't be read."))
    return found, refused


def examine(
    revisions: Iterable[Revision], authors: Mapping[str, Device], sender: Device, age_identity: str
) -> tuple[list[Candidate], list[Refusal]]:
    """Verify certificates, signatures and hashes, and open what is sealed to the hub."""
    candidates = []
    refused = []
    for revision in revisions:
        author = authors.get(revision.header.cert)
        if author is None:
            reason = "The hub does not know who wrote this part of a record."
            refused.append(_refuse(revision.id, AUTHOR_UNKNOWN, reason))
            continue
        try:
            opened = _opened(revision, age_identity)
            opened.verify(author.revision_key)
        except RevisionError as error:
            refused.append(_refuse(revision.id, ALTERED, error.message))
        else:
            candidates.append(Candidate(opened, author, sender.certificate, sender.ended))
    return candidates, refused


def objection(
    candidate: Candidate, known: frozenset[str] | set[str], held: Revision | None
) -> Objection | None:
    """What stands against the contents of a candidate; ``known`` are the forms the hub has.

    What the hub received before an access ended stays good, whoever brings it again.
    """
    ended = candidate.author.ended or candidate.sender_ended
    if ended and held is None:
        return Objection(
            ACCESS_ENDED,
            f"It came from a laptop for which {ended}.",
            "The hub has it as it is. Your manager can let it in.",
            whole=True,
        )
    for body in candidate.revision.bodies:
        if isinstance(body, Open) and len(body.value) > MOST_VALUE:
            return Objection(
                LARGE,
                "One answer is longer than the hub takes.",
                f"Shorten it, or add a file instead. {_AS_IT_IS}",
            )
        if isinstance(body, Open) and not _is_value(body.value):
            return Objection(VALUE, "One answer can't be read.", f"Write that answer again. {_AS_IT_IS}")
    if candidate.revision.header.form not in known:
        return Objection(
            FORM_UNKNOWN, "The hub does not have this form yet.", "Nothing: the form is sent along."
        )
    return None


def _opened(revision: Revision, age_identity: str) -> Revision:
    if not any(isinstance(body, Sealed) for body in revision.bodies):
        return revision
    try:
        return open_answers(revision, age_identity)
    except SealError:
        # Sealed to somebody else: it is passed on as it is, and no receipt names it.
        return revision


def _is_value(text: str) -> bool:
    try:
        values.parse(text)
    except ValueTextError:
        return False
    return True


def _refuse(revision: str, code: str, reason: str) -> Refusal:
    step = "The hub has kept nothing of it. Tell whoever runs your hub."
    return Refusal(revision=revision, code=code, reason=reason, next_step=step, kept=False)
