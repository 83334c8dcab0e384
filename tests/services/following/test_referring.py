from fieldkit.services.following import referring
from fieldkit.services.following.directory_feed import DirectoryEntry, ServiceContact
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import record_list
from tests.services.desk import Desk


def test_a_referral_begins_with_the_service_and_the_one_to_ask(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    contacts = (ServiceContact("Ann Lee", "host", "01632 960001", ""), ServiceContact("Bo Day", "cook", "", "bo@example.org"))
    service = DirectoryEntry("s", "Moor Lunch", "Moor Trust", "", (), (), (), (), contacts, "", "")
    record = referring.ask_to_help(session, person, service, contacts[1])
    words = {one.path.rpartition("/")[2]: one.words for one in record_list.show(session, record.id).answers}
    assert words["r.service"] == "Moor Lunch, Moor Trust"
    assert words["r.name"] == "Bo Day, cook"
    assert words["r.phone"] == "bo@example.org"
    assert record.person == person
