from datetime import timedelta

import pytest

from fieldkit.records import paths
from fieldkit.services.visit import plan_visit
from fieldkit.services.visit.start_visit import VisitNotHereError, start_visit
from tests.services.desk import START, Desk


def test_two_who_start_a_planned_visit_apart_start_one_record(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    person = desk.person(sharon)
    visit = plan_visit.plan_visit(sharon, person, starts=START, ends=START + timedelta(hours=1))
    desk.exchange(sharon)
    desk.exchange(glynis)

    mine, hers = start_visit(sharon, visit).record, start_visit(glynis, visit).record
    mine.set(("sb", "b.matters"), {"valueString": "The garden."})
    hers.set(("sc", "c.why"), {"valueString": "The nights."})
    mine.seal()
    hers.seal()
    desk.exchange(sharon)
    desk.exchange(glynis)
    desk.exchange(sharon)

    assert mine.id == hers.id
    again = start_visit(sharon, visit).record
    assert again.node(("sb", "b.matters")).values == ({"valueString": "The garden."},)
    assert again.node(("sc", "c.why")).values == ({"valueString": "The nights."},)
    assert (again.person, again.visit) == (person, visit)
    assert again.state.conflicts == ()
    assert again.state.value(paths.KIND) == '{"valueCode":"conversation"}'


def test_a_visit_that_has_not_come_is_told(desk: Desk) -> None:
    with pytest.raises(VisitNotHereError):
        start_visit(desk.open(), "0198c0de-0000-7000-8000-000000000009")
