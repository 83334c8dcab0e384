import pytest

from fieldkit.records import paths
from fieldkit.services.person import people, right_person
from fieldkit.services.person.right_person import PersonOfVisitError
from fieldkit.services.visit import visits
from fieldkit.services.visit.call_out import start_call_out
from fieldkit.services.visit.start_visit import start_visit
from fieldkit.services.writing import verify
from fieldkit.services.writing.capture import begin_record, open_record
from fieldkit.services.writing.entering import enter
from tests.services.desk import Desk


def test_an_unnamed_call_out_is_joined_to_the_person_and_goes_on_as_the_same_record(desk: Desk) -> None:
    session = desk.join("Kevin Doyle", "firefighter")
    started = start_call_out(session, incident="117")
    enter(started.record, paths.parse_written("te/e.words"), "I slid off the bed.")
    started.record.flush()
    person = desk.person(session)

    right_person.join(session, started.visit.id, person, {started.record.id: started.record})

    again = start_visit(session, started.visit.id)
    assert again.record.id == started.record.id
    assert (again.record.person, again.visit.person) == (person, person)
    assert again.record.node(("te", "e.words")).values[0]["valueString"] == "I slid off the bed."
    page = people.page(session, person)
    assert started.record.id in [one.id for one in page.records]
    assert started.visit.id in [one.id for one in page.visits]
    assert verify.verify(session, started.record.id).holds


def test_a_wrong_joining_is_taken_back_and_both_steps_can_be_read(desk: Desk) -> None:
    session = desk.join("Kevin Doyle", "firefighter")
    started = start_call_out(session)
    wrong, right = desk.person(session), desk.person(session, "Jean", "Ashdown")

    moved = right_person.join(session, started.visit.id, wrong, {})
    right_person.take_back(session, moved, {})
    line = session.read(lambda held: visits.one(held, session.shelf, started.visit.id))
    assert line is not None
    assert line.person == ""

    right_person.join(session, started.visit.id, right, {})
    right_person.join(session, started.visit.id, wrong, {})
    record = open_record(session, started.record.id)
    assert record.person == wrong
    told = [b for one in record.revisions for b in one.bodies if getattr(b, "path", ()) == paths.SUBJECT]
    assert len(told) == 4
    assert record.state.conflicts == ()


def test_the_joining_travels_to_the_colleague(desk: Desk) -> None:
    kevin, sharon = desk.join("Kevin Doyle", "firefighter"), desk.join()
    started = start_call_out(kevin)
    person = desk.person(kevin)
    desk.exchange(kevin)
    desk.exchange(sharon)
    right_person.join(kevin, started.visit.id, person, {})
    desk.exchange(kevin)
    desk.exchange(sharon)

    assert started.visit.id in [one.id for one in people.page(sharon, person).visits]


def test_joining_to_somebody_who_is_not_here_is_told(desk: Desk) -> None:
    session = desk.open("Kevin Doyle", "firefighter")
    started = start_call_out(session)

    with pytest.raises(PersonOfVisitError):
        right_person.join(session, started.visit.id, "0198c0de-0000-7000-8000-000000000009", {})


def test_a_record_that_belongs_to_no_visit_is_joined_and_taken_back_too(desk: Desk) -> None:
    session = desk.join()
    person = desk.person(session)
    plan = begin_record(session, session.newest_form("safety-plan"))
    enter(plan, ("x1", "x.said"), "I don't want to be here.")
    plan.seal()

    moved = right_person.join_record(session, plan.id, person, {plan.id: plan})

    assert plan.person == person
    assert plan.id in [one.id for one in people.page(session, person).records]
    right_person.take_back(session, moved, {plan.id: plan})
    assert open_record(session, plan.id).person == ""


def test_a_record_is_not_joined_to_somebody_who_is_not_here(desk: Desk) -> None:
    session = desk.open()
    plan = begin_record(session, session.newest_form("safety-plan"))

    with pytest.raises(PersonOfVisitError):
        right_person.join_record(session, plan.id, "0198c0de-0000-7000-8000-000000000009", {})
