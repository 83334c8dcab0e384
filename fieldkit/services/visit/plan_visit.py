"""Planning a visit: who, when, why, with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fieldkit.base.errors import FieldKitError
from fieldkit.base.ids import new_id
from fieldkit.base.wording import said
from fieldkit.services.known import after_death
from fieldkit.services.library import authors
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.beginning import begin_with


class VisitTimesError(FieldKitError):
    """A visit that would end before it starts, or without a time zone."""

    code = "FK-VISIT-TIMES"


@dataclass(frozen=True)
class Colleague:
    """Somebody who may come along: a practitioner whose certificate is on this laptop."""

    practitioner: str
    name: str
    role_words: str


def colleagues(session: Session) -> tuple[Colleague, ...]:
    """Everybody known here but this practitioner, by name."""
    known = session.read(authors.read).by_certificate.values()
    found = {
        one.practitioner: Colleague(one.practitioner, one.name, one.role_words)
        for one in known
        if one.practitioner != session.practitioner.id
    }
    return tuple(sorted(found.values(), key=lambda one: one.name))


def plan_visit(
    session: Session,
    person: str,
    *,
    starts: datetime,
    ends: datetime,
    purpose: str = "",
    place: str = "",
    with_whom: Sequence[str] = (),
    visit: str = "",
) -> str:
    """Keep a planned visit, sealed at once; its id. ``with_whom`` are practitioner ids; this practitioner comes anyway.

    ``visit`` is its id where that follows from something else, such as an entry of a calendar.

    Raises VisitTimesError, ClosedByDeathError, FormNotHereError, StoreError.
    """
    after_death.require_open(session, person)
    if starts.tzinfo is None or ends.tzinfo is None or ends <= starts:
        raise VisitTimesError(said("A visit ends after it starts."), said("Give a start and a later end."))
    form = session.newest_form("visit")
    visit = visit or new_id(session.laptop.clock, session.laptop.random)
    names = {one.practitioner: one.name for one in session.read(authors.read).by_certificate.values()}
    own = session.practitioner
    with begin_with(session, form, record=visit, subject=person, visit=visit) as placing:
        placing.put("visit.planned-start", {"valueDateTime": _written(starts)})
        placing.put("visit.planned-end", {"valueDateTime": _written(ends)})
        if purpose:
            placing.put("visit.purpose", purpose)
        if place:
            placing.put("visit.place", place)
        for one in dict.fromkeys((own.id, *with_whom)):
            display = own.name if one == own.id else names.get(one, "")
            reference = {"reference": f"Practitioner/{one}", **({"display": display} if display else {})}
            placing.entry({"visit.attendee": {"valueReference": reference}})
    return visit


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
