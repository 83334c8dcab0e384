"""Every look is written down: which record went to whose laptop, and when."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from fieldkit.base.clock import Clock, format_instant
from fieldkit.base.ids import RandomBytes, new_id
from fieldkit.hub import schema
from fieldkit.hub.database import insert_new
from fieldkit.hub.devices import Device


def log_delivery(
    connection: Connection,
    area: str,
    device: Device,
    given: Mapping[str, int],
    clock: Clock,
    random: RandomBytes,
) -> None:
    """Note how many revisions of which records went to a device."""
    rows = [
        {
            "area": area,
            "id": new_id(clock, random),
            "at": format_instant(clock.now()),
            "practitioner": device.reader.practitioner,
            "certificate": device.certificate,
            "record": record,
            "revisions": revisions,
        }
        for record, revisions in sorted(given.items())
    ]
    insert_new(connection, schema.access_log, rows)
