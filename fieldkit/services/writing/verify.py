"""Whether a record is what its authors signed: hashes, signatures, completeness, and what each sign-off covered."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.records import signoff
from fieldkit.records.certificates import Certificate, is_trusted
from fieldkit.records.merge import merge
from fieldkit.records.revisions import Revision, RevisionError
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.as_shown import response_of
from fieldkit.store import certificates, drafts, facts, receipts, state
from fieldkit.store.connection import Connection


@dataclass(frozen=True)
class Verified:
    """``problems`` in plain words; none means that everything held. ``safe`` counts revisions a receipt covers."""

    record: str
    revisions: int
    signatures: int
    safe: int
    problems: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.problems


def verify(session: Session, record: str) -> Verified:
    """Check every revision of a record held here; a draft that was never sealed has none yet. Raises RecordNotHereError."""
    return session.read(lambda connection: _verify(session, connection, record))


def _verify(session: Session, connection: Connection, record: str) -> Verified:
    copies = capture.look_at(session, connection, record).revisions
    if not copies and not drafts.of_record(connection, record):
        raise capture.not_here()
    known = certificates.everything(connection)
    problems = [one for revision in copies for one in _problems(connection, revision, known)]
    merged = merge(copies)
    if merged.missing:
        problems.append(f"{len(merged.missing)} part(s) of this record have not arrived here.")
    signatures = signoff.sign_offs(copies)
    for one in signatures:
        problems.extend(_digest_problems(session, connection, copies, one))
    return Verified(
        record=record,
        revisions=len(copies),
        signatures=len(signatures),
        safe=sum(receipts.is_safe(connection, one.id) for one in copies),
        problems=tuple(problems),
    )


def _problems(connection: Connection, revision: Revision, known: dict[str, Certificate]) -> list[str]:
    certificate = known.get(revision.header.cert)
    short = revision.id[:12]
    if certificate is None:
        return [f"Revision {short}: its author's certificate is not here."]
    try:
        revision.verify(certificate.revision_key)
    except RevisionError as error:
        return [f"Revision {short}: {error.message}"]
    hub = state.hub(connection)
    if hub is not None:
        roster = certificates.roster(connection, str(hub["area"]))
        own = state.own_certificate(connection)
        mine = known[own].revision_key if own in known else ""
        if certificate.revision_key != mine and not is_trusted(certificate, str(hub["key"]), roster):
            return [f"Revision {short}: the hub does not stand behind its author's certificate."]
    return []


def _digest_problems(
    session: Session, connection: Connection, copies: tuple[Revision, ...], signed: signoff.SignOff
) -> list[str]:
    """Whether the response as shown then can be made again; not where parts of it are withheld here."""
    under = signoff.covered_by(signed.revision, copies) - {signed.revision}
    covered = tuple(one for one in copies if one.id in under)
    merged = merge(covered)
    if not covered or merged.missing or merged.unreadable:
        return []
    form = session.shelf.form(connection, facts.current_form(merged, max(one.header.form for one in covered)))
    shown = response_of(form, merged, record=copies[0].header.record, at=signed.at, secrets=True)
    if signoff.response_digest(shown) == signed.digest:
        return []
    return [f"The signature of {signed.at} was given over something else than what is here now."]
