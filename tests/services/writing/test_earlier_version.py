"""What the form of today shows of a record that was moved, and what it has no place for."""

from __future__ import annotations

from fieldkit.records import values
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture, move_form
from fieldkit.services.writing.earlier_version import has_moved, misfits, not_taken, taken
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from tests.services.desk import Desk
from tests.services.form_versions import NEW, OLD, add


def begun(session: Session) -> OpenRecord:
    record = capture.begin_record(session, session.form(add(session, OLD)))
    add(session, NEW)
    enter(record, ("gone",), "Old words")
    enter(record, ("same",), "Kept")
    return record


def test_a_record_that_nobody_moved_has_nothing_left_over_whatever_form_it_is_held_against(
    session: Session,
) -> None:
    record = begun(session)
    newer = session.form(add(session, NEW))
    assert not has_moved(record.state)
    assert not_taken(newer, record.state) == ()
    assert [one.path for _held, one in misfits(newer, record.state)] == [("gone",)]
    assert [path for path, _said in taken(record.form, record.state)] == [("gone",), ("same",)]


def test_after_the_move_a_left_over_answer_has_its_question_author_and_time(session: Session) -> None:
    moved = move_form.move(session, begun(session))
    assert has_moved(moved.state)
    assert [path for path, _said in taken(moved.form, moved.state)] == [("same",)]
    (one,) = moved.left_over
    assert (one.question, one.words, one.reason, one.movable) == (
        "Goes away",
        "Old words",
        "no-question",
        False,
    )
    assert (one.author.name, one.at, one.privacy) == ("Sharon Pike", session.now(), "ordinary")


def test_of_two_answers_that_differ_only_the_one_that_does_not_fit_is_left_over(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    for each in (sharon, glynis):
        add(each, OLD)
        add(each, NEW)
    record = capture.begin_record(sharon, sharon.form(add(sharon, OLD)))
    enter(record, ("same",), "Kept")
    record.seal()
    for each in (sharon, glynis):
        desk.exchange(each)
    hers = capture.open_record(glynis, record.id)
    enter(record, ("pick",), "X")
    enter(hers, ("pick",), "Y")
    hers.seal()
    moved = move_form.move(sharon, record)
    moved.seal()
    for each in (glynis, sharon):
        desk.exchange(each)
    both = capture.open_record(sharon, record.id)
    stands = dict(taken(both.form, both.state))[("pick",)]
    assert [(values.fhir_value(one) or ("", {}))[1]["code"] for one in stands] == ["x"]
    assert [one.words for one in both.left_over] == ["Y"]
