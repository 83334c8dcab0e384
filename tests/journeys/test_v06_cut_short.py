"""V6: what a person takes back is gone here at once, and with the colleague at the next contact."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.conftest import Played


def test_a_visit_cut_short_and_an_answer_taken_back(played: Callable[[str], Played]) -> None:
    visit = played("V6")

    assert visit.failed == ""
    assert "here it is gone at once" in visit.held
    assert "it is gone from the colleague's laptop" in visit.held
