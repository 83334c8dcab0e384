from datetime import date, timedelta

import pytest

from fieldkit.services.profile.session import Session
from fieldkit.services.visit import asked_before
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from tests.services.desk import Desk


@pytest.fixture
def person(desk: Desk, session: Session) -> str:
    return desk.person(session)


def told(desk: Desk, session: Session, person: str) -> tuple[asked_before.Asked, ...]:
    now = desk.clock.now()
    return session.read(lambda held: asked_before.asked_before(held, session.shelf, person, now))


def talked(session: Session, person: str, form: str, *answers: tuple[tuple[str, ...], str]) -> None:
    record = capture.begin_record(session, session.newest_form(form), person=person)
    for path, words in answers:
        enter(record, path, words)
    record.seal()


def test_what_was_answered_need_not_be_asked_again_and_what_was_skipped_does_not_count(
    desk: Desk, session: Session, person: str
) -> None:
    talked(
        session, person, "conversation",
        (("sb", "b.matters"), "My garden"), (("sh", "h.goals"), "not-asked"),
    )  # fmt: skip
    (one,) = told(desk, session, person)
    assert one.sections == ("What matters to me",)
    assert not one.old


def test_the_newest_talk_counts_and_after_a_year_it_is_old(desk: Desk, session: Session, person: str) -> None:
    talked(session, person, "conversation", (("sc", "c.why"), "A fall"))
    desk.clock.advance(timedelta(days=30))
    talked(session, person, "conversation", (("sb", "b.matters"), "My garden"))
    (one,) = told(desk, session, person)
    assert one.sections == ("What matters to me",)
    desk.clock.advance(timedelta(days=366))
    assert [one.old for one in told(desk, session, person)] == [True]


def test_nothing_of_a_plan_a_concern_or_a_safety_plan_is_told(desk: Desk, session: Session, person: str) -> None:
    talked(session, person, "safety-plan", (("x1", "x.said"), "Some days I don't want to be here."))
    talked(session, person, "wellness-plan", (("w2", "w2.well"), "The radio on"))
    talked(session, person, "safeguarding-concern", (("xb", "s.where"), "4 Mill Lane"))
    assert told(desk, session, person) == ()


@pytest.mark.parametrize(
    ("day", "old"), [("2019", True), ("2025", False), ("2024-12", True), ("2026-10-02", False), ("2025-11-01", True)]
)
def test_an_alert_that_nobody_looked_at_for_a_year_is_stale(
    desk: Desk, session: Session, person: str, day: str, old: bool
) -> None:
    record = capture.open_record(session, person)
    entry = record.add(("p.health", "p.flags"))
    enter(record, (*entry, "p.flags.kind"), "seizures")
    record.set((*entry, "p.flags.date"), {"valueDate": day})
    record.seal()
    today = date(2026, 11, 22)
    found = session.read(lambda held: asked_before.stale(held, session.shelf, person, today))
    assert [one.since for one in found] == ([day] if old else [])
