from fieldkit.demo.visits.caseload import add_may, plan_today
from fieldkit.services.day import today
from fieldkit.services.person import people
from tests.services.desk import Desk


def test_may_comes_with_what_was_said_eight_days_ago_and_a_visit_today(desk: Desk) -> None:
    session = desk.open()
    person = add_may(session, talked_before=True)
    visit = plan_today(session, person, purpose="A talk")

    page = people.page(session, person)
    assert page.person.known_as == "May"
    assert [one.title for one in page.records] == ["Conversation record"]
    assert page.records[0].state == "signed"
    assert [one.id for one in today.today(session).visits] == [visit]
