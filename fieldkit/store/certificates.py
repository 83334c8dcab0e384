"""Whose keys signed what is held here, and the hub's newest list of which certificates hold."""

from __future__ import annotations

from functools import lru_cache

from fieldkit.records import certificates as certs
from fieldkit.records.certificates import Certificate, Roster
from fieldkit.records.statements import Statement
from fieldkit.store.connection import Connection


def add(connection: Connection, certificate: Certificate) -> bool:
    """Keep a certificate; whether it is new here. Whether to trust it is judged when it is used."""
    statement = certificate.statement
    done = connection.execute(
        "INSERT OR IGNORE INTO certificates (id, practitioner, revision_key, content, signature)"
        " VALUES (?, ?, ?, ?, ?)",
        (
            bytes.fromhex(certificate.id),
            certificate.practitioner,
            certificate.revision_key,
            statement.content,
            statement.signature,
        ),
    )
    return done.rowcount > 0


def get(connection: Connection, certificate_id: str) -> Certificate | None:
    """One certificate by its id (hex)."""
    row = connection.execute(
        "SELECT content, signature FROM certificates WHERE id = ?", (bytes.fromhex(certificate_id),)
    ).fetchone()
    return _read(*row) if row else None


def everything(connection: Connection) -> dict[str, Certificate]:
    """All certificates by id: for checking a page of an exchange, and for the names of authors."""
    rows = connection.execute("SELECT content, signature FROM certificates")
    return {one.id: one for one in (_read(*row) for row in rows)}


def of_key(connection: Connection, revision_key: str) -> tuple[Certificate, ...]:
    """The certificates of one revision key (hex): this laptop's provisional one and the hub's, say."""
    rows = connection.execute(
        "SELECT content, signature FROM certificates WHERE revision_key = ? ORDER BY id", (revision_key,)
    )
    return tuple(_read(*row) for row in rows)


def set_roster(connection: Connection, roster: Roster, hub: str) -> bool:
    """Keep the hub's list where it is newer than the one held; ``hub`` is the key (hex) it was checked with."""
    done = connection.execute(
        "INSERT INTO rosters (area, number, hub, content, signature) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (area) DO UPDATE SET number = excluded.number, hub = excluded.hub,"
        " content = excluded.content, signature = excluded.signature"
        " WHERE excluded.number > rosters.number OR excluded.hub <> rosters.hub",
        (roster.area, roster.number, hub, roster.statement.content, roster.statement.signature),
    )
    return done.rowcount > 0


def roster(connection: Connection, area: str) -> Roster | None:
    """The newest list of an area, its signature checked again."""
    row = connection.execute("SELECT hub, content, signature FROM rosters WHERE area = ?", (area,)).fetchone()
    return certs.read_roster(Statement(certs.ROSTER, row[1], row[2]), row[0]) if row else None


@lru_cache(maxsize=1024)
def _read(content: bytes, signature: bytes) -> Certificate:
    """Kept, since every list asks for the names of the same few authors."""
    return certs.read(Statement(certs.TAG, content, signature))
