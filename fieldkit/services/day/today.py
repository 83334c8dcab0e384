"""What a practitioner sees first: today's visits in order, what is due, what waits, what came back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from fieldkit.base.clock import format_instant
from fieldkit.services.day import arrivals, urgent_facts, waiting
from fieldkit.services.day.arrivals import ArrivedLine
from fieldkit.services.day.urgent_facts import UrgentLine
from fieldkit.services.day.waiting import Waiting
from fieldkit.services.following.unanswered import UnansweredLine, unanswered
from fieldkit.services.known.going_ahead import DEATH, death_of
from fieldkit.services.known.needs import facts_of
from fieldkit.services.library import authors
from fieldkit.services.person.actions import ActionLine, due_until
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import lease
from fieldkit.services.visit import checking_in
from fieldkit.services.visit.checking_in import Watched
from fieldkit.services.visit.visits import VisitLine, between
from fieldkit.store import lists
from fieldkit.store.connection import Connection
from fieldkit.store.ever_said import who_ever_said


@dataclass(frozen=True)
class Today:
    """``day`` is a FHIR date. ``next_visits`` are those of the week that follows.

    ``urgent`` is what others said that must not wait; ``unanswered`` whom this practitioner asked in vain,
    ``watching`` whose visits they said they would watch; ``to_settle`` counts questions with more than one answer.
    """

    day: str
    visits: tuple[VisitLine, ...]
    next_visits: tuple[VisitLine, ...]
    actions: tuple[ActionLine, ...]
    waiting: Waiting
    came_back: tuple[ArrivedLine, ...]
    urgent: tuple[UrgentLine, ...] = ()
    unanswered: tuple[UnansweredLine, ...] = ()
    watching: tuple[Watched, ...] = ()
    to_settle: int = 0


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
            visits=between(connection, session.shelf, format_instant(start), format_instant(end), own, now),
            next_visits=between(connection, session.shelf, format_instant(end), format_instant(week), own),
            actions=_not_on_hold(connection, due_until(connection, now.date().isoformat())),
            waiting=waiting.look(connection, now),
            came_back=arrivals.news(connection, own),
            urgent=urgent_facts.news(connection, session.shelf, own, now),
            unanswered=unanswered(connection, own, now.date()),
            watching=checking_in.watched(
                connection, session.practitioner.name, format_instant(start), format_instant(end), now
            ),
            to_settle=sum(one.conflicts for one in lists.records_with_conflicts(connection)),
        )
    )
    if session.read(lease.is_over):
        return replace(found, next_visits=(), actions=(), came_back=(), unanswered=(), to_settle=0)
    return found


def _not_on_hold(connection: Connection, found: tuple[ActionLine, ...]) -> tuple[ActionLine, ...]:
    """Reminders about somebody who died, or of whom that is said, are not shown: they wait for what is known."""
    known = authors.read(connection)
    asked = who_ever_said(connection, {one.person for one in found if one.person}, DEATH)
    died = {one for one in asked if death_of(facts_of(connection, one), known) is not None}
    return tuple(one for one in found if one.person not in died)
