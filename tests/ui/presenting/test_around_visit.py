from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fieldkit.services.person import people
from fieldkit.services.visit import visits
from fieldkit.services.visit.call_out import start_call_out
from fieldkit.services.visit.start_visit import start_visit
from fieldkit.ui.presenting.around_visit import visit_data
from tests.services.desk import Desk
from tests.ui.computer import seeded

TODAY = date(2026, 11, 22)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def test_a_visit_says_who_since_when_and_what_to_know(desk: Desk) -> None:
    session = desk.open()
    person, visit = seeded(desk, session)
    started = start_visit(session, visit)
    page = people.page(session, person)

    data = visit_data(
        started.visit, page, {started.record.id: started.record}, called="May", own="Sharon Pike", today=TODAY,
        last_time=(),
    )  # fmt: skip

    assert (data.name, data.known_as, data.unnamed, data.call_out) == ("Mary Ashdown", "May", False, False)
    assert data.under.startswith("visit at ")
    assert [tab.record_id for tab in data.tabs] == [started.record.id]
    assert data.matters == "I want to stay in my own kitchen."
    assert data.look_at == ()


def test_an_unnamed_call_out_says_so_and_asks_nothing_of_a_page(desk: Desk) -> None:
    session = desk.open("Kevin Doyle", "firefighter")
    started = start_call_out(session, incident="117")
    line = session.read(lambda held: visits.one(held, session.shelf, started.visit.id))

    data = visit_data(line, None, {}, called="", own="Kevin Doyle", today=TODAY, last_time=())

    assert (data.name, data.unnamed, data.call_out) == ("Not named yet", True, True)
    assert data.under.startswith("Call-out 117 at ")
    assert data.needs == ()
