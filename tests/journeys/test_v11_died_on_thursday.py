"""V11: told of a death makes visits wait, only a confirmed one stops them, and a mistake is one press."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.conftest import Played


def test_she_died_on_thursday_and_two_laptops_do_not_know(played: Callable[[str], Played]) -> None:
    visit = played("V11")

    assert visit.failed == ""
    assert "the news goes before everything written earlier" in visit.held
