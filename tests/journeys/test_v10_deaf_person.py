"""V10: nobody finds out at the door that no interpreter was booked."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.conftest import Played


def test_a_deaf_person_with_an_interpreter_booked_or_not(played: Callable[[str], Played]) -> None:
    visit = played("V10")

    assert visit.failed == ""
    assert "Today says that no interpreter is booked" in visit.held
