from datetime import timedelta

from fieldkit.records import paths
from fieldkit.services.giving.print_record import Asked, copy_of
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from tests.printing.reading_aloud import read_aloud
from tests.printing.samples import typesetter
from tests.services.desk import Desk


def scored(desk: Desk, session: Session, person: str, form: str, path: str, number: int) -> str:
    """A record with one number in it; an hour later."""
    record = capture.begin_record(session, session.newest_form(form), person=person)
    enter(record, paths.parse_written(path), str(number))
    record.seal()
    desk.clock.advance(timedelta(days=30))
    return record.id


def drawings(session: Session, record: str) -> list[str]:
    """The text alternatives of everything drawn on a copy."""
    pdf = typesetter().pdf(copy_of(session, record, Asked(whole=True)).document)
    return [one.alternative for one in read_aloud(pdf).walk() if one.alternative]


def test_the_last_number_before_stands_beside_the_one_of_now_whatever_form_asked(
    desk: Desk, session: Session
) -> None:
    person = desk.person(session)
    scored(desk, session, person, "ons4", "o/o.anxious", 8)
    scored(desk, session, person, "conversation", "i.anxious", 6)
    now = scored(desk, session, person, "ons4", "o/o.anxious", 3)
    assert drawings(session, now) == ["Now 3, on a scale from 0 to 10. On 22 December 2026 it was 6."]


def test_the_first_number_stands_alone_and_nobody_elses_is_beside_it(desk: Desk, session: Session) -> None:
    scored(desk, session, desk.person(session, "Jean"), "ons4", "o/o.anxious", 8)
    person = desk.person(session)
    first = scored(desk, session, person, "ons4", "o/o.anxious", 6)
    scored(desk, session, person, "ons4", "o/o.anxious", 2)
    assert drawings(session, first) == ["6, on a scale from 0 to 10"]
