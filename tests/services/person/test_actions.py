import pytest

from fieldkit.records import paths
from fieldkit.services.person import actions
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.entering import enter
from tests.services.desk import Desk


def _agree(session: Session, person: str, what: str, due: str, status: str = "agreed") -> None:
    record = begin_record(session, session.newest_form("conversation"), person=person)
    goal = "sh/g[1]/h.action[1]"
    for path, said in (
        ("sh/h.goals", "yes"),
        (f"{goal}/h.action.what", what),
        (f"{goal}/h.action.owner", "May"),
        (f"{goal}/h.action.due", due),
        (f"{goal}/h.action.status", status),
    ):
        enter(record, paths.parse_written(path), said)
    record.seal()


def test_what_is_due_comes_first_and_what_is_done_is_not_due(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    _agree(session, person, "Ring Denise", "2026-11-22")
    _agree(session, person, "Ask the landlord", "2026-11-20")
    _agree(session, person, "Find the mat", "2026-11-19", "done")
    _agree(session, person, "Look again", "2026-12-24")

    due = session.read(lambda held: actions.due_until(held, "2026-11-22"))

    assert [(one.what, one.overdue, one.name) for one in due] == [
        ("Ask the landlord", True, "Mary Ashdown"), ("Ring Denise", False, "Mary Ashdown"),
    ]  # fmt: skip
    assert [one.what for one in actions.all_open(session)] == [
        "Ask the landlord",
        "Ring Denise",
        "Look again",
    ]


def test_a_person_s_actions_are_all_there_done_ones_marked(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    _agree(session, person, "Find the mat", "2026-11-19", "done")

    (action,) = session.read(lambda held: actions.of_person(held, person, "2026-11-22"))

    assert (action.done, action.overdue, action.owner) == (True, False, "May")


@pytest.mark.parametrize("status", ["done", "said-no", "no-longer-wanted"])
def test_what_nobody_has_to_do_any_more_is_on_no_list(desk: Desk, session: Session, status: str) -> None:
    _agree(session, desk.person(session), "Find the mat", "2026-11-19", status)
    assert session.read(lambda held: actions.due_until(held, "2026-11-22")) == ()
    assert actions.all_open(session) == ()
