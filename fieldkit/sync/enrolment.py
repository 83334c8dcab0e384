"""How a laptop joins a hub: it shows a one-time code and its keys, and leaves with a certificate it has checked."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.records import certificates
from fieldkit.records.certificates import Certificate, Roster
from fieldkit.records.keys import SigningKey, fingerprint
from fieldkit.records.statements import Statement, StatementError, declare
from fieldkit.sync.errors import UntrustedError, VersionError
from fieldkit.sync.protocol import ENROLMENT, POLICY, VERSION, Enrolled, EnrolRequest, Hub, Signed


@dataclass(frozen=True)
class Membership:
    """What enrolment gave, checked: to be kept in the vault and the store.

    ``hub_key`` is the hub's identity key (hex); its ``fingerprint`` is read out to whoever runs the hub.
    ``recipient`` is the age recipient for envelopes and for sealing answers to the hub.
    """

    certificate: Certificate
    hub_key: str
    fingerprint: str
    recipient: str
    area: str
    epoch: str
    roster: Roster
    policy: Statement


def enrol(
    hub: Hub,
    code: str,
    *,
    device: str,
    revision_key: SigningKey,
    request_key: str,
    posting_key: str,
    provisional: Certificate | None,
) -> Membership:
    """Trade a code for a certificate. ``request_key`` and ``posting_key`` are public keys (hex).

    Asking again with the same code and keys gives the same certificate, so an answer lost on its way costs nothing.
    Raises SyncError: CODE-UNKNOWN, -EXPIRED, -USED, PRACTITIONER-TAKEN, UNTRUSTED and what any request can meet.
    """
    content = {
        "v": 1,
        "code": normal_code(code),
        "device": device,
        "revision_key": revision_key.public,
        "request_key": request_key,
        "posting_key": posting_key,
        "provisional": "" if provisional is None else provisional.id,
    }
    answer = hub.enrol(
        EnrolRequest(
            enrolment=Signed.of(declare(ENROLMENT, content, revision_key)),
            provisional=None if provisional is None else Signed.of(provisional.statement),
        )
    )
    if answer.protocol != VERSION:
        raise VersionError
    try:
        membership = _read(answer)
    except StatementError as error:
        raise UntrustedError from error
    certificate = membership.certificate
    if (
        certificate.issuer != answer.hub_key
        or certificate.revision_key != revision_key.public
        or certificate.request_key != request_key
        or answer.fingerprint != fingerprint(answer.hub_key)
    ):
        raise UntrustedError
    return membership


def normal_code(code: str) -> str:
    """A code as it is compared: upper case, without spaces and hyphens, O and I read as the digits they look like."""
    kept = "".join(sign for sign in code.upper() if sign.isalnum())
    return kept.translate(str.maketrans("OIL", "011"))


def _read(answer: Enrolled) -> Membership:
    policy = answer.policy.statement(POLICY)
    policy.check(answer.hub_key)
    return Membership(
        certificate=certificates.read(answer.certificate.statement(certificates.TAG)),
        hub_key=answer.hub_key,
        fingerprint=answer.fingerprint,
        recipient=answer.recipient,
        area=answer.area,
        epoch=answer.epoch,
        roster=certificates.read_roster(answer.roster.statement(certificates.ROSTER), answer.hub_key),
        policy=policy,
    )
