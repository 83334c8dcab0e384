from datetime import timedelta

import pytest

from fieldkit.services.day import today
from fieldkit.services.person import person_news
from fieldkit.services.person.person_news import NewsOfPersonError
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.visit.start_visit import VisitStoppedError, VisitWaitsError, start_visit
from fieldkit.store import outbox
from tests.services.desk import START, Desk


def visit_to(session: Session, person: str) -> str:
    return plan_visit(session, person, starts=START + timedelta(hours=1), ends=START + timedelta(hours=2))


def hold(session: Session) -> tuple[str, str] | None:
    found = today.today(session).visits[0].hold
    return None if found is None else (found.how, found.words)


def test_told_of_a_death_makes_the_visit_wait_and_says_who_said_so(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    visit = visit_to(session, person)

    person_news.tell(session, person, by="Jean", died_on="2026-11-19", opened={})

    assert hold(session) == (
        "waits",
        "Check before you go. Mary may have died on 19 November 2026. Sharon Pike was told by Jean. It is not confirmed.",
    )
    with pytest.raises(VisitWaitsError, match="Jean"):
        start_visit(session, visit)
    assert start_visit(session, visit, checked=True).visit.id == visit


def test_only_a_confirmed_death_stops_the_visit_and_a_mistake_is_one_step(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    visit = visit_to(session, person)
    person_news.tell(session, person, by="a neighbour", opened={})
    person_news.confirm(session, person, by="hospital", died_on="2026-11-19", opened={})

    assert hold(session) == ("stopped", "Mary died on 19 November 2026.")
    with pytest.raises(VisitStoppedError):
        start_visit(session, visit, checked=True)

    person_news.mistaken(session, person, {})
    assert hold(session) is None
    assert start_visit(session, visit).visit.id == visit


def test_a_death_needs_somebody_who_said_it_and_somebody_who_may_confirm_it(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)

    with pytest.raises(NewsOfPersonError):
        person_news.tell(session, person, by=" ", opened={})
    with pytest.raises(NewsOfPersonError):
        person_news.confirm(session, person, by="a neighbour", opened={})


def test_the_news_goes_before_everything_that_was_written_earlier(desk: Desk) -> None:
    session = desk.join()
    person = desk.person(session)
    desk.exchange(session)
    for number in range(3):
        desk.small_record(session, ("a", f"Word {number}"), person=person).seal()
    person_news.tell(session, person, by="Jean", opened={})
    person_news.say_where(session, person, person_news.IN_HOSPITAL, by="the ward", opened={})

    waiting = session.read(outbox.waiting)
    assert [one.record == person for one in waiting[:2]] == [True, True]
    assert waiting[0].rank == outbox.URGENT


def test_two_laptops_that_do_not_know_learn_it_at_the_next_contact_and_its_undoing_too(desk: Desk) -> None:
    sharon, glynis, kevin = (
        desk.join(),
        desk.join("Glynis Hart", "cpn"),
        desk.join("Kevin Doyle", "firefighter"),
    )
    person = desk.person(sharon)
    visit = plan_visit(
        sharon, person, starts=START + timedelta(hours=1), ends=START + timedelta(hours=2),
        with_whom=[glynis.practitioner.id, kevin.practitioner.id],
    )  # fmt: skip
    for one in (sharon, glynis, kevin):
        desk.exchange(one)
    person_news.tell(sharon, person, by="Jean", opened={})
    desk.exchange(sharon)
    assert hold(glynis) is None

    for other in (glynis, kevin):
        desk.exchange(other)
        assert (hold(other) or ("",))[0] == "waits"
        with pytest.raises(VisitWaitsError):
            start_visit(other, visit)

    person_news.mistaken(glynis, person, {})
    desk.exchange(glynis)
    for other in (sharon, kevin):
        desk.exchange(other)
        assert hold(other) is None


def test_in_hospital_makes_visits_wait_until_they_are_home(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    visit_to(session, person)
    person_news.say_where(session, person, person_news.IN_HOSPITAL, by="the ward", opened={})

    assert hold(session) == ("waits", "Check before you go. In hospital since 22 November 2026.")
    person_news.say_where(session, person, person_news.AT_HOME, opened={})
    assert hold(session) is None


def test_what_was_begun_goes_on(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    visit = visit_to(session, person)
    record = start_visit(session, visit).record
    record.set(("sb", "b.matters"), {"valueString": "The garden."})
    record.flush()
    person_news.confirm(session, person, by="police", opened={})

    assert start_visit(session, visit).record.id == record.id
