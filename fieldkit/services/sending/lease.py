"""Asks to connect after days without the hub, so that a laptop that fell out of everybody's sight shows less and less.

It is a rule for honest use: whoever has the passphrase and changes the program can pass it by. It hides, and it never
removes: what was written stays, goes on waiting for the hub, and new work can always be written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from fieldkit.base.clock import format_instant
from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said, said_many
from fieldkit.services.profile.session import Session
from fieldkit.store import drafts, lists, outbox
from fieldkit.store import lease as stored
from fieldkit.store.connection import Connection

WARN_DAYS = 3
_DAY = 86_400


class LeaseEndedError(FieldKitError):
    """This laptop has done without its hub for longer than the hub allows."""

    code = "FK-LEASE-ENDED"


@dataclass(frozen=True)
class Lease:
    """``gone`` and ``days`` are whole days without the hub, and how many are allowed."""

    gone: int
    days: int

    @property
    def left(self) -> int:
        """Days until less is shown; 0 when it is so."""
        return max(0, self.days - self.gone)

    @property
    def over(self) -> bool:
        return self.gone >= self.days

    @property
    def warns(self) -> bool:
        return not self.over and self.left <= WARN_DAYS

    @property
    def words(self) -> str:
        """What stands over every screen; "" while there is nothing to say."""
        if self.over:
            return said(
                "{days} without the hub. Connect to see everything again; "
                "until then there are today's visits and new notes. Nothing is lost.",
                days=_days(self.gone),
            )
        if self.warns:
            return said(
                "Connect within {days}: after that only today's visits are shown.", days=_days(self.left)
            )
        return ""


def look(session: Session) -> Lease | None:
    """How things stand, counted up to now; None before any hub was joined. Writes: call it now and then."""
    now = session.laptop.uptime.read()
    held = session.write(lambda connection: stored.count(connection, now.boot, now.seconds))
    return None if held is None else _lease(held)


def is_over(connection: Connection) -> bool:
    """Whether only today's visits and new work may be shown."""
    held = stored.held(connection)
    return held is not None and _lease(held).over


def require(session: Session, *, person: str = "", record: str = "") -> None:
    """That this may be shown now: everything while the lease runs, else whom today's visits are about and own new work.

    Raises LeaseEndedError.
    """
    session.read(lambda connection: _require(session, connection, person, record))


def listed(session: Session, connection: Connection) -> Callable[[str], bool]:
    """Which records, by id, a list may name now: all of them while the lease runs."""
    if not is_over(connection):
        return lambda _record: True
    return lambda record: _may_be_shown(session, connection, "", record)


def _require(session: Session, connection: Connection, person: str, record: str) -> None:
    held = stored.held(connection)
    if held is None or not _lease(held).over or _may_be_shown(session, connection, person, record):
        return
    raise LeaseEndedError(
        said("This laptop has been without the hub for {days}.", days=_days(held.counted // _DAY)),
        said(
            "Connect, then press Sync now. Today's visits and new notes work meanwhile, and nothing is lost."
        ),
    )


def _may_be_shown(session: Session, connection: Connection, person: str, record: str) -> bool:
    """Once the lease is over."""
    people, visits = _today(session, connection)
    if record and (record in visits or _is_new_work(connection, record)):
        return True
    about = person
    if record and not person:
        line = lists.record(connection, record)
        about = line.person if line is not None else ""
    return bool(about) and (about in people or _is_new_work(connection, about))


def _today(session: Session, connection: Connection) -> tuple[set[str], set[str]]:
    """People and visits of today."""
    now = session.laptop.clock.now().astimezone()
    start = datetime.combine(now.date(), time(), now.tzinfo).astimezone(UTC)
    own = session.practitioner.id
    found = lists.visits_between(connection, format_instant(start), format_instant(start + timedelta(days=1)))
    mine = [one for one in found if not one.attendees or own in one.attendees]
    return {one.person for one in mine}, {one.id for one in mine}


def _is_new_work(connection: Connection, record: str) -> bool:
    """Whether something in it was written here and is not at the hub."""
    return bool(outbox.of_record(connection, record)) or any(
        one.record == record for one in drafts.everything(connection)
    )


def _lease(held: stored.Held) -> Lease:
    return Lease(held.counted // _DAY, held.days)


def _days(count: int) -> str:
    return said_many("1 day", "{count} days", count)
