"""Starting a visit: the records it calls for have the same ids on every laptop, so two who start apart start one."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.base.errors import FieldKitError
from fieldkit.base.ids import planned_record_id
from fieldkit.base.wording import said
from fieldkit.questionnaire.definition import Form
from fieldkit.services.known.going_ahead import STOPPED, Hold
from fieldkit.services.library.record_lines import form_name
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visits
from fieldkit.services.visit.visits import CALL_OUT, VisitLine
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.open_record import OpenRecord

USUAL = "conversation"
"""The record that a visit calls for unless somebody opens another."""


class VisitNotHereError(FieldKitError):
    """A visit that this laptop does not know."""

    code = "FK-VISIT-NOT-HERE"


class VisitWaitsError(FieldKitError):
    """Something has to be checked before anybody goes: told of a death, in hospital, called off."""

    code = "FK-VISIT-WAITS"


class VisitStoppedError(FieldKitError):
    """A visit that does not take place any more."""

    code = "FK-VISIT-STOPPED"


@dataclass(frozen=True)
class StartedVisit:
    """A visit under way: what is known of it, and its conversation open for writing."""

    visit: VisitLine
    record: OpenRecord


def start_visit(session: Session, visit: str, form: str = "", *, checked: bool = False) -> StartedVisit:
    """Open the record that a planned visit calls for: the usual one, or that of a call-out which goes on.

    ``checked``: somebody has looked into why it waits. What was begun goes on whatever came since: nothing is lost.
    Raises VisitNotHereError, VisitWaitsError, VisitStoppedError, FormNotHereError.
    """
    line = session.read(lambda connection: visits.one(connection, session.shelf, visit))
    if line is None:
        raise VisitNotHereError(said("This visit is not on this laptop."), said("Sync, or plan a new visit."))
    if line.hold is not None and not line.begun:
        _mind(line.hold, checked=checked)
    wanted = form or (CALL_OUT if line.call_out else USUAL)
    return StartedVisit(line, open_at_visit(session, line, session.newest_form(wanted)))


def open_at_visit(session: Session, visit: VisitLine, form: Form) -> OpenRecord:
    """Open or begin this visit's record of a form: one for each form, person and visit.

    A record that was begun before anybody knew the person keeps the id it got then.
    """
    begun = (one.id for one in visit.records if one.form == form_name(form.canonical))
    record = next(begun, "") or planned_record_id(visit.id, form.url, visit.person)
    return begin_record(session, form, person=visit.person, visit=visit.id, record=record)


def _mind(hold: Hold, *, checked: bool) -> None:
    if hold.how == STOPPED:
        raise VisitStoppedError(
            hold.words, said("This visit does not take place. If that is a mistake, say so on their page.")
        )
    if not checked:
        raise VisitWaitsError(hold.words, said("Ring first. Start the visit once you have checked."))
