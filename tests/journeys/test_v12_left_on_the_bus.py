"""V12: a laptop left on a bus delivers what it owes, shows nothing, and is ended by the hub."""

from __future__ import annotations

from collections.abc import Callable

from fieldkit.demo.canary import scan
from fieldkit.demo.visits.v12_left_on_the_bus import HALF, SAID, SEALED
from tests.journeys.conftest import Played


def test_the_laptop_on_the_bus(played: Callable[[str], Played]) -> None:
    visit = played("V12")

    assert visit.failed == ""
    read, leaks = scan([visit.stage.computers[0].laptop.data], (SAID, SEALED, HALF))
    assert read > 0
    assert leaks == ()
