"""V9: Welsh words stay the person's, in their language, with whose translation stands beside them."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.conftest import Played


def test_a_welsh_speaker(played: Callable[[str], Played]) -> None:
    visit = played("V9")

    assert visit.failed == ""
    assert "a screen reader reads the Welsh as Welsh" in visit.held
