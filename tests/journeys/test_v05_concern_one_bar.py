"""V5: a concern raised offline stops who leaves, and is delivered by a locked, switched-over or restarted laptop."""

from __future__ import annotations

from collections.abc import Callable

from fieldkit.demo.cast import SHARON
from fieldkit.services.writing import record_list
from tests.journeys.conftest import Played


def test_a_concern_with_one_bar_of_signal(played: Callable[[str], Played]) -> None:
    visit = played("V5")

    assert visit.failed == ""
    with visit.stage.computers[0].session(SHARON[0]) as session:
        concerns = [one for one in record_list.list_records(session, revealed=True) if one.kind == "concern"]
    assert len(concerns) == 3
    assert {one.where for one in concerns} == {"safe"}
