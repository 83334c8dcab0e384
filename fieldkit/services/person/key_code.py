"""The code of a key safe or a gate, from a person's page: only to somebody whose visit there is under way, and each look is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from fieldkit.base.clock import parse_instant
from fieldkit.base.wording import said
from fieldkit.records import values
from fieldkit.records.merge import merge
from fieldkit.services.library.authors import Authors
from fieldkit.services.person import responder_card
from fieldkit.services.person.responder_card import LOOKED, KeyNotShownError, Look, codes_in, write_look
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visits
from fieldkit.services.visit.visits import VisitLine
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import drafts, revisions
from fieldkit.store.connection import Connection

LASTS = timedelta(hours=12)
"""How long a visit that nobody ended counts as under way."""

_FIRST = said("The code shows only in your own visit while it is under way.")
_START = said("Start the visit first. Each look is written down.")


@dataclass(frozen=True)
class KeyAccess:
    """``visit`` is one's own visit under way to this person ("" for none), ``looks`` the looks at a code during it."""

    visit: str = ""
    looks: tuple[Look, ...] = ()

    @property
    def why_not(self) -> str:
        """Why no code shows now; "" where it does on request."""
        return "" if self.visit else said("{first} {start}", first=_FIRST, start=_START)


@dataclass(frozen=True)
class Mine:
    """Tells which visit is one's own and under way now. ``going_on`` was started, though nothing may be written yet."""

    practitioner: str
    now: datetime
    going_on: str = ""

    def under_way(self, visit: VisitLine) -> bool:
        """Whether it has begun and nobody has ended it; a visit without attendees is everybody's."""
        begun = visit.begun or visit.id == self.going_on
        if visit.ended or not begun or "T" not in visit.starts:
            return False
        own = not visit.attendees or self.practitioner in visit.attendees
        return own and abs(self.now - parse_instant(visit.starts)) <= LASTS


def access(connection: Connection, known: Authors, seen: Iterable[VisitLine], mine: Mine) -> KeyAccess:
    """Whether a code may show on a page, of ``seen`` visits of its person; within a reading of the store."""
    visit = next((one for one in seen if mine.under_way(one)), None)
    if visit is None:
        return KeyAccess()
    return KeyAccess(visit.id, tuple(sorted(_looks(connection, known, visit), key=lambda one: one.at)))


def reveal(
    session: Session, person: str, opened: Mapping[str, OpenRecord], going_on: str = ""
) -> tuple[tuple[str, str], ...]:
    """The codes kept of a person and what stands beside them, as labels and words; the look is on the disk before.

    To be shown for ``responder_card.SHOWN_SECONDS``. ``going_on`` is the visit that was started in the window and not
    ended there. Raises KeyNotShownError.
    """
    mine = Mine(session.practitioner.id, session.laptop.clock.now(), going_on)
    seen = session.read(lambda connection: visits.of_person(connection, session.shelf, person))
    visit = next((one for one in seen if mine.under_way(one)), None)
    if visit is None:
        raise KeyNotShownError(_FIRST, _START)
    if visit.call_out:
        record, incident = responder_card.own_call_out(session, visit.id, opened)
    else:
        record, incident = opened.get(visit.id) or open_record(session, visit.id), ""
    found = tuple(codes_in(open_record(session, person)))
    if not found:
        card = responder_card.card_of(session, person)
        found = tuple(codes_in(open_record(session, card.record))) if card is not None else ()
    if not found:
        raise KeyNotShownError(said("No code is known here."), said("Ask control, or a keyholder."))
    write_look(session, record, incident)
    return found


def _looks(connection: Connection, known: Authors, visit: VisitLine) -> Iterator[Look]:
    """From the visit's own record and from a call-out's, where its looks stand."""
    for record in (visit.id, *(one.id for one in visit.records if one.form == visits.CALL_OUT)):
        written = drafts.of_record(connection, record)
        state = merge(
            revisions.everything_of(connection, record), (one for draft in written for one in draft.held())
        )
        for path, field in state.fields.items():
            if path[: len(LOOKED)] == LOOKED:
                for held in field.current:
                    told = (values.parse(held.value) or {}).get("looked") or {}
                    by = known.of(held.cert).name
                    yield Look(str(told.get("at")), by, str(told.get("incident") or ""))
