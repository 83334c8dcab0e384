from datetime import timedelta

from fieldkit.services.day.today import today
from fieldkit.services.visit.plan_visit import plan_visit
from tests.services.desk import START, Desk


def test_today_shows_visits_of_the_day_then_of_the_week_and_what_waits(desk: Desk) -> None:
    session = desk.join()
    person = desk.person(session)
    ids = [
        plan_visit(
            session, person, starts=START + timedelta(hours=hours), ends=START + timedelta(hours=hours + 1)
        )
        for hours in (2, 1, 40, 24 * 12)
    ]

    found = today(session)

    assert [one.id for one in found.visits] == [ids[1], ids[0]]
    assert [one.id for one in found.next_visits] == [ids[2]]
    assert found.waiting.count == 5
    assert found.came_back == ()
    assert found.day == START.astimezone().date().isoformat()
