from datetime import UTC, datetime

import pytest

from fieldkit.services.known import last_signal
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visits
from fieldkit.services.visit.plan_visit import plan_visit
from tests.services.desk import Desk

MORNING, NOON, NEXT_DAY = "2026-11-14T09:40:00Z", "2026-11-14T12:00:00Z", "2026-11-15T09:00:00Z"


def _note(session: Session, at: str, *, reached: bool) -> str:
    session.write(lambda held: last_signal.note(held, "may", at, reached=reached))
    return session.read(lambda held: last_signal.none_since(held, "may"))


def test_no_signal_is_remembered_with_its_day_and_one_bar_that_day_is_enough(session: Session) -> None:
    assert session.read(lambda held: last_signal.none_since(held, "may")) == ""
    assert _note(session, MORNING, reached=False) == MORNING
    assert _note(session, MORNING, reached=True) == ""
    assert _note(session, NOON, reached=False) == ""
    assert _note(session, NEXT_DAY, reached=False) == NEXT_DAY


@pytest.mark.parametrize(
    ("starts", "ends", "there"),
    [
        ("2026-11-14T09:30:00Z", "2026-11-14T10:20:00Z", True),
        ("2026-11-14T10:05:00Z", "2026-11-14T11:00:00Z", True),
        ("2026-11-14T07:00:00Z", "2026-11-14T08:00:00Z", False),
        ("2026-11-14T08:30:00Z", "", True),
        ("2026-11-13T09:30:00Z", "2026-11-13T10:20:00Z", False),
        ("2026-11-14", "", False),
        ("", "", False),
    ],
)
def test_one_is_there_around_the_planned_times_only(starts: str, ends: str, there: bool) -> None:
    assert last_signal.is_there(starts, ends, datetime(2026, 11, 14, 9, 40, tzinfo=UTC)) is there


def test_every_visit_to_the_person_says_it(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    starts = session.laptop.clock.now()
    visit = plan_visit(session, person, starts=starts, ends=starts.replace(minute=59))
    session.write(lambda held: last_signal.note(held, person, MORNING, reached=False))
    line = session.read(lambda held: visits.one(held, session.shelf, visit))
    assert line is not None
    assert line.no_signal == MORNING
