from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fieldkit.services.day import waiting
from fieldkit.services.person import people
from fieldkit.services.person.person_story import InPlace
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture, sign
from fieldkit.services.writing.entering import enter
from fieldkit.ui.presenting import presenting_person
from fieldkit.ui.presenting.presenting_story import with_story
from fieldkit.ui.screens.person import PersonData
from tests.services.desk import Desk

DAY = date(2026, 11, 22)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def session(desk: Desk) -> Session:
    return desk.open()


def _data(session: Session, person: str) -> PersonData:
    page = people.page(session, person)
    return with_story(presenting_person.person_data(page, waiting.waiting(session), DAY), page, DAY)


def test_a_page_without_a_story_stays_as_it_is(desk: Desk, session: Session) -> None:
    data = _data(session, desk.person(session))
    assert (data.feelings, data.likes, data.in_place, data.shared_with) == ((), (), (), "")
    assert not data.has_key_code


def test_scores_are_said_as_numbers_with_the_change_in_words_and_goals_with_their_judge(
    desk: Desk, session: Session
) -> None:
    person = desk.person(session)
    for satisfied in (6, 8):
        scores = capture.begin_record(session, session.newest_form("ons4"), person=person)
        enter(scores, ("o", "o.satisfied"), {"valueInteger": satisfied})
        scores.seal()
        desk.minutes_later(60 * 24)
    talk = capture.begin_record(session, session.newest_form("conversation"), person=person)
    lineage = tuple(step.link_id for step in talk.form.item("g.words").lineage)  # type: ignore[union-attr]  # shipped
    place = (*lineage[:-1], "e:g")
    enter(talk, (*place, "g.words"), "See my tomatoes")
    enter(talk, (*place, "g.progress"), {"valueInteger": 6})
    talk.seal()

    data = _data(session, person)
    line = data.feelings[0]
    assert (line.numbers, line.change) == ("6 → 8", "more satisfied")
    assert (data.feelings_before, data.feelings_now) == ("today", "tomorrow")
    assert [one.judged for one in data.goals] == ["Mary says 6 of 10"]


def test_a_signed_record_says_where_the_person_sees_it_otherwise(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    scores = capture.begin_record(session, session.newest_form("ons4"), person=person)
    enter(scores, ("o", "o.satisfied"), {"valueInteger": 6})
    sign.sign(session, scores, agreement=sign.Agreement("Mary", "disagrees"))

    assert [one.detail for one in _data(session, person).story] == [
        "Signed · Mary disagrees: see their words"
    ]


def test_what_is_in_place_says_when_somebody_looks_at_it_again(desk: Desk, session: Session) -> None:
    page = people.page(session, desk.person(session))
    things = (
        InPlace("Toilet frame", "Fitted", "2026-11-22T09:00:00Z", "2027-01-03"),
        InPlace("Grab rail", "Fitted", "2026-11-22T09:00:00Z"),
    )
    told = replace(page, story=replace(page.story, in_place=things))
    data = with_story(presenting_person.person_data(told, waiting.waiting(session), DAY), told, DAY)
    assert data.in_place == (
        ("Toilet frame", "Fitted · today · next look: 3 January 2027"),
        ("Grab rail", "Fitted · today"),
    )
