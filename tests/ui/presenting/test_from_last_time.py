from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from fieldkit.base.errors import FieldKitError
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing import capture, earlier_answers
from fieldkit.services.writing.entering import enter
from fieldkit.ui.presenting.from_last_time import LastTime
from tests.services.desk import Desk

HOW = ("se", "e.eat", "e.eat.how")
MATTERS = ("sb", "b.matters")


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def test_an_earlier_answer_says_who_when_and_where_until_the_question_is_answered(laptop: Desk) -> None:
    session = laptop.open()
    form, person = session.newest_form("conversation"), laptop.person(session)
    first = capture.begin_record(session, form, person=person)
    enter(first, HOW, "need-some-help")
    first.set(MATTERS, {"valueString": "My garden", "speaker": "person"})
    first.seal()
    record = capture.begin_record(session, form, person=person)
    told: list[FieldKitError] = []
    opened = [record]
    last = LastTime(session, lambda: "May", laptop.clock.now, told.append, lambda: opened)
    assert last.beside(record, HOW) is None
    last.take(record, earlier_answers.look_back(session, record))

    shown, own = last.beside(record, HOW), last.beside(record, MATTERS)

    assert shown is not None
    assert own is not None
    assert shown.may_keep
    assert not own.may_keep
    assert own.said == f"May, to Sharon Pike, today, {form.title}"
    assert last.lines([record]) == (("My garden", own.said),)
    assert last.beside(record, ("nowhere",)) is None
    now = laptop.clock.now()
    visit = capture.open_record(
        session, plan_visit(session, person, starts=now, ends=now + timedelta(hours=1))
    )
    opened.append(visit)
    enter(visit, ("v.hello", "v.recordToday"), "no")
    assert last.beside(record, HOW) is None
    assert last.lines([record]) == ()
    enter(visit, ("v.hello", "v.recordToday"), "yes")
    assert last.beside(record, HOW) is not None

    last.still_right(record, HOW)
    assert record.node(HOW).values[0]["stillRight"]["asked"] == session.now()
    assert last.beside(record, HOW) is None
    last.still_right(record, MATTERS)
    assert [one.code for one in told] == ["FK-EARLIER-NOT-KEPT"]
    assert not record.node(MATTERS).answered
