"""V4: what is not known holds a grab rail back, she is not left unsafe until it comes, and somebody looks at it again."""

from __future__ import annotations

from collections.abc import Callable

from fieldkit.demo.visits.visit_stage import PRIYA
from fieldkit.services.person import actions
from fieldkit.services.person.actions import look_again_id
from fieldkit.services.writing import record_list
from fieldkit.services.writing.capture import open_record
from tests.journeys.conftest import Played


def test_a_grab_rail_in_a_rented_flat(played: Callable[[str], Played]) -> None:
    visit = played("V4")

    assert visit.failed == ""
    with visit.stage.computers[0].session(PRIYA[0]) as session:
        line = next(one for one in record_list.list_records(session) if one.title == "Equipment assessment")
        record = open_record(session, line.id)
        assert line.state == "signed"
        assert (
            record.node(("qf", "q.fixing", "q.perm", "q.perm.answer")).values[0]["valueCoding"]["code"]
            == "yes"
        )
        held = session.read(lambda kept: actions.of_person(kept, record.person, "2026-11-22"))
        looks = [one for one in held if one.record == look_again_id(record.id, record.person)]
        assert [(one.what, one.owner, one.status) for one in looks] == [
            ("Look at it again: Grab rail 300 mm", PRIYA[0], "Done")
        ]
