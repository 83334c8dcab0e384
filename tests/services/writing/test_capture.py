import pytest

from fieldkit.records import paths
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.capture import RecordNotHereError, begin_record, first_answers, open_record
from fieldkit.services.writing.record_list import list_records
from fieldkit.store import drafts, revisions
from tests.services.desk import Desk


def test_a_record_that_was_only_opened_leaves_nothing_behind(desk: Desk, session: Session) -> None:
    before = len(list_records(session))
    record = begin_record(session, session.form(desk.small_form(session)))

    assert record.seal() is None
    assert len(list_records(session)) == before


def test_a_record_goes_on_where_it_was_left(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    record = desk.small_record(session, ("a", "kettle"), person=person)

    again = open_record(session, record.id)

    assert again.node(("a",)).values == ({"valueString": "kettle"},)
    assert again.person == person
    assert begin_record(session, record.form, record=record.id).node(("a",)).values == (
        {"valueString": "kettle"},
    )


def test_the_first_revision_says_what_the_record_is_about(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    record = desk.small_record(session, ("a", "kettle"), person=person)
    record.seal()

    said = {path: field.value for path, field in record.sealed.fields.items() if paths.is_reserved(path)}

    assert said == first_answers(record.form, subject=person, visit="")


def test_nobody_opens_what_is_not_here(session: Session) -> None:
    with pytest.raises(RecordNotHereError):
        open_record(session, "0198c0de-0000-7000-8000-000000000009")


def test_a_draft_is_sealed_five_minutes_after_it_was_touched_and_not_before(
    desk: Desk, session: Session
) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    desk.minutes_later(4.9)
    assert capture.seal_untouched(session, {}) == ()
    desk.minutes_later(0.2)

    sealed = capture.seal_untouched(session, {})

    assert [one.header.record for one in sealed] == [record.id]
    assert session.read(drafts.everything) == ()
    assert session.read(lambda held: len(revisions.everything_of(held, record.id))) == 1


def test_an_open_record_seals_itself_when_its_time_has_come(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    desk.minutes_later(6)

    capture.seal_untouched(session, {record.id: record})

    assert len(record.revisions) == 1
    record.set(("a",), {"valueString": "kettle on"})
    assert record.seal() is not None
