import pytest

from fieldkit.services.library.record_lines import NOTE
from fieldkit.services.person import people
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.person.people import PersonNotHereError
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import begin_record, open_record
from fieldkit.services.writing.entering import enter
from tests.services.desk import Desk


def test_people_are_listed_by_family_name_and_found_by_what_was_typed(desk: Desk, session: Session) -> None:
    for given, family in (("Nick", "Doyle"), ("Mary", "Ashdown"), ("Karen", "Doyle")):
        desk.person(session, given, family)

    assert [one.name for one in people.list_people(session)] == ["Mary Ashdown", "Karen Doyle", "Nick Doyle"]
    assert [one.name for one in people.list_people(session, "doil")] == ["Nick Doyle", "Karen Doyle"]
    assert people.list_people(session, "nobody") == ()


def test_a_page_shows_records_actions_and_what_happened_newest_first(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    first = desk.small_record(session, ("a", "kettle"), person=person)
    first.seal()
    desk.minutes_later(60)
    second = desk.small_record(session, ("a", "urn"), person=person)
    second.seal()

    page = people.page(session, person)

    assert [one.id for one in page.records] == [second.id, first.id]
    assert [one.record.id for one in page.timeline if one.record] == [second.id, first.id]


def test_own_words_of_a_conversation_come_before_older_ones(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    record = begin_record(session, session.newest_form("conversation"), person=person)
    record.set(("sb", "b.matters"), {"valueString": "The beans in the garden.", "speaker": "person"})
    record.flush()

    assert [one.text for one in people.page(session, person).matters] == ["The beans in the garden."]


def test_a_restricted_record_is_a_note_without_a_name(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    form = session.newest_form("safeguarding-concern")
    question = next(
        one for one in form.walk() if one.type == "text" and not any(up.has_entries for up in one.lineage)
    )
    record = begin_record(session, form, person=person)
    record.set(tuple(one.link_id for one in question.lineage), {"valueString": "Something I saw."})
    record.flush()

    (line,) = people.page(session, person).records

    assert (line.title, line.person, line.person_name, line.form, line.summary) == (NOTE, "", "", "", "")
    assert line.restricted


def test_somebody_who_is_not_here_is_told(session: Session) -> None:
    with pytest.raises(PersonNotHereError):
        people.page(session, "0198c0de-0000-7000-8000-000000000009")


def test_an_nhs_number_says_on_what_it_was_seen_when_and_by_whom_or_that_it_is_not_traced(session: Session) -> None:
    person = new_person(session, PersonDetails(given="Mary", family="Ashdown", nhs="943 476 5919"))
    assert people.page(session, person).number_checked == "NHS number not traced"

    record = open_record(session, person)
    for link, words in (("p.nhsCheck", "told-to-me"), ("p.nhsOn", "2026-11-02")):
        place = next(one for one in record.form.walk() if one.link_id == link)
        enter(record, tuple(step.link_id for step in place.lineage), words)
    record.flush()
    assert people.page(session, person).number_checked == "NHS number not traced"

    place = next(one for one in record.form.walk() if one.link_id == "p.nhsCheck")
    enter(record, tuple(step.link_id for step in place.lineage), "on-a-letter")
    record.flush()
    assert people.page(session, person).number_checked == (
        f"NHS number checked on a letter or card, 2 November, {session.practitioner.name}"
    )
