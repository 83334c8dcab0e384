import pytest

from fieldkit.services.day import today
from fieldkit.services.door import practice
from fieldkit.services.exchange.enrol import PracticeJoinsNothingError, enrol_at
from fieldkit.services.person import people
from fieldkit.services.profile import profiles
from tests.services.desk import Desk


def test_one_made_up_person_is_visited_today_and_every_page_says_so(desk: Desk) -> None:
    session = practice.begin(desk.laptop)
    try:
        found = people.list_people(session)
        assert ["(practice)" in one.name for one in found] == [True]
        assert [one.person for one in today.today(session).visits] == [found[0].id]
    finally:
        practice.end(session)


def test_it_joins_no_hub(desk: Desk) -> None:
    session = practice.begin(desk.laptop)
    try:
        code = desk.hub.invite("You", "social-worker")
        with pytest.raises(PracticeJoinsNothingError):
            enrol_at(session, desk.hub.as_device(""), "http://127.0.0.1:1", code)
    finally:
        practice.end(session)


def test_it_lies_apart_and_is_wiped_at_the_end_and_before_the_next(desk: Desk) -> None:
    session = practice.begin(desk.laptop)
    folder = session.laptop.data
    assert profiles.list_profiles(desk.laptop) == ()
    practice.end(session)
    assert not folder.exists()

    (folder / "left").mkdir(parents=True)
    again = practice.begin(desk.laptop)
    assert not (folder / "left").exists()
    practice.end(again)
