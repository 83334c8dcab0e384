from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from nhs_number.validate import is_valid

from fieldkit.demo.people import MAY, make_crowd

TODAY = date(2026, 11, 22)


@settings(max_examples=25, deadline=None)
@given(count=st.integers(min_value=0, max_value=120), seed=st.integers(min_value=0, max_value=2**32))
def test_any_crowd_is_as_large_as_asked_and_has_different_valid_test_numbers(count: int, seed: int) -> None:
    crowd = make_crowd(count, TODAY, seed)

    numbers = [one.details.nhs for one in crowd.people]
    assert len(crowd.people) == max(count, 2)
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("999 ") and is_valid(number.replace(" ", "")) for number in numbers)
    assert all(0 <= one.person < len(crowd.people) for one in crowd.visits)


def test_the_same_seed_makes_the_same_crowd_and_another_makes_another() -> None:
    assert make_crowd(40, TODAY) == make_crowd(40, TODAY)
    assert make_crowd(40, TODAY) != make_crowd(40, TODAY, seed=1)


def test_may_comes_first_and_is_visited_first_today_by_both() -> None:
    crowd = make_crowd(40, TODAY)

    assert crowd.people[0].details.family == MAY.family == "Ashdown"
    assert crowd.visits[0].person == 0
    assert crowd.visits[0].day == TODAY
    assert crowd.visits[0].joint
    assert crowd.visits[1].joint


def test_nobody_was_born_in_the_future_and_no_telephone_rings_anywhere() -> None:
    for one in make_crowd(200, TODAY).people:
        assert one.details.birth_date < TODAY.isoformat()
        assert one.details.phone.startswith("01632 960")
