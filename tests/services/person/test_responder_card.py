import pytest

from fieldkit.records import paths
from fieldkit.services.person import responder_card
from fieldkit.services.person.responder_card import CardLine, KeyNotShownError, card_of, reveal_code
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.call_out import start_call_out
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.entering import enter
from tests.services.desk import Desk

CODE = "4711 hash"
ANSWERS = (
    ("rc1/rc.addr", "Hill Farm, Flash"),
    ("rc1/rc.find", "Track left after the chapel."),
    ("rc1/rc.keyWhere", "Left of the back door"),
    ("rc1/rc.key", CODE),
    ("rc1/rc.inDate", "2026-10-02"),
    ("rc2/rc.talk", "Speak to her right ear."),
    ("rc2/rc.talkDate", "2025-03-01"),
    ("rc2/rc.flags", "Blood thinner"),
    ("rc2/rc.paperKind", "ReSPECT"),
    ("rc2/rc.paper", "On the fridge"),
    ("rc2/rc.risk", "The dog bit somebody, 3 May 2026"),
    ("rc3/rc.call[new]/rc.call.name", "Jean Ashdown"),
)


def card(session: Session, person: str) -> None:
    record = begin_record(session, session.newest_form("responder-card"), person=person)
    for path, said in ANSWERS:
        enter(record, paths.parse_written(path), said)
    record.seal()


def line(session: Session, person: str, label: str) -> CardLine:
    found = card_of(session, person)
    assert found is not None
    return next(one for part in found.parts for one in part.lines if one.label == label)


def test_every_line_has_its_day_and_older_than_a_year_says_so(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    card(session, person)

    checked = line(session, person, "How to find the house")
    assert (checked.words, checked.day, checked.checked, checked.old) == (
        "Track left after the chapel.", "2026-10-02", True, False,
    )  # fmt: skip
    assert line(session, person, "How to talk with them").old
    undated = line(session, person, "Who to call, in this order")
    assert (undated.words, undated.day, undated.checked) == ("Jean Ashdown", "2026-11-22", False)
    assert "does not mean no help" in line(session, person, "Where is it kept?").help
    assert line(session, person, "Visiting risks, with dates").restricted


def test_the_code_is_on_no_line_of_the_card(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    card(session, person)
    found = card_of(session, person)

    assert found is not None
    assert found.has_code
    assert CODE not in str(found.parts)


def test_a_person_without_a_card_has_none(desk: Desk) -> None:
    session = desk.open()

    assert card_of(session, desk.person(session)) is None
    assert card_of(session, "") is None


def test_the_code_shows_for_ones_own_call_out_with_its_number_and_the_look_is_kept(desk: Desk) -> None:
    session = desk.open("Kevin Doyle", "firefighter")
    person = desk.person(session)
    card(session, person)
    started = start_call_out(session, person=person, incident="117")

    shown = reveal_code(session, started.visit.id, {})

    assert shown == (("Key safe: where is it?", "Left of the back door"), ("Key-safe code", CODE))
    looked = responder_card.looks(session, started.record.id)
    assert [(one.by, one.incident, one.at) for one in looked] == [("Kevin Doyle", "117", session.now())]
    desk.minutes_later(13 * 60)
    with pytest.raises(KeyNotShownError):
        reveal_code(session, started.visit.id, {})


def test_without_an_incident_number_or_a_call_out_no_code_shows_and_nothing_is_logged(desk: Desk) -> None:
    session = desk.open("Kevin Doyle", "firefighter")
    person = desk.person(session)
    card(session, person)
    started = start_call_out(session, person=person)

    with pytest.raises(KeyNotShownError, match="incident number"):
        reveal_code(session, started.visit.id, {})
    with pytest.raises(KeyNotShownError, match="started the call-out"):
        reveal_code(session, person, {})
    assert responder_card.looks(session, started.record.id) == ()


def test_every_responder_of_the_area_gets_the_card_whole_and_nothing_else(desk: Desk) -> None:
    sharon, kevin = desk.join(), desk.join("Kevin Doyle", "firefighter")
    person = desk.person(sharon)
    card(sharon, person)
    desk.small_record(sharon, ("a", "Not for the crew"), person=person).seal()
    desk.exchange(sharon)
    desk.exchange(kevin)

    assert line(kevin, person, "Visiting risks, with dates").words.startswith("The dog")
    started = start_call_out(kevin, person=person, incident="9")
    assert (CODE) in dict(reveal_code(kevin, started.visit.id, {})).values()
    assert [one.form for one in started.visit.records if one.form == "small"] == []
