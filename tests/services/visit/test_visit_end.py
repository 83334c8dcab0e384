from datetime import timedelta

import pytest

from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visit_end, visits
from fieldkit.services.visit.call_out import start_call_out
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from tests.services.desk import START, Desk

LEFT, LEFT_CALL_OUT, LEFT_AT = ("v.ending", "v.left"), ("tg", "b.left"), "2026-11-22T02:40:00Z"
END = ("v.ending", "v.end")


def planned(desk: Desk, session: Session) -> str:
    starts = START + timedelta(hours=1)
    return plan_visit(session, desk.person(session), starts=starts, ends=starts + timedelta(hours=1))


def ended(session: Session, visit: str) -> str:
    line = session.read(lambda held: visits.one(held, session.shelf, visit))
    assert line is not None
    return line.ended


def test_a_visit_that_was_finished_has_ended(desk: Desk, session: Session) -> None:
    visit = planned(desk, session)
    assert ended(session, visit) == ""

    visit_end.finish(capture.open_record(session, visit))

    assert ended(session, visit) == "finished"


@pytest.mark.parametrize(("said", "told"), [("person-stopped", "person-stopped"), ("continue-later", "")])
def test_what_was_said_of_its_end_stays(desk: Desk, session: Session, said: str, told: str) -> None:
    visit = planned(desk, session)
    record = capture.open_record(session, visit)
    enter(record, END, said)

    visit_end.finish(record)

    assert ended(session, visit) == told


@pytest.mark.parametrize("in_a_window", [True, False])
def test_when_they_left_a_call_out_is_not_asked_again(desk: Desk, in_a_window: bool) -> None:
    session = desk.join("Kevin Doyle", "firefighter")
    started = start_call_out(session)
    enter(started.record, LEFT_CALL_OUT, LEFT_AT)
    given = started.record.node(LEFT_CALL_OUT).values
    if not in_a_window:
        started.record.seal()
    opened = {started.record.id: started.record} if in_a_window else {}

    record = visit_end.begin(session, started.visit.id, [started.record.id], opened)

    assert given
    assert record.node(LEFT).values == given


def test_a_time_of_leaving_given_already_stays_and_one_not_given_stays_empty(desk: Desk) -> None:
    session = desk.join("Kevin Doyle", "firefighter")
    started = start_call_out(session)
    visit, opened = started.visit.id, {started.record.id: started.record}
    assert not visit_end.begin(session, visit, opened, opened).node(LEFT).answered

    enter(started.record, LEFT_CALL_OUT, LEFT_AT)
    own = capture.open_record(session, visit)
    enter(own, LEFT, "2026-11-22T02:45:00Z")
    own.seal()
    before = own.node(LEFT).values

    assert visit_end.begin(session, visit, opened, opened).node(LEFT).values == before
