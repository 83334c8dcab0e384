from fieldkit.services.person import find
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import begin_record
from tests.services.desk import Desk


def test_people_and_words_are_found_drafts_included(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    record = desk.small_record(session, ("a", "damson jam"), person=person)

    by_word, by_name = find.find(session, "dams"), find.find(session, "ashd")

    assert [(one.record.id, one.path, one.snippet) for one in by_word.records] == [
        (record.id, "a", "damson jam")
    ]
    assert by_word.records[0].marks == ((0, 4),)
    assert [one.name for one in by_name.people] == ["Mary Ashdown"]


def test_sealed_words_are_found_too(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "damson jam"))
    record.seal()

    assert [one.record.id for one in find.find(session, "jam").records] == [record.id]


def test_restricted_words_are_on_their_own_screen_only(desk: Desk, session: Session) -> None:
    form = session.newest_form("safeguarding-concern")
    question = next(
        one for one in form.walk() if one.type == "text" and not any(up.has_entries for up in one.lineage)
    )
    record = begin_record(session, form, person=desk.person(session))
    record.set(tuple(one.link_id for one in question.lineage), {"valueString": "bruises on both arms"})
    record.seal()

    assert find.find(session, "bruises").records == ()
