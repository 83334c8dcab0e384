import pytest

from fieldkit.services.profile.session import Session
from fieldkit.services.writing import record_list, sign
from fieldkit.services.writing.capture import RecordNotHereError
from tests.services.desk import Desk


def test_records_are_listed_by_form_and_by_person(desk: Desk, session: Session) -> None:
    mary, nick = desk.person(session), desk.person(session, "Nick", "Doyle")
    hers = desk.small_record(session, ("a", "kettle"), person=mary)
    his = desk.small_record(session, ("a", "urn"), person=nick)

    def ids(form: str | None = None, person: str | None = None) -> set[str]:
        return {one.id for one in record_list.list_records(session, form=form, person=person)}

    assert ids(form="small") == {hers.id, his.id}
    assert ids(form="https://example.org/Questionnaire/small") == {hers.id, his.id}
    assert ids(person=mary) == {hers.id, mary}
    assert ids(person=mary, form="small") == {hers.id}
    assert ids(form="person") == {mary, nick}


def test_a_record_in_full_has_each_answer_with_its_author_and_every_signature(
    desk: Desk, session: Session
) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    sign.sign(session, record, agreement=sign.Agreement("May", "said-so"))
    record.set(("n",), {"valueInteger": 2})
    record.flush()

    full = record_list.show(session, record.id)

    assert [(one.path, one.label, one.words, one.author) for one in full.answers] == [
        ("a", "A word", "kettle", "Sharon Pike"), ("n", "How many", "2", "Sharon Pike"),
    ]  # fmt: skip
    assert {(one.role, one.how) for one in full.signatures} == {
        ("social-worker", "device"),
        ("person", "said-so"),
    }
    assert full.form_title == "Small form"


def test_what_is_not_here_is_told(session: Session) -> None:
    for ask in (record_list.show, record_list.line):
        with pytest.raises(RecordNotHereError):
            ask(session, "nowhere")
