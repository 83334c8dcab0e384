"""Joining a hub: a one-time code becomes a certificate that colleagues' laptops believe."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.records.certificates import Certificate
from fieldkit.records.keys import SigningKey
from fieldkit.services.profile.session import Session
from fieldkit.services.sending.envelopes import write_envelopes
from fieldkit.store import certificates, drafts, lease, library, state, vault
from fieldkit.store.connection import Connection
from fieldkit.sync import spool
from fieldkit.sync.client import HttpHub, checked_address
from fieldkit.sync.enrolment import Membership
from fieldkit.sync.enrolment import enrol as ask
from fieldkit.sync.protocol import Cursor, Hub
from fieldkit.sync.spool import PostingKey


class PracticeJoinsNothingError(FieldKitError):
    """A practice was to join a hub, where its made-up person would meet real ones."""

    code = "FK-PRACTICE-HUB"


@dataclass(frozen=True)
class Enrolled:
    """What to show afterwards. ``fingerprint`` is read out to whoever runs the hub."""

    hub: str
    area: str
    name: str
    role: str
    fingerprint: str


def enrol(session: Session, url: str, code: str) -> Enrolled:
    """Enrol this profile at the hub at ``url``. Raises SyncError; then nothing has changed."""
    address = checked_address(url)
    hub = HttpHub(address, None, session.laptop.clock)
    try:
        return enrol_at(session, hub, address, code)
    finally:
        hub.close()


def enrol_at(session: Session, hub: Hub, address: str, code: str) -> Enrolled:
    """The same at a hub that is already at hand. Raises PracticeJoinsNothingError before anything is asked."""
    if session.laptop.practice:
        raise PracticeJoinsNothingError(
            said("This is practice: it joins no hub, and nothing leaves it."),
            said("End the practice, then join with your own name."),
        )
    own = session.certificate
    posting = _posting_key(session)
    membership = ask(
        hub,
        code,
        device=session.profile.profile.id,
        revision_key=session.profile.revision_key,
        request_key=session.profile.request_key.public,
        posting_key=posting.public,
        provisional=own if own.provisional else None,
    )
    session.write(lambda connection: _keep(connection, membership, address, own, session.now()))
    spool.write_posting_key(session.spool, PostingKey(address, membership.hub_key, posting))
    session.certificate = membership.certificate
    owner = session.profile.profile.owner
    vault.rename_owner(
        session.profile.profile.folder,
        replace(owner, practitioner=membership.certificate.practitioner, role=membership.certificate.role),
    )
    write_envelopes(session)
    return Enrolled(
        hub=address,
        area=membership.area,
        name=membership.certificate.name,
        role=membership.certificate.role,
        fingerprint=membership.fingerprint,
    )


def _posting_key(session: Session) -> SigningKey:
    known = spool.read_posting_key(session.spool)
    return known.key if known is not None else SigningKey.make(session.laptop.random)


def _keep(connection: Connection, member: Membership, address: str, before: Certificate, at: str) -> None:
    """Everything enrolment gave, in one transaction; drafts go on under the new certificate."""
    certificates.add(connection, member.certificate)
    certificates.set_roster(connection, member.roster, member.hub_key)
    library.set_policy(connection, member.policy.fields())
    state.set_hub(
        connection,
        {"url": address, "key": member.hub_key, "recipient": member.recipient, "area": member.area},
    )
    state.set_cursor(connection, Cursor(area=member.area, epoch=member.epoch).model_dump())
    state.set_own_certificate(connection, member.certificate.id)
    state.set_last_contact(connection, at)
    lease.renew(connection, member.certificate.valid_from, lease.FIRST_DAYS, "")
    for draft in drafts.everything(connection):
        if draft.cert == before.id != member.certificate.id:
            drafts.delete(connection, draft.record, before.id)
            drafts.save(connection, replace(draft, cert=member.certificate.id), at)
