import os

import pytest

from fieldkit.services.profile.visit_pin import VisitPin, WeakPinError


@pytest.mark.parametrize(
    "pin", ["", "12345", "1234567", "abcdef", "٣٤٥٦٧١", "111111", "123456", "987654", "890123"]
)
def test_what_anybody_would_try_first_is_no_pin(pin: str) -> None:
    with pytest.raises(WeakPinError):
        VisitPin(pin, os.urandom)


def test_the_third_wrong_try_is_the_last() -> None:
    pin = VisitPin("482915", os.urandom)

    assert [pin.lifts("482916") for _ in range(3)] == [False] * 3
    assert pin.tries_left == 0
    assert not pin.lifts("482915")


def test_the_right_one_lifts_and_gives_all_tries_back() -> None:
    pin = VisitPin("482915", os.urandom)

    assert not pin.lifts("000000")
    assert pin.lifts("482915")
    assert pin.tries_left == 3
    assert "482915" not in str(vars(pin))
