"""Whether somebody really counts the minutes: a check-in holds only once the hub has it and a named person watches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from fieldkit.base.wording import said
from fieldkit.records.merge import DRAFT
from fieldkit.services.known.needs import RecordFacts, facts_of
from fieldkit.services.library.record_lines import Lines
from fieldkit.store import lists, receipts
from fieldkit.store.connection import Connection
from fieldkit.store.facts import Fact

WATCHER, BACK_BY, OUT_AT = "visit.watcher", "visit.back-by", "visit.out-at"
WATCHER_PHONE, OWN_PHONE = "visit.watcher-phone", "visit.own-phone"


@dataclass(frozen=True)
class CheckIn:
    """How a check-in stands, in words; ``good`` only on the hub's receipt and with somebody named to watch."""

    words: str
    good: bool


@dataclass(frozen=True)
class Watched:
    """A visit that this practitioner watches: who is out there, where, until when (instant), and how to ring them."""

    visit: str
    person: str
    who: str
    place: str
    back_by: str
    late: bool
    phone: str = ""


def check_in(connection: Connection, visit: RecordFacts, now: datetime) -> CheckIn | None:
    """How the check-in of a visit stands; None where nobody is named yet and nothing about coming back is written."""
    watcher, back, out = _newest(visit, WATCHER), _newest(visit, BACK_BY), _newest(visit, OUT_AT)
    if watcher is None and back is None and out is None:
        return None
    if out is not None:
        if _arrived(connection, (out,)):
            return CheckIn(said("Out, and the hub has it."), good=True)
        if watcher is None:
            return CheckIn(said("That you are out has not arrived. Ring to say you're out."), good=False)
        return CheckIn(
            said("That you are out has not arrived. Ring to say you're out: {name}.", name=_reached(visit, watcher)),
            good=False,
        )
    if watcher is None or not _arrived(connection, [one for one in (watcher, back) if one is not None]):
        if watcher is None:
            return CheckIn(said("Nobody has been told by FieldKit. Ring or radio before you go in."), good=False)
        return CheckIn(
            said("Nobody has been told by FieldKit. Ring or radio before you go in: {name}.", name=_reached(visit, watcher)),
            good=False,
        )
    if back is None:
        return CheckIn(said("{name} watches, but nobody wrote down by when you are back.", name=watcher.text), good=False)
    moment = datetime.fromisoformat(back.text).astimezone(now.tzinfo)
    if moment < now:
        words = said("Back by {time} is over. Ring {name}.", time=f"{moment:%H:%M}", name=_reached(visit, watcher))
        return CheckIn(words, good=False)
    return CheckIn(
        said("{name} watches until {time}. The hub has it.", name=watcher.text, time=f"{moment:%H:%M}"), good=True
    )


def watched(connection: Connection, own: str, start: str, end: str, now: datetime) -> tuple[Watched, ...]:
    """Visits between two instants that name ``own`` (a practitioner's name) to watch, and of which nobody is out yet."""
    lines = Lines(connection)
    found = []
    for row in lists.visits_between(connection, start, end):
        visit = facts_of(connection, row.id)
        watcher, back = _newest(visit, WATCHER), _newest(visit, BACK_BY)
        if watcher is None or back is None or _newest(visit, OUT_AT) is not None:
            continue
        if watcher.text.strip().casefold() != own.strip().casefold():
            continue
        person = lists.person(connection, row.person) if row.person else None
        place = ", ".join(part for part in (person.address, person.postcode) if part) if person else row.place
        who = lines.authors.of(watcher.held.cert).name
        late = datetime.fromisoformat(back.text) < now
        own_phone = _newest(visit, OWN_PHONE)
        phone = own_phone.text if own_phone is not None else ""
        found.append(Watched(row.id, row.person, who, place, back.text, late, phone))
    return tuple(sorted(found, key=lambda one: datetime.fromisoformat(one.back_by)))


def _reached(visit: RecordFacts, watcher: Fact) -> str:
    """Who watches, with the number to ring where one is written down."""
    phone = _newest(visit, WATCHER_PHONE)
    return ", ".join(part for part in (watcher.text, phone.text if phone is not None else "") if part)


def _newest(visit: RecordFacts, role: str) -> Fact | None:
    return max(visit.by_role.get(role, ()), key=lambda one: one.held.at, default=None)


def _arrived(connection: Connection, told: Iterable[Fact]) -> bool:
    """Whether the hub has signed for each of these answers; what is only a draft has not arrived."""
    return all(one.held.revision != DRAFT and receipts.is_safe(connection, one.held.revision) for one in told)
