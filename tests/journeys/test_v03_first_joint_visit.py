"""V3: eight answers sign a conversation, what a son may read says nothing, and two accounts stay two."""

from __future__ import annotations

from collections.abc import Callable

from fieldkit.demo.cast import SHARON
from fieldkit.demo.visits.v03_first_joint_visit import EIGHT, ONCE, TWICE
from fieldkit.records import paths
from fieldkit.services.writing import record_list
from fieldkit.services.writing.capture import open_record
from tests.journeys.conftest import Played


def test_a_joint_visit_with_the_son_on_the_sofa(played: Callable[[str], Played]) -> None:
    visit = played("V3")

    assert visit.failed == ""
    assert len(EIGHT) <= 8
    sharon = visit.stage.computers[0]
    with sharon.session(SHARON[0]) as session:
        line = next(one for one in record_list.list_records(session) if one.conflicts)
        said = open_record(session, line.id).said(paths.parse_written("sc/c.why"))
    assert line.state == "signed"
    assert {(one.value or {})["valueString"] for one in said} == {ONCE, TWICE}
