"""The area a hub serves: its epoch, its one counter, and the policy in force."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from fieldkit.base.ids import RandomBytes
from fieldkit.base.jsontext import dumps, loads
from fieldkit.hub import schema
from fieldkit.hub.database import insert_new
from fieldkit.records.access import RECORDED, STARTING_POLICY, Policy, read_policy


@dataclass(frozen=True)
class AreaState:
    """``number`` is the last one given out and committed; ``roster`` counts changes to the list of certificates.

    ``lease_days`` is how long a laptop shows everything without meeting the hub.
    """

    area: str
    epoch: str
    number: int
    roster: int
    lease_days: int = 14


def open_area(connection: Connection, area: str, now: str, random: RandomBytes) -> None:
    """Make the area with the policy that FieldKit starts with, where it is not there yet."""
    row = {"area": area, "epoch": random(8).hex(), "number": 0, "roster": 0, "opened_at": now}
    insert_new(connection, schema.area, [row])
    held = connection.execute(select(schema.policy.c.version).where(schema.policy.c.area == area)).first()
    if held is None:
        publish_policy(connection, area, STARTING_POLICY, now)


def area_state(connection: Connection, area: str) -> AreaState:
    """Where the area stands now."""
    table = schema.area
    row = connection.execute(
        select(table.c.epoch, table.c.number, table.c.roster, table.c.lease_days).where(table.c.area == area)
    ).one()
    return AreaState(area, row.epoch, row.number, row.roster, row.lease_days)


def set_lease(connection: Connection, area: str, days: int) -> None:
    """How long laptops may do without the hub, in days; they hear of it with the next exchange."""
    connection.execute(update(schema.area).where(schema.area.c.area == area).values(lease_days=days))


def begin_epoch(connection: Connection, area: str, random: RandomBytes) -> str:
    """After a restore: laptops see the new epoch, offer again what they authored and read again from the start."""
    epoch = random(8).hex()
    connection.execute(update(schema.area).where(schema.area.c.area == area).values(epoch=epoch))
    return epoch


def take_numbers(connection: Connection, area: str, count: int) -> int:
    """Take the next ``count`` numbers; the first of them.

    The row stays locked until the commit, so whoever reads a number knows that all below it are committed. To be
    called once everything else of the transaction is written, with only the numbered events to follow.
    """
    table = schema.area
    last = connection.execute(
        update(table)
        .where(table.c.area == area)
        .values(number=table.c.number + count)
        .returning(table.c.number)
    ).scalar_one()
    return int(last) - count + 1


def publish_policy(connection: Connection, area: str, resource: Mapping[str, Any], now: str) -> None:
    """Put a policy in force. Where its rules are others, every laptop reads again from the start under it. Raises
    KeyError, ValueError, TypeError where the resource is not a policy."""
    policy = read_policy(resource)
    table = schema.policy
    connection.execute(update(table).where(table.c.area == area).values(current=False))
    row = {
        "area": area,
        "version": str(resource["version"]),
        "rules": dumps(resource["rules"]),
        "published_at": now,
        "current": True,
        "recordings": policy.recordings,
    }
    insert_new(connection, table, [row])
    connection.execute(
        update(table)
        .where(table.c.area == area, table.c.version == row["version"])
        .values(rules=row["rules"], current=True, recordings=policy.recordings)
    )


def set_recordings(connection: Connection, area: str, now: str, *, allowed: bool) -> bool:
    """Say whether sound and film are kept; whether that changes anything.

    It is a policy of its own, under a number that no other had, so that laptops ask for it; the rules stay.
    """
    policy, resource = current_policy(connection, area)
    if policy.recordings == allowed:
        return False
    versions = connection.execute(
        select(schema.policy.c.version).where(schema.policy.c.area == area)
    ).scalars()
    newest = max((int(one) for one in versions if one.isdecimal()), default=0)
    changed = {"version": str(newest + 1), "rules": resource["rules"]}
    publish_policy(connection, area, {**changed, "recordings": RECORDED} if allowed else changed, now)
    return True


def current_policy(connection: Connection, area: str) -> tuple[Policy, dict[str, Any]]:
    """The policy in force, and the resource as published."""
    table = schema.policy
    row = connection.execute(
        select(table.c.version, table.c.rules, table.c.recordings).where(
            table.c.area == area, table.c.current
        )
    ).one()
    resource = {"version": row.version, "rules": loads(row.rules)}
    if row.recordings:
        resource["recordings"] = RECORDED
    return read_policy(resource), resource


def scope_of(policy: Policy, role: str) -> str:
    """What a cursor was read under: a change of rules or role changes it, and opens whatever it opens.

    The version counts for nothing: a policy that only allows recordings makes nobody read everything again.
    """
    rules = dumps(sorted(list(rule) for rule in policy.rules))
    return hashlib.sha256(f"{role}\n{rules}".encode()).hexdigest()[:16]
