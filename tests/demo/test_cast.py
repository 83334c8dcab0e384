from fieldkit.demo.cast import write_caseload
from fieldkit.demo.people import make_crowd
from fieldkit.services.person import people
from fieldkit.services.visit import visits
from fieldkit.services.writing import record_list
from tests.services.desk import START, Desk


def test_a_caseload_is_written_with_earlier_talks_signed_and_dated_back(desk: Desk) -> None:
    session = desk.join()
    crowd = make_crowd(3, START.date())

    ids, planned = write_caseload(session, crowd, "partner")

    assert len(people.list_people(session)) == 3
    page = people.page(session, ids[0])
    assert (page.person.name, page.person.nhs) == ("Mary Ashdown", crowd.people[0].details.nhs)
    assert [one.state for one in page.records] == ["signed"]
    assert page.records[0].signed[:10] == "2026-11-14"
    assert session.now() == "2026-11-22T09:00:00.000Z"
    first = session.read(lambda held: visits.one(held, session.shelf, planned[0]))
    assert first is not None
    assert set(first.attendees) == {session.practitioner.id, "partner"}
    assert {one.form for one in record_list.list_records(session)} == {"person", "visit", "conversation"}
