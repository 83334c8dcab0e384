from datetime import date

from fieldkit.records import paths
from fieldkit.services.following import unanswered
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import begin_record, open_record
from fieldkit.services.writing.entering import enter
from tests.services.desk import Desk


def told(session: Session) -> list[tuple[str, int]]:
    today = session.laptop.clock.now().date()
    found = session.read(lambda held: unanswered.unanswered(held, session.practitioner.id, today))
    return [(one.asked, one.days) for one in found]


def asked(session: Session, person: str, *answers: tuple[str, str]) -> str:
    record = begin_record(session, session.newest_form("referral"), person=person)
    for path, said in (("r1/r.service", "Housing repairs"), *answers):
        enter(record, paths.parse_written(path), said)
    record.seal()
    return record.id


def test_what_nobody_answers_comes_back_to_who_asked_after_a_week(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    asked(sharon, desk.person(sharon))
    desk.exchange(sharon)
    desk.exchange(glynis)
    assert told(sharon) == []

    desk.minutes_later(7 * 24 * 60)
    assert told(sharon) == [("Housing repairs", 7)]
    assert told(glynis) == []


def test_an_answer_that_a_partner_gave_by_phone_ends_it_and_no_answer_yet_does_not(desk: Desk) -> None:
    session = desk.open()
    record = asked(session, desk.person(session))
    desk.minutes_later(8 * 24 * 60)
    opened = open_record(session, record)
    enter(opened, paths.parse_written("r2/r.answer"), "no-answer-yet")
    opened.seal()
    assert told(session) == []
    desk.minutes_later(7 * 24 * 60)
    assert told(session) == [("Housing repairs", 7)]

    enter(opened, paths.parse_written("r2/r.answer"), "accepted-told-me")
    enter(opened, paths.parse_written("r2/r.heard"), "Denise rang me on Friday.")
    opened.seal()
    assert told(session) == []


def test_a_day_to_ask_again_counts_before_the_week(desk: Desk) -> None:
    session = desk.open()
    asked(session, desk.person(session), ("r2/r.chase", date(2026, 11, 24).isoformat()))
    assert told(session) == []
    desk.minutes_later(2 * 24 * 60)
    assert told(session) == [("Housing repairs", 2)]


def test_somebody_pulled_on_in_an_episode_comes_back_too(desk: Desk) -> None:
    session = desk.open()
    record = begin_record(session, session.newest_form("episode"), person=desk.person(session))
    enter(record, paths.parse_written("ep2/ep.pull[new]/ep.pull.name"), "PC Lowe")
    record.seal()
    desk.minutes_later(9 * 24 * 60)

    assert told(session) == [("PC Lowe", 9)]


def begun(session: Session, form: str, person: str, *answers: tuple[str, str]) -> str:
    record = begin_record(session, session.newest_form(form), person=person)
    for link, words in answers:
        place = next(one for one in record.form.walk() if one.link_id == link)
        enter(record, tuple(step.link_id for step in place.lineage), words)
    record.seal()
    return record.id


def test_an_action_of_another_service_that_nobody_took_on_comes_back_and_the_persons_own_does_not(
    desk: Desk,
) -> None:
    session = desk.open()
    person = desk.person(session)
    begun(session, "action", person, ("a.what", "Mend the step"), ("a.ownerType", "agency"), ("a.owner", "Moss Homes"))
    begun(session, "action", person, ("a.what", "Ring Jean"), ("a.ownerType", "me"), ("a.owner", "May"))
    desk.minutes_later(7 * 24 * 60)
    assert told(session) == [("Moss Homes: Mend the step", 7)]


def test_a_service_that_said_yes_is_chased_no_more(desk: Desk) -> None:
    session = desk.open()
    taken_on = (("a.what", "Mend the step"), ("a.ownerType", "agency"), ("a.owner", "Moss Homes"), ("a.accepted", "accepted-told-me"))
    begun(session, "action", desk.person(session), *taken_on)
    desk.minutes_later(8 * 24 * 60)
    assert told(session) == []


def test_the_day_to_ask_the_landlord_again_comes_back_to_today(desk: Desk) -> None:
    session = desk.open()
    record = begin_record(session, session.newest_form("equipment"), person=desk.person(session))
    places = {one.link_id: one for one in record.form.walk()}
    inside: tuple[str, ...] = ()
    for link, words in (("q.perm.who", "private-landlord"), ("q.perm.chase", "2026-11-24")):
        steps = places[link].lineage
        if not inside:
            for step in steps[:-1]:
                inside = (*inside, step.link_id)
                if step.has_entries:
                    inside = record.add(inside)
        enter(record, (*inside, link), words)
    record.seal()
    assert told(session) == []
    desk.minutes_later(2 * 24 * 60)
    assert told(session) == [("Private landlord", 2)]
