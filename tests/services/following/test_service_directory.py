import pytest

from fieldkit.base.assets import resource
from fieldkit.services.following import service_directory
from fieldkit.services.following.directory_feed import FeedError
from fieldkit.services.following.service_directory import DirectoryError
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from tests.services.desk import Desk


@pytest.fixture
def filled(session: Session) -> Session:
    service_directory.import_feed(session, resource("sample-directory.json").read_bytes())
    return session


def names(session: Session, typed: str, near: str = "") -> list[str]:
    return [one.name for one in service_directory.find(session, typed, near).services]


def test_nothing_is_found_before_anything_was_taken_in(session: Session) -> None:
    found = service_directory.find(session, "lonely")
    assert (found.imported, found.services) == ("", ())


def test_a_find_says_when_the_directory_was_taken_in(filled: Session) -> None:
    assert service_directory.find(filled, "debt").imported == filled.now()


def test_services_are_found_by_need_name_and_words_begun(filled: Session) -> None:
    assert names(filled, "falls") == ["Handy Hands"]
    assert names(filled, "lonel") == ["Night Line", "Sheds for Everybody", "Tuesday Lunch Table"]
    assert names(filled, "HEATING home") == ["Money Worries Desk"]
    assert names(filled, "zebra") == []
    assert len(names(filled, "")) == 7


def test_those_nearby_come_first_those_elsewhere_are_left_out_and_those_of_no_place_stay(
    filled: Session,
) -> None:
    assert names(filled, "lonel", "ST13") == ["Tuesday Lunch Table", "Night Line", "Sheds for Everybody"]
    assert names(filled, "lonel", "st10 9zz")[0] == "Sheds for Everybody"
    assert names(filled, "lonel", "M1") == ["Night Line"]
    assert names(filled, "lonel", "ST")[-1] == "Night Line"


@pytest.mark.parametrize("near", ["Leek", "13", "near the church"])
def test_a_place_that_is_no_postcode_is_told_plainly(filled: Session, near: str) -> None:
    with pytest.raises(DirectoryError):
        service_directory.find(filled, "debt", near)


def test_a_new_feed_takes_the_place_of_the_one_before_and_a_bad_one_changes_nothing(filled: Session) -> None:
    with pytest.raises(FeedError):
        service_directory.import_feed(filled, b"no feed")
    assert len(names(filled, "")) == 7
    done = service_directory.import_feed(filled, b'[{"id": "1", "name": "Only one"}]')
    assert (done.services, done.left_out, names(filled, "")) == (1, 0, ["Only one"])


def test_a_referral_keeps_the_named_contact(desk: Desk, filled: Session) -> None:
    (service,) = service_directory.find(filled, "falls").services
    record = capture.begin_record(filled, filled.newest_form("referral"), person=desk.person(filled))
    assert len(service_directory.refer_to(record, service)) == 3
    record.seal()
    service_directory.import_feed(filled, b'[{"id": "1", "name": "Only one"}]')
    again = capture.open_record(filled, record.id)
    said = {value.get("valueString") for node in again.root.walk() for value in node.values}
    assert {"Handy Hands, Moorlands Home Help", "Imran Akhtar, Coordinator"} <= said


def test_a_form_without_a_place_for_a_service_says_so(desk: Desk, filled: Session) -> None:
    service = service_directory.find(filled, "falls").services[0]
    with pytest.raises(DirectoryError):
        service_directory.refer_to(desk.small_record(filled, ("a", "x")), service)
