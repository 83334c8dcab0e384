"""Starting a call-out at night: from a time and an incident number, whoever it turns out to be for."""

from __future__ import annotations

from datetime import timedelta

from fieldkit.base.clock import format_instant
from fieldkit.base.ids import new_id, planned_record_id
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visits
from fieldkit.services.visit.start_visit import StartedVisit, start_visit
from fieldkit.services.visit.visits import CALL_OUT, VisitLine
from fieldkit.services.writing.beginning import begin_with
from fieldkit.services.writing.open_record import OpenRecord

RESPONDERS = frozenset({"firefighter", "trusted-assessor"})
"""Roles whose Today begins with it."""

_CALLED = "Call-out"
_LASTS = timedelta(hours=12)
"""An incident number that comes again within this time is the same call-out."""
_INCIDENT = "callout.incident"


def start_call_out(session: Session, *, person: str = "", incident: str = "") -> StartedVisit:
    """Begin the visit and its record now; nothing else has to be known. The same incident again goes on with the first.

    ``person`` is "" for somebody who is not on this laptop; `right_person.join` says later who it was.
    Raises FormNotHereError, StoreError.
    """
    number = incident.strip()
    known = _going_on(session, number) if number else None
    visit = known.id if known is not None else _begin(session, person, number)
    return start_visit(session, visit, CALL_OUT)


def incident_of(record: OpenRecord) -> str:
    """Control's number as it stands in a call-out's record; "" for none."""
    item = next((one for one in record.form.walk() if one.projects_to == _INCIDENT), None)
    if item is None:
        return ""
    said = record.node(tuple(step.link_id for step in item.lineage)).values
    return str(said[0].get("valueString") or "").strip() if said else ""


def _purpose(incident: str) -> str:
    return f"{_CALLED} {incident}".strip()


def _begin(session: Session, person: str, incident: str) -> str:
    """The visit and its record, both sealed at once: what was started is there though nothing was answered yet."""
    now = session.laptop.clock.now().astimezone()
    own = session.practitioner
    visit = new_id(session.laptop.clock, session.laptop.random)
    form = session.newest_form("visit")
    with begin_with(session, form, record=visit, subject=person, visit=visit) as placing:
        placing.put("visit.planned-start", {"valueDateTime": now.isoformat(timespec="seconds")})
        placing.put("visit.purpose", _purpose(incident))
        reference = {"reference": f"Practitioner/{own.id}", "display": own.name}
        placing.entry({"visit.attendee": {"valueReference": reference}})
    response = session.newest_form(CALL_OUT)
    record = planned_record_id(visit, response.url, person)
    with begin_with(session, response, record=record, subject=person, visit=visit) as placing:
        if incident:
            placing.put(_INCIDENT, incident)
    return visit


def _going_on(session: Session, incident: str) -> VisitLine | None:
    now = session.laptop.clock.now()
    start, end = format_instant(now - _LASTS), format_instant(now + timedelta(minutes=1))
    own = session.practitioner.id
    found = session.read(lambda connection: visits.between(connection, session.shelf, start, end, own))
    return next((one for one in reversed(found) if one.purpose == _purpose(incident)), None)
