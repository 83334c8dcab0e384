"""V2: a closed plan is nowhere but with its helper and then nowhere at all."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.conftest import Played


def test_a_wellness_plan_of_which_nothing_is_shared(played: Callable[[str], Played]) -> None:
    visit = played("V2")

    assert visit.failed == ""
    assert "wiped, its key is gone: nothing opens it any more" in visit.held
