"""What a practitioner sees first: today's visits in order, what is due, what waits, what came back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from fieldkit.base.clock import format_instant
from fieldkit.services import arrivals, lease, waiting
from fieldkit.services.actions import ActionLine, due_until
from fieldkit.services.arrivals import ArrivedLine
from fieldkit.services.session import Session
from fieldkit.services.visits import VisitLine, between
from fieldkit.services.waiting import Waiting


@dataclass(frozen=True)
class Today:
    """``day`` is a FHIR date. ``next_visits`` are those of the week that follows."""

    day: str
    visits: tuple[VisitLine, ...]
    next_visits: tuple[VisitLine, ...]
    actions: tuple[ActionLine, ...]
    waiting: Waiting
    came_back: tuple[ArrivedLine, ...]


def today(session: Session) -> Today:
    """Everything for the Today screen, of one moment. A day runs from midnight to midnight, local time.

    After too long without the hub there are today's visits and what waits, and nothing else.
    """
    now = session.laptop.clock.now().astimezone()
    start = datetime.combine(now.date(), time(), now.tzinfo).astimezone(UTC)
    end, week = start + timedelta(days=1), start + timedelta(days=8)
    own = session.practitioner.id
    found = session.read(
        lambda connection: Today(
            day=now.date().isoformat(),
            visits=between(connection, session.shelf, format_instant(start), format_instant(end), own),
            next_visits=between(connection, session.shelf, format_instant(end), format_instant(week), own),
            actions=due_until(connection, now.date().isoformat()),
            waiting=waiting.look(connection),
            came_back=arrivals.news(connection, own),
        )
    )
    if session.read(lease.is_over):
        return replace(found, next_visits=(), actions=(), came_back=())
    return found
