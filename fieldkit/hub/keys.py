"""Who the hub is: one Ed25519 key that signs everything it declares, and one age key that opens what is sealed to it.

They stand in the hub's own database: every process of the hub needs them, and a database brought back from a backup has
to bring back the identity that laptops know. Whoever can read that database can read the records in it anyway.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyrage
from sqlalchemy import Connection, select

from fieldkit.base.ids import RandomBytes
from fieldkit.hub import schema
from fieldkit.hub.database import insert_new
from fieldkit.records.keys import SigningKey, fingerprint

_IDENTITY = "identity"
_ENVELOPE = "envelope"


@dataclass(frozen=True)
class HubKeys:
    """``recipient`` and ``age_identity`` are the public and secret halves of the age key, as age writes them."""

    signing: SigningKey
    recipient: str
    age_identity: str

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.signing.public)


def load_keys(connection: Connection, area: str, random: RandomBytes) -> HubKeys:
    """The area's keys, made the first time they are asked for; two processes that start at once agree on one set."""
    keys = _read(connection, area)
    if keys is None:
        insert_new(connection, schema.hub_key, _make(area, random))
        keys = _read(connection, area)
        assert keys is not None
    return keys


def _read(connection: Connection, area: str) -> HubKeys | None:
    table = schema.hub_key
    rows = connection.execute(
        select(table.c.purpose, table.c.public, table.c.secret).where(table.c.area == area)
    )
    held = {row.purpose: row for row in rows}
    if not held:
        return None
    envelope = held[_ENVELOPE]
    return HubKeys(SigningKey(bytes.fromhex(held[_IDENTITY].secret)), envelope.public, envelope.secret)


def _make(area: str, random: RandomBytes) -> list[dict[str, str]]:
    signing = SigningKey.make(random)
    age = pyrage.x25519.Identity.generate()
    return [
        {"area": area, "purpose": _IDENTITY, "public": signing.public, "secret": signing.seed().hex()},
        {"area": area, "purpose": _ENVELOPE, "public": str(age.to_public()), "secret": str(age)},
    ]
