from datetime import datetime, timedelta

import pytest

from fieldkit.services.visit import plan_visit, visits
from fieldkit.services.visit.plan_visit import VisitTimesError
from tests.services.desk import START, Desk


def test_a_joint_visit_names_both_and_reaches_both(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    desk.exchange(sharon)
    person = desk.person(sharon)
    (colleague,) = plan_visit.colleagues(sharon)
    assert (colleague.name, colleague.role_words) == ("Glynis Hart", "community psychiatric nurse")

    visit = plan_visit.plan_visit(
        sharon, person, starts=START, ends=START + timedelta(minutes=50), purpose="First talk", place="Home",
        with_whom=[colleague.practitioner],
    )  # fmt: skip
    desk.exchange(sharon)
    desk.exchange(glynis)

    line = glynis.read(lambda held: visits.one(held, glynis.shelf, visit))
    assert line is not None
    assert (line.name, line.purpose, line.place, line.starts) == (
        "Mary Ashdown", "First talk", "Home", "2026-11-22T09:00:00.000Z",
    )  # fmt: skip
    assert set(line.with_whom) == {"Sharon Pike", "Glynis Hart"}
    assert not line.begun


def test_a_visit_that_ends_before_it_starts_is_not_kept(desk: Desk) -> None:
    session = desk.open()

    with pytest.raises(VisitTimesError):
        plan_visit.plan_visit(session, "p1", starts=START, ends=START)
    with pytest.raises(VisitTimesError):
        plan_visit.plan_visit(session, "p1", starts=datetime(2026, 11, 22, 9), ends=START)
