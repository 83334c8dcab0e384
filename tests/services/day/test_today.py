from datetime import timedelta

from fieldkit.services.day.today import today
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing import capture, resolve
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


def test_today_counts_the_questions_that_have_two_answers(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    begun = desk.small_record(sharon, ("n", "1"), ("d", "1"))
    desk.exchange(sharon)
    desk.exchange(glynis)
    assert today(sharon).to_settle == 0
    for session, word in ((sharon, "kettle"), (glynis, "urn")):
        record = capture.open_record(session, begun.id)
        record.set(("a",), {"valueString": word})
        record.seal()
    for session in (sharon, glynis, sharon):
        desk.exchange(session)
    assert today(sharon).to_settle == 1
    torn = capture.open_record(sharon, begun.id)
    resolve.choose(torn, ("a",), torn.said(("a",))[0].digest)
    torn.seal()
    assert today(sharon).to_settle == 0
