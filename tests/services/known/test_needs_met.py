import pytest

from fieldkit.records import paths
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visits
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.entering import enter
from tests.services.desk import START, Desk


def unmet(session: Session, visit: str) -> tuple[str, ...]:
    line = session.read(lambda held: visits.one(held, session.shelf, visit))
    assert line is not None
    return line.unmet


@pytest.mark.parametrize(
    ("met", "left"),
    [
        ("met-booked", ()),
        ("met-there", ()),
        ("met-not", ("British Sign Language interpreter: not there",)),
        ("", ("British Sign Language interpreter: not booked",)),
    ],
)
def test_an_interpreter_that_nobody_booked_is_named_until_it_is_seen_to(
    desk: Desk, met: str, left: tuple[str, ...]
) -> None:
    session = desk.open()
    person = new_person(
        session, PersonDetails(given="Ann", adjustments=("British Sign Language interpreter", "Large print"))
    )
    visit = plan_visit(session, person, starts=START, ends=START.replace(hour=10))
    assert unmet(session, visit) == ("British Sign Language interpreter: not booked",)

    record = open_record(session, visit)
    at = enter(
        record, paths.parse_written("v.plan/v.need[new]/v.need.what"), "British Sign Language interpreter"
    )
    if met:
        enter(record, (*at[:-1], "ais.met"), met)
    record.seal()

    assert unmet(session, visit) == left


def test_nothing_needed_is_nothing_missing(desk: Desk) -> None:
    session = desk.open()
    visit = plan_visit(session, desk.person(session), starts=START, ends=START.replace(hour=10))

    assert unmet(session, visit) == ()
