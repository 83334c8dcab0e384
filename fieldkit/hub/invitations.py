"""One-time codes: each lets one laptop in, once, for a named practitioner, within its time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, select, update

from fieldkit.base.clock import Clock, format_instant
from fieldkit.base.ids import RandomBytes
from fieldkit.hub import schema
from fieldkit.hub.database import insert_new
from fieldkit.sync.enrolment import normal_code
from fieldkit.sync.errors import CodeExpiredError, CodeUnknownError, CodeUsedError

VALID_FOR = timedelta(hours=72)

# Thirty-two signs that nobody confuses when they are read out; 15 of them hold 75 bits.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ01"
_LENGTH = 15
_GROUP = 5


@dataclass(frozen=True)
class Invitation:
    """Who may enrol. ``practitioner`` is set where the code is for a further laptop of somebody known."""

    code: str
    practitioner: str | None
    name: str
    role: str
    expires_at: str


def invite(
    connection: Connection,
    area: str,
    *,
    name: str,
    role: str,
    practitioner: str | None,
    valid_for: timedelta,
    clock: Clock,
    random: RandomBytes,
) -> Invitation:
    """Make a code and keep its hash."""
    signs = "".join(_SIGNS[byte % len(_SIGNS)] for byte in random(_LENGTH))
    code = "-".join(signs[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))
    now = clock.now()
    expires = format_instant(now + valid_for)
    row = {
        "area": area,
        "code": _kept(code),
        "practitioner": practitioner,
        "name": name,
        "role": role,
        "made_at": format_instant(now),
        "expires_at": expires,
    }
    insert_new(connection, schema.invitation, [row])
    return Invitation(code, practitioner, name, role, expires)


def redeem(
    connection: Connection, area: str, code: str, revision_key: str, now: str
) -> tuple[Invitation, str | None]:
    """The invitation behind a code, and the certificate id it was traded for where the same keys did so before.

    Holds the invitation until the transaction ends. Raises CodeUnknownError, CodeExpiredError, CodeUsedError.
    """
    table = schema.invitation
    row = connection.execute(
        select(table).where(table.c.area == area, table.c.code == _kept(code)).with_for_update()
    ).first()
    if row is None:
        raise CodeUnknownError
    if row.used_by not in (None, revision_key):
        raise CodeUsedError
    if row.expires_at < now:
        raise CodeExpiredError
    return Invitation(code, row.practitioner, row.name, row.role, row.expires_at), row.certificate


def mark_used(
    connection: Connection, area: str, code: str, *, revision_key: str, certificate: str, now: str
) -> None:
    """Note that a code has been traded."""
    table = schema.invitation
    connection.execute(
        update(table)
        .where(table.c.area == area, table.c.code == _kept(code))
        .values(used_at=now, used_by=revision_key, certificate=certificate)
    )


def _kept(code: str) -> str:
    return hashlib.sha256(normal_code(code).encode("utf-8")).hexdigest()
