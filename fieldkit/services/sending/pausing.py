"""A pause of the exchange, for a dear or weak connection: it never holds up what is pressing, and it ends by itself.

It lasts until midnight at most, so that a forgotten one keeps nobody's work on one laptop for weeks. It outlives a lock
and a restart, and it stands beside the envelopes too, where a locked laptop looks.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from fieldkit.base.clock import format_instant
from fieldkit.services.profile.session import Session
from fieldkit.store import outbox, state
from fieldkit.store.connection import Connection
from fieldkit.sync import post_bag

_PAUSED = "paused-until"


def pause(session: Session) -> None:
    """Let all wait but concerns, welfare worries and urgent facts, until somebody goes on or the day is over."""
    now = session.laptop.clock.now().astimezone()
    until = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    session.write(lambda connection: state.set_setting(connection, _PAUSED, format_instant(until)))
    post_bag.pause(session.spool, until)


def go_on(session: Session) -> None:
    """Let everything go again."""
    if session.read(_until):
        session.write(lambda connection: state.set_setting(connection, _PAUSED, ""))
    post_bag.go_on(session.spool)


def is_paused(connection: Connection, now: datetime) -> bool:
    """Whether all but what is pressing waits just now."""
    return post_bag.pauses(_until(connection), now)


def up_to(*, paused: bool) -> int:
    """The least pressing rank that may go."""
    return outbox.URGENT if paused else outbox.REST


def _until(connection: Connection) -> str:
    return str(state.setting(connection, _PAUSED) or "")
