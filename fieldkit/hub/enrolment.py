"""Lets a laptop in: a good code and keys that it proves to own are traded for a certificate signed by the hub."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from fieldkit.base.clock import Clock, format_instant
from fieldkit.base.ids import RandomBytes, new_id
from fieldkit.hub import events, schema
from fieldkit.hub.database import insert_new
from fieldkit.hub.devices import add_certificate, adopt_certificate, read_certificates
from fieldkit.hub.events import Event
from fieldkit.hub.invitations import Invitation, mark_used, redeem
from fieldkit.hub.keys import HubKeys
from fieldkit.hub.roster import roster_changed
from fieldkit.records import certificates
from fieldkit.records.certificates import Certificate
from fieldkit.records.statements import StatementError
from fieldkit.sync.errors import NotSignedError, PractitionerTakenError, UnreadableError
from fieldkit.sync.protocol import ENROLMENT, EnrolRequest, Signed

CERTIFICATE_VALID_FOR = timedelta(days=400)

_TEXTS = ("code", "device", "revision_key", "request_key", "posting_key", "provisional")


@dataclass(frozen=True)
class Asked:
    """What a laptop asks for, once it is proven that the revision key is its own. Keys are public keys in hex."""

    code: str
    device: str
    revision_key: str
    request_key: str
    posting_key: str
    provisional: Certificate | None


def read_request(request: EnrolRequest) -> Asked:
    """Check the laptop's own statement and its provisional certificate. Raises UnreadableError, NotSignedError."""
    statement = request.enrolment.statement(ENROLMENT)
    try:
        content: dict[str, Any] = statement.fields()
        if content.get("v") != 1 or not all(isinstance(content.get(name), str) for name in _TEXTS):
            raise UnreadableError
        statement.check(content["revision_key"])
        provisional = None
        if request.provisional is not None:
            provisional = certificates.read(request.provisional.statement(certificates.TAG))
    except StatementError as error:
        raise NotSignedError from error
    if ("" if provisional is None else provisional.id) != content["provisional"]:
        raise NotSignedError
    if provisional is not None and provisional.revision_key != content["revision_key"]:
        raise NotSignedError
    told = {name: content[name] for name in _TEXTS if name != "provisional"}
    return Asked(**told, provisional=provisional)


def enrol(
    connection: Connection, area: str, keys: HubKeys, asked: Asked, clock: Clock, random: RandomBytes
) -> Signed:
    """Trade the code for a certificate. The same code and keys again give the same certificate.

    Raises CodeUnknownError, CodeExpiredError, CodeUsedError, PractitionerTakenError.
    """
    now = format_instant(clock.now())
    invitation, earlier = redeem(connection, area, asked.code, asked.revision_key, now)
    if earlier is not None:
        return read_certificates(connection, area, [earlier])[0]
    practitioner = _practitioner(connection, area, invitation, asked, clock, random)
    certificate = certificates.issue(
        {
            "practitioner": practitioner,
            "name": invitation.name,
            "role": invitation.role,
            "area": area,
            "device": asked.device,
            "revision_key": asked.revision_key,
            "request_key": asked.request_key,
            "valid_from": now,
            "valid_to": format_instant(clock.now() + CERTIFICATE_VALID_FOR),
        },
        keys.signing,
    )
    add_certificate(connection, area, certificate, asked.posting_key, now)
    told = [Event(events.CERTIFICATE, certificate.id)]
    if asked.provisional is not None and asked.provisional.provisional:
        adopt_certificate(connection, area, asked.provisional, practitioner, now)
        roster_changed(connection, area)
        told.append(Event(events.CERTIFICATE, asked.provisional.id))
    mark_used(
        connection, area, asked.code, revision_key=asked.revision_key, certificate=certificate.id, now=now
    )
    events.append(connection, area, told)
    return Signed.of(certificate.statement)


def _practitioner(
    connection: Connection, area: str, invitation: Invitation, asked: Asked, clock: Clock, random: RandomBytes
) -> str:
    """Whose laptop it is: as the code says, else as the laptop has called its owner since before it met the hub.

    Raises PractitionerTakenError where a laptop calls its owner by an id that the hub knows from somebody else.
    """
    claimed = asked.provisional.practitioner if asked.provisional is not None else None
    chosen = invitation.practitioner or claimed or new_id(clock, random)
    table = schema.practitioner
    if claimed is not None and claimed != invitation.practitioner:
        known = connection.execute(
            select(table.c.id).where(table.c.area == area, table.c.id == claimed)
        ).first()
        if known is not None and not _same_laptop(connection, area, claimed, asked):
            raise PractitionerTakenError
    insert_new(
        connection, table, [{"area": area, "id": chosen, "name": invitation.name, "role": invitation.role}]
    )
    connection.execute(
        update(table)
        .where(table.c.area == area, table.c.id == chosen)
        .values(name=invitation.name, role=invitation.role)
    )
    return chosen


def _same_laptop(connection: Connection, area: str, practitioner: str, asked: Asked) -> bool:
    """Whether this practitioner has enrolled with the same keys before: a code asked for again after it ran out."""
    table = schema.certificate
    found = connection.execute(
        select(table.c.id).where(
            table.c.area == area,
            table.c.practitioner == practitioner,
            table.c.revision_key == asked.revision_key,
        )
    ).first()
    return found is not None
