from fieldkit.records.signoff import response_digest
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.as_shown import form_session, response_of
from tests.services.desk import Desk

AT = "2026-11-22T09:00:00.000Z"


def test_the_same_state_is_shown_the_same_at_any_later_time(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"), ("d", "3.50"), ("g[1]/w", "words"))
    record.seal()
    first = response_of(record.form, record.sealed, record=record.id, at=AT)
    desk.minutes_later(9999)

    again = response_of(record.form, record.sealed, record=record.id, at=AT)

    assert response_digest(again) == response_digest(first)
    assert first["status"] == "completed"


def test_answers_that_do_not_apply_are_not_shown(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"), ("b", "yes"), ("c", "more"), ("b", "no"))
    record.seal()

    assert [path for (path,) in form_session(record.form, record.sealed, AT).hidden_answers()] == ["c"]
    shown = response_of(record.form, record.sealed, record=record.id, at=AT)
    assert [one["linkId"] for one in shown["item"]] == ["a", "b"]


def test_the_subject_is_the_person_it_is_about(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    record = desk.small_record(session, ("a", "kettle"), person=person)

    shown = response_of(record.form, record.state, record=record.id, at=AT)

    assert shown["subject"] == {"reference": f"Patient/{person}"}
