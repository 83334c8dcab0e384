"""The hub's signed list of certificates it has taken on and withdrawn; laptops hold the newest."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from fieldkit.hub import schema
from fieldkit.hub.area import AreaState
from fieldkit.records.certificates import Roster, publish_roster
from fieldkit.records.keys import SigningKey


def current_roster(connection: Connection, state: AreaState, hub: SigningKey) -> Roster:
    """The list as it stands, signed. Ed25519 signs the same text alike every time, so nothing has to be kept."""
    table = schema.certificate
    rows = connection.execute(
        select(table.c.id, table.c.adopted, table.c.revoked_at, table.c.revoked_why).where(
            table.c.area == state.area, table.c.adopted | table.c.revoked_at.is_not(None)
        )
    ).all()
    adopted = [row.id for row in rows if row.adopted]
    revoked = {row.id: (row.revoked_at, row.revoked_why) for row in rows if row.revoked_at is not None}
    return publish_roster(state.area, state.roster, adopted, revoked, hub)


def roster_changed(connection: Connection, area: str) -> None:
    """Count a change, so that laptops ask for the new list."""
    table = schema.area
    connection.execute(update(table).where(table.c.area == area).values(roster=table.c.roster + 1))
