from fieldkit.records import paths
from fieldkit.services.known.going_ahead import CONFIRMED, TOLD, death_of
from fieldkit.services.known.needs import facts_of
from fieldkit.services.library import authors
from fieldkit.services.person import person_news
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visits
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.entering import enter
from tests.services.desk import START, Desk


def state(session: Session, person: str) -> str:
    known = session.read(authors.read)
    found = session.read(lambda held: death_of(facts_of(held, person), known))
    return "" if found is None else found.state


def test_two_answers_that_stand_against_each_other_confirm_nothing(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    person = desk.person(sharon)
    desk.exchange(sharon)
    desk.exchange(glynis)
    person_news.confirm(sharon, person, by="hospital", opened={})
    person_news.mistaken(glynis, person, {})
    for one in (sharon, glynis, sharon):
        desk.exchange(one)

    assert state(sharon, person) == state(glynis, person) == TOLD
    person_news.confirm(glynis, person, by="registrar", opened={})
    assert state(glynis, person) == CONFIRMED


def test_nothing_said_and_a_mistake_are_no_death(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    assert state(session, person) == ""
    person_news.tell(session, person, by="Jean", opened={})
    person_news.mistaken(session, person, {})
    assert state(session, person) == ""


def test_a_visit_that_was_called_off_waits_and_says_why(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    visit = plan_visit(session, person, starts=START, ends=START.replace(hour=10))
    record = open_record(session, visit)
    enter(record, paths.parse_written("v.plan/v.on"), "visit-off")
    enter(record, paths.parse_written("v.plan/v.offWhy"), "Her son rang.")
    record.seal()

    line = session.read(lambda held: visits.one(held, session.shelf, visit))
    assert line is not None
    assert line.hold is not None
    assert (line.hold.how, line.hold.words) == ("waits", "Called off. Her son rang.")
