from datetime import timedelta

import pytest

from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visits
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.visit.start_visit import start_visit
from fieldkit.services.writing.capture import open_record
from tests.services.desk import START, Desk

EARLY, LATE = "2026-11-22T00:00:00.000Z", "2026-11-23T00:00:00.000Z"


def _plan(session: Session, person: str, hours: float) -> str:
    starts = START + timedelta(hours=hours)
    return plan_visit(session, person, starts=starts, ends=starts + timedelta(hours=1))


def test_visits_come_in_the_order_of_the_day_and_no_other_day(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    late, early, _tomorrow = (_plan(session, person, hours) for hours in (5, 1, 30))

    found = session.read(lambda held: visits.between(held, session.shelf, EARLY, LATE))

    assert [one.id for one in found] == [early, late]


def test_only_the_practitioner_s_own_visits_are_theirs(desk: Desk, session: Session) -> None:
    visit = _plan(session, desk.person(session), 1)

    def of(practitioner: str) -> list[str]:
        found = session.read(lambda held: visits.between(held, session.shelf, EARLY, LATE, practitioner))
        return [one.id for one in found]

    assert of(session.practitioner.id) == [visit]
    assert of("somebody-else") == []


def test_a_visit_is_begun_once_something_was_written_at_it(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    visit = _plan(session, person, 1)

    def line() -> visits.VisitLine:
        return session.read(lambda held: visits.of_person(held, session.shelf, person))[0]

    assert not line().begun
    record = start_visit(session, visit).record
    record.set(("sb", "b.matters"), {"valueString": "The garden."})
    record.flush()
    assert [one.id for one in line().records] == [record.id]


@pytest.mark.parametrize(
    ("said", "ended"),
    [("finished", "finished"), ("person-stopped", "person-stopped"), ("continue-later", ""), ("not-asked", "")],
)
def test_a_visit_has_ended_once_somebody_says_how_unless_it_goes_on(
    desk: Desk, session: Session, said: str, ended: str
) -> None:
    visit = _plan(session, desk.person(session), 1)
    assert _one(session, visit).ended == ""
    record = open_record(session, visit)
    record.set(("v.ending", "v.end"), {"valueCoding": {"code": said}})
    record.flush()
    assert _one(session, visit).ended == ended


def _one(session: Session, visit: str) -> visits.VisitLine:
    found = session.read(lambda held: visits.one(held, session.shelf, visit))
    assert found is not None
    return found


def test_a_visit_that_is_not_here_is_none(session: Session) -> None:
    assert session.read(lambda held: visits.one(held, session.shelf, "nowhere")) is None
