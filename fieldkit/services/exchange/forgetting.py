"""Obeying the hub's forget-list: what somebody may hold no longer leaves this laptop, after all that they wrote has been sent.

Nobody is asked, and they are told afterwards. A list that would take a good part of what is here, without a manager's
confirmation of that very number, is stopped as anything else that would. What still waits to be sent, and what is open
or being typed in, stays until it has gone; the list comes again until all of it is done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from fieldkit.base.jsontext import dumps, loads
from fieldkit.base.wording import said, said_many
from fieldkit.records.forgetting import ForgetList, is_large
from fieldkit.services.day import arrivals
from fieldkit.services.profile import self_check
from fieldkit.services.profile.session import Session
from fieldkit.store import forgetting, guard, lists, state
from fieldkit.store.connection import Connection
from fieldkit.store.forgetting import Elsewhere, Progress
from fieldkit.store.scrubbing import scrub

_TOLD = "forgotten-told"

OpenNow = Callable[[], frozenset[str]]
"""The ids of the records that are open in a window at this moment."""


def nothing_open() -> frozenset[str]:
    """No window is open."""
    return frozenset()


@dataclass(frozen=True)
class Forgot:
    """``gone`` counts the records that left this laptop now, ``left`` those on the list that stay until they can go."""

    gone: int
    left: int


def obey(session: Session, told: ForgetList, open_now: OpenNow = nothing_open) -> Forgot:
    """Take off this laptop what a list names and nothing unsent is in. Waits for the disk; again does no harm.

    Call it once an exchange has gone through. Raises RemovalError where the list takes too much without a confirmation:
    nothing is removed then, and the hub hears of it with the next exchange.
    """
    here = session.read(lambda connection: forgetting.held(connection, told.records))
    _require_confirmed(session, told, len(here))
    staying = session.read(lambda connection: _staying(connection, open_now()))
    going = [one for one in here if one not in staying]
    others = session.read(lambda connection: forgetting.elsewhere(connection, going)) if going else None
    gone = sum(_take_off(session, one, others, open_now) for one in going) if others is not None else 0
    if gone:
        scrub(session.database)
    left = len(here) - gone
    if not left:
        done = Progress(told.epoch, told.number)
        session.write(lambda connection: forgetting.set_progress(connection, done))
    return Forgot(gone, left)


def told(connection: Connection) -> str:
    """What was taken off since somebody last read this, in words; "" for nothing."""
    count = int(loads(state.get(connection, _TOLD) or "0"))
    if not count:
        return ""
    return said_many(
        "{count} record of people you no longer visit was taken off this laptop. All you wrote is at the hub.",
        "{count} records of people you no longer visit were taken off this laptop. All you wrote is at the hub.",
        count,
    )


def seen(session: Session) -> None:
    """It was read."""
    session.write(lambda connection: state.drop(connection, _TOLD))


def _require_confirmed(session: Session, told: ForgetList, lost: int) -> None:
    before = session.read(guard.records)
    if told.confirmed or not is_large(lost, before):
        return
    known = session.read(forgetting.progress)
    stopped = replace(known, stopped=told.number, lost=lost, held=before)
    session.write(lambda connection: forgetting.set_progress(connection, stopped))
    guard.require_kept(before, before - lost, said("The hub's list of what to forget"))


def _staying(connection: Connection, opened: frozenset[str]) -> frozenset[str]:
    """What must not go yet, with the people and visits that it is about: nobody writes about somebody without a name."""
    waiting = opened | forgetting.all_waiting(connection)
    rows = [row for one in waiting if (row := lists.record(connection, one)) is not None]
    return waiting | {one for row in rows for one in (row.person, row.visit)}


def _take_off(session: Session, record: str, others: Elsewhere, open_now: OpenNow) -> int:
    def change(connection: Connection) -> int:
        revisions = None if record in open_now() else forgetting.purge(connection, record, others)
        if revisions is None:
            return 0
        arrivals.forget(connection, record)
        self_check.expect_fewer(connection, records=1, revisions=revisions)
        before = int(loads(state.get(connection, _TOLD) or "0"))
        state.put(connection, _TOLD, dumps(before + 1))
        return 1

    return session.write(change)
