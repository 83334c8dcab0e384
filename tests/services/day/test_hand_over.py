from datetime import timedelta

import pytest

from fieldkit.services.day import hand_over, today, urgent_facts
from fieldkit.services.day.hand_over import CoverError
from fieldkit.services.known.needs import facts_of
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.visit.start_visit import start_visit
from fieldkit.services.writing.capture import open_record
from fieldkit.store import outbox
from tests.services.desk import START, Desk


def mine(session: Session) -> list[str]:
    return [one.id for one in today.today(session).visits]


def planned(desk: Desk) -> tuple[Session, Session, str]:
    sharon, kevin = desk.join(), desk.join("Kevin Doyle", "firefighter")
    person = desk.person(sharon)
    visit = plan_visit(sharon, person, starts=START + timedelta(hours=2), ends=START + timedelta(hours=3))
    record = start_visit(sharon, visit).record
    record.set(("sb", "b.matters"), {"valueString": "The garden."})
    record.seal()
    for one in (sharon, kevin, sharon):
        desk.exchange(one)
    return sharon, kevin, visit


def _news(session: Session) -> list[str]:
    now = session.laptop.clock.now()
    found = session.read(lambda held: urgent_facts.news(held, session.shelf, session.practitioner.id, now))
    return [one for line in found for one in line.words]


def test_the_visit_goes_to_the_colleague_with_what_was_begun_for_it_and_says_what_to_know(desk: Desk) -> None:
    sharon, kevin, visit = planned(desk)
    assert mine(kevin) == []

    hand_over.cover_for_me(sharon, visit, kevin.practitioner.id, "Knock twice.")
    assert mine(sharon) == []
    assert sharon.read(outbox.waiting)[0].rank == outbox.URGENT
    desk.exchange(sharon)
    desk.exchange(kevin)

    assert mine(kevin) == [visit]
    assert [one.title for one in today.today(kevin).visits[0].records] == ["Conversation record"]
    assert _news(kevin) == ["You cover this visit for Sharon Pike.", "From Sharon Pike: Knock twice."]


def test_who_goes_along_hears_who_covers_and_nobody_else_hears_of_it(desk: Desk) -> None:
    sharon, kevin, _ = planned(desk)
    glynis, ann = desk.join("Glynis Hart", "cpn"), desk.join("Ann Lowe", "manager")
    for one in (sharon, kevin):
        desk.exchange(one)
    visit = plan_visit(
        sharon,
        desk.person(sharon),
        starts=START,
        ends=START + timedelta(hours=1),
        with_whom=[glynis.practitioner.id],
    )
    desk.exchange(sharon)
    hand_over.cover_for_me(sharon, visit, kevin.practitioner.id)
    for one in (sharon, glynis, ann):
        desk.exchange(one)
    assert _news(glynis) == ["Kevin Doyle covers this visit for Sharon Pike."]
    assert _news(ann) == []


def test_who_covers_reads_along_until_the_end_of_the_visits_day(desk: Desk) -> None:
    sharon, kevin, visit = planned(desk)
    hand_over.cover_for_me(sharon, visit, kevin.practitioner.id)
    desk.exchange(sharon)
    desk.exchange(kevin)
    talk = today.today(kevin).visits[0].records[0].id

    desk.minutes_later(24 * 60)
    record = open_record(sharon, talk)
    record.set(("sb", "b.do"), {"valueString": "Said the day after."})
    record.seal()
    desk.exchange(sharon)
    desk.exchange(kevin)

    assert open_record(sharon, talk).node(("sb", "b.do")).answered
    assert not open_record(kevin, talk).node(("sb", "b.do")).answered
    assert open_record(kevin, talk).node(("sb", "b.matters")).answered


def test_who_was_to_come_anyway_loses_nothing_when_the_day_is_over(desk: Desk) -> None:
    sharon, kevin, _ = planned(desk)
    visit = plan_visit(
        sharon,
        desk.person(sharon),
        starts=START,
        ends=START + timedelta(hours=1),
        with_whom=[kevin.practitioner.id],
    )
    hand_over.cover_for_me(sharon, visit, kevin.practitioner.id)

    said = sharon.read(lambda held: facts_of(held, visit)).by_role
    assert "visit.cover-to" in said
    assert "visit.cover-until" not in said


def test_one_press_takes_the_cover_back(desk: Desk) -> None:
    sharon, kevin, visit = planned(desk)
    handed = hand_over.cover_for_me(sharon, visit, kevin.practitioner.id)
    hand_over.take_back(sharon, handed)
    desk.exchange(sharon)
    desk.exchange(kevin)

    assert mine(sharon) == [visit]
    assert mine(kevin) == []


def test_only_a_known_colleague_and_only_ones_own_visit(desk: Desk) -> None:
    sharon, kevin, visit = planned(desk)

    with pytest.raises(CoverError):
        hand_over.cover_for_me(sharon, visit, "nobody")
    with pytest.raises(CoverError):
        hand_over.cover_for_me(kevin, visit, sharon.practitioner.id)
