from datetime import timedelta

from fieldkit.services.following import team_talk
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from tests.services.desk import Desk


def _prompt(session: Session, person: str, agreed: str = "") -> None:
    record = capture.begin_record(session, session.newest_form("mdt-prompt"), person=person)
    enter(record, ("m", "m.falls"), {"valueBoolean": True})
    enter(record, ("m", "m.admit"), {"valueBoolean": False})
    if agreed:
        enter(record, ("m", "m.ok"), agreed)
    record.flush()


def test_the_reasons_are_the_prompts_that_hold_and_a_no_is_a_no(desk: Desk, session: Session) -> None:
    may, tom = desk.person(session), desk.person(session, "Tom", "Ashdown")
    _prompt(session, may, "Yes")
    _prompt(session, tom, "No")
    found = team_talk.team_talk(session).people
    assert [(one.person, one.reasons, one.agreed) for one in found] == [(may, ("Two or more falls",), True)]


def test_who_was_talked_about_since_leaves_the_list(desk: Desk, session: Session) -> None:
    may = desk.person(session)
    _prompt(session, may)
    assert [one.agreed for one in team_talk.team_talk(session).people] == [False]
    desk.clock.advance(timedelta(hours=1))
    talk = capture.begin_record(session, session.newest_form("huddle-note"), person=may)
    enter(talk, ("hn", "hn.what"), "Falls at night")
    talk.flush()
    assert team_talk.team_talk(session).people == ()


def test_a_note_says_how_far_it_has_come(desk: Desk, session: Session) -> None:
    may = desk.person(session)
    note = capture.begin_record(session, session.newest_form("safeguarding-concern"), person=may)
    lineage = {one.link_id: tuple(step.link_id for step in one.lineage) for one in note.form.walk()}
    enter(note, lineage["e.saw"], "A bruise")
    note.flush()
    assert [one.state for one in team_talk.team_talk(session).notes] == [team_talk.WAITS]
    assert team_talk.reply_in(note) is None
    enter(note, lineage["m.review"], "Priya Shah")
    note.flush()
    assert [one.state for one in team_talk.team_talk(session).notes] == [team_talk.READ]
    assert team_talk.reply_in(note) == lineage["m.review"]
    enter(note, lineage["m.answer"], "Advice")
    note.flush()
    assert [one.state for one in team_talk.team_talk(session).notes] == [team_talk.ANSWERED]
    assert team_talk.reply_in(note) == lineage["m.answer"]


def test_a_note_that_the_hub_has_says_so_before_it_is_signed(desk: Desk) -> None:
    session = desk.join("Sharon Pike")
    note = capture.begin_record(session, session.newest_form("safeguarding-concern"))
    enter(note, ("xe", "e.saw"), "A bruise")
    note.seal()
    assert [one.state for one in team_talk.team_talk(session).notes] == [team_talk.WAITS]
    desk.exchange(session)
    assert [one.state for one in team_talk.team_talk(session).notes] == [team_talk.UNSIGNED]
    enter(note, ("xe", "e.saw"), "A bruise, and a cut lip")
    note.flush()
    assert [one.state for one in team_talk.team_talk(session).notes] == [team_talk.WAITS]
