"""What whoever runs the hub wants to know at a glance, in numbers only: no name, no word of any record."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from fieldkit.hub import quarantine, schema, taking_back
from fieldkit.hub.area import area_state, current_policy


@dataclass(frozen=True)
class Report:
    """Counts of one area. ``quarantined`` by code of the reason; ``codes_open`` are codes neither used nor expired.

    ``taken_back`` counts by practitioner id the answers that they took back because somebody asked. ``recordings``:
    whether sound and film are kept.
    """

    area: str
    epoch: str
    number: int
    policy: str
    recordings: bool
    practitioners: int
    devices: int
    ended: int
    codes_open: int
    records: int
    revisions: int
    forms: int
    quarantined: dict[str, int]
    taken_back: dict[str, int]


def report(connection: Connection, area: str, now: str) -> Report:
    """Count everything."""
    state = area_state(connection, area)
    policy, _ = current_policy(connection, area)
    devices, codes = schema.certificate, schema.invitation
    issued = select(func.count()).where(devices.c.area == area, devices.c.adopted.is_(False))
    unused = select(func.count()).where(
        codes.c.area == area, codes.c.used_at.is_(None), codes.c.expires_at >= now
    )
    return Report(
        area=area,
        epoch=state.epoch,
        number=state.number,
        policy=policy.version,
        recordings=policy.recordings,
        practitioners=_count(connection, area, schema.practitioner),
        devices=connection.execute(issued).scalar_one(),
        ended=connection.execute(issued.where(devices.c.revoked_at.is_not(None))).scalar_one(),
        codes_open=connection.execute(unused).scalar_one(),
        records=_count(connection, area, schema.record),
        revisions=_count(connection, area, schema.revision),
        forms=_count(connection, area, schema.form),
        quarantined=quarantine.count(connection, area),
        taken_back=taking_back.count(connection, area),
    )


def _count(connection: Connection, area: str, table: Table) -> int:
    return connection.execute(
        select(func.count()).select_from(table).where(table.c.area == area)
    ).scalar_one()
