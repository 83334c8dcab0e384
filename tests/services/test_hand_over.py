from datetime import timedelta

import pytest

from fieldkit.services import hand_over, today, urgent_facts
from fieldkit.services.hand_over import CoverError
from fieldkit.services.plan_visit import plan_visit
from fieldkit.services.session import Session
from fieldkit.services.start_visit import start_visit
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
    now = kevin.laptop.clock.now()
    news = kevin.read(lambda held: urgent_facts.news(held, kevin.shelf, kevin.practitioner.id, now))
    words = [one for line in news for one in line.words]
    assert "What should they know: Knock twice." in words
    assert "For whom: Sharon Pike" in words


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
