import pytest

from fieldkit.records import paths
from fieldkit.services.following import duty_team
from fieldkit.services.following.duty_team import DutyTableError
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.entering import enter

TABLE = b"""postcodes,council,day,night,checked
SK17 DE45,Derbyshire,01629 533190,01629 532600,2026-11-02
ST,Staffordshire,0345 604 2719,,2026-10-20
"""


@pytest.fixture
def filled(session: Session) -> Session:
    assert duty_team.import_table(session, TABLE) == 2
    return session


def concern(session: Session, where: str = "", person: str = "") -> str:
    record = begin_record(session, session.newest_form("safeguarding-concern"), person=person)
    enter(record, paths.parse_written("xe/e.saw"), "No food in the kitchen")
    if where:
        enter(record, paths.parse_written("xb/s.where"), where)
    record.flush()
    return record.id


def test_the_number_is_that_of_the_place_that_was_written_down(filled: Session) -> None:
    found = duty_team.whom_to_ring(filled, concern(filled, "at her sister's, 4 Mill Row, DE45 1AB"))
    assert found is not None
    assert found.words() == (
        "Ring now: 01629 533190 (Derbyshire), at night 01629 532600. For DE45. Checked 2 November 2026."
    )


def test_a_whole_area_serves_where_the_district_has_no_row(filled: Session) -> None:
    found = duty_team.whom_to_ring(filled, concern(filled, "flat A1, ST13 5HQ"))
    assert found is not None
    assert (found.team.council, found.place) == ("Staffordshire", "ST13")


def test_where_nobody_wrote_the_place_it_is_their_home_and_says_so(filled: Session) -> None:
    person = new_person(filled, PersonDetails(given="Mary", family="Ashdown", postcode="SK17 0NP"))
    found = duty_team.whom_to_ring(filled, concern(filled, person=person))
    assert found is not None
    assert found.at_home
    assert "elsewhere ring the council there" in found.words()


def test_a_place_without_a_row_has_no_number_rather_than_a_wrong_one(filled: Session) -> None:
    assert duty_team.whom_to_ring(filled, concern(filled, "M1 1AE")) is None
    assert duty_team.whom_to_ring(filled, concern(filled, "by the canal")) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"postcodes,council\nST,Staffordshire\n",
        b"postcodes,council,day,night,checked\n",
    ],
)
def test_a_table_that_is_none_changes_nothing(filled: Session, data: bytes) -> None:
    with pytest.raises(DutyTableError):
        duty_team.import_table(filled, data)
    assert duty_team.whom_to_ring(filled, concern(filled, "SK17 0NP")) is not None


LISTS = ("record_list", "people", "people_terms", "visits", "actions")


@pytest.mark.parametrize("table", LISTS)
def test_where_the_adult_is_stands_in_no_list(filled: Session, table: str) -> None:
    person = new_person(filled, PersonDetails(given="Mary", family="Ashdown", postcode="SK17 0NP"))
    record = concern(filled, "at Quagmire Cottage, DE45 1AB", person)

    found = filled.read(lambda connection: connection.execute(f"SELECT * FROM {table}").fetchall())

    assert "quagmire" not in str(found).casefold()
    assert duty_team.whom_to_ring(filled, record) is not None
