from datetime import timedelta

import pytest

from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visit_end, visits
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from tests.services.desk import START, Desk

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
