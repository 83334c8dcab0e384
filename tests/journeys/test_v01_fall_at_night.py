"""V1: a call-out starts from nothing, the 999 card works without signal, and closing takes twelve presses at most."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.conftest import Played


def test_a_fall_at_two_in_the_morning_without_signal(played: Callable[[str], Played]) -> None:
    visit = played("V1")

    assert visit.failed == ""
    closed = [one for one in visit.held if one.startswith("closed with ")]
    assert len(closed) == 1
    assert int(closed[0].split()[2]) <= 12
