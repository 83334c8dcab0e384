from dataclasses import replace
from datetime import date

import pytest

from fieldkit.services.day import today as today_service
from fieldkit.services.day.waiting import Waiting
from fieldkit.services.person.actions import ActionLine
from fieldkit.services.profile.session import Practitioner
from fieldkit.services.visit.visits import VisitLine
from fieldkit.ui.presenting import presenting_day
from tests.ui.computer import Computer

DAY = date(2026, 11, 22)
NOTHING = today_service.Today("2026-11-22", (), (), (), Waiting((), (), 0, None, enrolled=False), ())


def _visit(attended: int) -> VisitLine:
    return VisitLine(
        id="v", person="m", name="May Ashdown", known_as="May", address="", starts="2026-11-22T09:30:00Z",
        ends="2026-11-22T10:00:00Z", purpose="", place="", with_whom=(), attendees=("p", "g", "d")[:attended],
        needs=(), records=(),
    )  # fmt: skip


def _action(**more: object) -> ActionLine:
    base = {
        "record": "r", "entry": "e", "person": "m", "name": "May", "what": "Ring Denise", "goal": "", "owner": "Sharon",
        "owner_type": "", "due": "", "status": "agreed", "overdue": False, "done": False,
    }  # fmt: skip
    return ActionLine(**{**base, **more})  # type: ignore[arg-type]  # a table of mixed values


def test_promises_are_grouped_by_when_they_are_due() -> None:
    lines = (
        _action(due="2026-11-20", overdue=True), _action(due="2026-11-22"), _action(due="2026-11-30"), _action(),
    )  # fmt: skip
    assert [title for title, _ in presenting_day.promised(lines, DAY)] == [
        "Late",
        "Due today",
        "Coming",
        "No day set",
    ]


@pytest.mark.parametrize(
    ("attended", "line"),
    [
        ([1], "One visit today."),
        ([2], "One visit today, with a colleague."),
        ([2, 2], "Two visits today, both with a colleague."),
        ([2, 2, 2], "Three visits today, all with a colleague."),
        ([2, 1, 1], "Three visits today, one with a colleague."),
        ([2, 1, 3], "Three visits today, two with a colleague."),
        ([2, 2, 2, 1], "Four visits today, three with a colleague."),
        ([2, 2, 2, 2, 1], "Five visits today, four with a colleague."),
        ([2, 2, 1, 1, 1, 1], "6 visits today, 2 with a colleague."),
    ],
)
def test_a_line_counts_in_words_or_in_figures_and_never_in_both(attended: list[int], line: str) -> None:
    visits = tuple(_visit(number) for number in attended)
    day = replace(NOTHING, visits=visits)
    assert presenting_day.today_data(day, Practitioner("p", "Sharon Pike", "cpn", "hallows")).under == line


def test_today_is_told_in_its_words(opened: Computer) -> None:
    session = opened.desk.session
    shown = presenting_day.today_data(today_service.today(session), session.practitioner)
    assert shown.visits[0].known_as == "May"
    assert shown.visits[0].length == "50 min"
    assert "Sharon" not in shown.visits[0].with_whom
    assert shown.under == "One visit today."
