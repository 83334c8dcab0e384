from datetime import timedelta

import pytest

from fieldkit.records import paths
from fieldkit.services.following.ask_next_time import NotToBeAskedError, ask_next_time, may_be_asked
from fieldkit.services.person import actions
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing.capture import begin_record
from tests.services.desk import Desk

WHY = paths.parse_written("sc/c.why")
PROMISE = "Ask again: What's happening, and why now?"


@pytest.fixture
def person(desk: Desk, session: Session) -> str:
    return desk.person(session)


def test_the_question_becomes_a_promise_for_the_next_planned_visit(
    desk: Desk, session: Session, person: str
) -> None:
    now = session.laptop.clock.now()
    for days in (9, 3):
        starts = now + timedelta(days=days)
        plan_visit(session, person, starts=starts, ends=starts + timedelta(hours=1))
    talk = begin_record(session, session.newest_form("conversation"), person=person)

    asked = ask_next_time(session, talk, WHY)

    due = (now + timedelta(days=3)).date().isoformat()
    assert (asked.words, asked.due, asked.known) == (PROMISE, due, False)
    promised = actions.all_open(session)
    assert [(one.what, one.person, one.owner, one.due) for one in promised] == [
        (PROMISE, person, session.practitioner.name, due)
    ]


def test_without_a_visit_it_is_for_within_a_week_and_asking_twice_promises_once(
    session: Session, person: str
) -> None:
    talk = begin_record(session, session.newest_form("conversation"), person=person)
    asked = ask_next_time(session, talk, WHY)
    again = ask_next_time(session, talk, WHY)
    week = (session.laptop.clock.now() + timedelta(days=7)).date().isoformat()
    assert (asked.due, again.due, again.known) == (week, week, True)
    assert len(actions.all_open(session)) == 1


@pytest.mark.parametrize("form", ["safety-plan", "safeguarding-concern", "wellness-plan"])
def test_nothing_of_a_record_for_few_goes_onto_a_list_for_all(
    session: Session, person: str, form: str
) -> None:
    note = begin_record(session, session.newest_form(form), person=person)
    asked = next(one for one in note.form.walk() if one.type == "text" and not one.has_entries)
    path = tuple(step.link_id for step in asked.lineage)
    assert not may_be_asked(note, path)
    with pytest.raises(NotToBeAskedError):
        ask_next_time(session, note, path)
    assert actions.all_open(session) == ()


def test_nobody_is_asked_where_nobody_knows_who_it_was(session: Session) -> None:
    talk = begin_record(session, session.newest_form("conversation"))
    with pytest.raises(NotToBeAskedError):
        ask_next_time(session, talk, WHY)
