"""V7: a colleague who was not there is prepared, and nothing old is signed as new."""

from __future__ import annotations

from collections.abc import Callable

from fieldkit.demo.cast import GLYNIS
from fieldkit.demo.visits.v07_second_visit import WORRY
from fieldkit.services.writing import record_list
from fieldkit.services.writing.capture import open_record
from tests.journeys.conftest import Played


def test_a_second_visit_by_a_colleague(played: Callable[[str], Played]) -> None:
    visit = played("V7")

    assert visit.failed == ""
    with visit.stage.computers[1].session(GLYNIS[0]) as session:
        mine = [one for one in record_list.list_records(session) if GLYNIS[0] in one.authors]
        answers = [
            held.value or "" for one in mine for field in open_record(session, one.id).state.fields.values()
            for held in field.said
        ]  # fmt: skip
    assert any("stillRight" in one for one in answers)
    assert not any(WORRY in one for one in answers)
