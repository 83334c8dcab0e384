from datetime import timedelta

import pytest

from fieldkit.services.person import key_code, people
from fieldkit.services.person.key_code import KeyAccess
from fieldkit.services.person.responder_card import KeyNotShownError, looks
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.call_out import start_call_out
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.visit.start_visit import start_visit
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from tests.services.desk import Desk
from tests.services.person.test_responder_card import card

CODE = "4711 star"


def _person(desk: Desk, session: Session) -> str:
    """Somebody with a key safe, sealed."""
    person = desk.person(session)
    record = capture.open_record(session, person)
    enter(record, ("p.visiting", "p.safe", "p.safe.where"), "Left of the back door")
    enter(record, ("p.visiting", "p.safe", "p.keysafe"), CODE)
    enter(record, ("p.visiting", "p.access"), "Side door")
    record.seal()
    return person


def _visit(desk: Desk, session: Session, person: str) -> str:
    starts = desk.clock.now().astimezone()
    return plan_visit(session, person, starts=starts, ends=starts + timedelta(minutes=50))


def _begin(session: Session, visit: str) -> str:
    """The visit's conversation, with a word in it."""
    record = start_visit(session, visit).record
    question = next(
        one
        for one in record.form.walk()
        if one.type == "text" and not any(up.has_entries for up in one.lineage)
    )
    enter(record, tuple(one.link_id for one in question.lineage), "Her hip.")
    record.seal()
    return visit


def _access(session: Session, person: str) -> KeyAccess:
    return people.page(session, person).key


def test_before_the_visit_has_begun_no_code_shows_and_the_page_says_why(desk: Desk) -> None:
    session = desk.open()
    person = _person(desk, session)
    _visit(desk, session, person)

    assert people.page(session, person).story.key_code
    assert "Start the visit first." in _access(session, person).why_not
    with pytest.raises(KeyNotShownError, match="while it is under way"):
        key_code.reveal(session, person, {})


def test_in_ones_own_visit_it_shows_with_where_it_is_and_the_look_is_kept(desk: Desk) -> None:
    session = desk.open()
    person = _person(desk, session)
    visit = _begin(session, _visit(desk, session, person))

    shown = key_code.reveal(session, person, {})

    assert shown == (("Where is it?", "Left of the back door"), ("Key-safe code", CODE))
    found = _access(session, person)
    assert (found.visit, found.why_not) == (visit, "")
    assert [(one.by, one.at, one.incident) for one in found.looks] == [("Sharon Pike", session.now(), "")]


def test_a_visit_that_was_started_counts_though_nothing_is_written_yet(desk: Desk) -> None:
    session = desk.open()
    person = _person(desk, session)
    visit = _visit(desk, session, person)

    assert people.page(session, person, visit).key.visit == visit
    assert ("Key-safe code", CODE) in key_code.reveal(session, person, {}, visit)
    assert len(people.page(session, person, visit).key.looks) == 1


def test_the_look_is_kept_through_a_lock(desk: Desk) -> None:
    session = desk.open()
    person = _person(desk, session)
    _begin(session, _visit(desk, session, person))
    key_code.reveal(session, person, {})
    profile = session.profile.profile.id
    desk.lock(session)

    assert len(_access(desk.unlock(profile), person).looks) == 1


def test_a_visit_that_was_ended_or_is_long_ago_shows_no_code(desk: Desk) -> None:
    session = desk.open()
    person = _person(desk, session)
    visit = _begin(session, _visit(desk, session, person))
    desk.minutes_later(13 * 60)
    assert _access(session, person) == KeyAccess()
    desk.minutes_later(-13 * 60)
    assert _access(session, person).visit == visit
    record = capture.open_record(session, visit)
    ending = next(one for one in record.form.walk() if one.projects_to == "visit.end")
    enter(record, tuple(one.link_id for one in ending.lineage), "Finished")
    record.flush()

    with pytest.raises(KeyNotShownError):
        key_code.reveal(session, person, {})


def test_a_colleagues_visit_is_not_mine(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    person = _person(desk, sharon)
    _begin(sharon, _visit(desk, sharon, person))
    desk.exchange(sharon)
    desk.exchange(glynis)

    with pytest.raises(KeyNotShownError):
        key_code.reveal(glynis, person, {})


def test_a_call_out_still_needs_controls_number_and_keeps_it_with_the_look(desk: Desk) -> None:
    session = desk.open("Kevin Doyle", "firefighter")
    person = desk.person(session)
    card(session, person)
    start_call_out(session, person=person)
    assert people.page(session, person).story.key_code
    with pytest.raises(KeyNotShownError, match="incident number"):
        key_code.reveal(session, person, {})
    desk.minutes_later(13 * 60)
    numbered = start_call_out(session, person=person, incident="117")

    assert ("Key-safe code", "4711 hash") in key_code.reveal(
        session, person, {numbered.record.id: numbered.record}
    )

    assert [one.incident for one in looks(session, numbered.record.id)] == ["117"]


def test_a_person_without_a_code_has_none_to_show_and_nothing_is_logged(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    _begin(session, _visit(desk, session, person))

    with pytest.raises(KeyNotShownError, match="No code is known"):
        key_code.reveal(session, person, {})
    assert _access(session, person).looks == ()
