from fieldkit.services.day import today
from fieldkit.services.visit import call_out, visits
from fieldkit.services.visit.call_out import incident_of, start_call_out
from fieldkit.services.visit.start_visit import start_visit
from tests.services.desk import Desk


def test_a_call_out_starts_from_nothing_but_the_time(desk: Desk) -> None:
    session = desk.open("Kevin Doyle", "firefighter")

    started = start_call_out(session)

    assert (started.visit.person, started.visit.name, started.visit.purpose) == ("", "", "Call-out")
    assert (started.record.person, started.record.visit) == ("", started.visit.id)
    assert started.record.form.name == "TelecareResponse"
    assert [one.id for one in today.today(session).visits] == [started.visit.id]


def test_the_incident_number_is_kept_at_once_and_brings_back_the_same_call_out(desk: Desk) -> None:
    session = desk.open("Kevin Doyle", "firefighter")
    started = start_call_out(session, incident=" 20261122-0117 ")
    assert incident_of(started.record) == "20261122-0117"

    desk.minutes_later(40)
    again = start_call_out(session, incident="20261122-0117")

    assert (again.visit.id, again.record.id) == (started.visit.id, started.record.id)
    assert incident_of(again.record) == "20261122-0117"
    desk.minutes_later(24 * 60)
    assert start_call_out(session, incident="20261122-0117").visit.id != started.visit.id


def test_carrying_on_opens_the_call_out_and_not_a_conversation(desk: Desk) -> None:
    session = desk.open("Kevin Doyle", "firefighter")
    person = desk.person(session)
    started = start_call_out(session, person=person, incident="7")

    assert start_visit(session, started.visit.id).record.id == started.record.id
    line = session.read(lambda held: visits.one(held, session.shelf, started.visit.id))
    assert line is not None
    assert line.call_out
    assert line.name == "Mary Ashdown"


def test_a_call_out_without_a_number_says_none(desk: Desk) -> None:
    session = desk.open("Kevin Doyle", "firefighter")

    assert call_out.incident_of(start_call_out(session).record) == ""
