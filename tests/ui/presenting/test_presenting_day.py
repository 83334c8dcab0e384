from datetime import date

from fieldkit.services.day import today as today_service
from fieldkit.services.person.actions import ActionLine
from fieldkit.ui.presenting import presenting_day
from tests.ui.computer import Computer

DAY = date(2026, 11, 22)


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


def test_today_is_told_in_its_words(opened: Computer) -> None:
    session = opened.desk.session
    shown = presenting_day.today_data(today_service.today(session), session.practitioner)
    assert shown.visits[0].known_as == "May"
    assert shown.visits[0].length == "50 min"
    assert "Sharon" not in shown.visits[0].with_whom
    assert shown.under == "One visit today."
