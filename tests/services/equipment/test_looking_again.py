import pytest

from fieldkit.records.paths import Path, parse_written
from fieldkit.services.equipment.looking_again import promise_look, sign_and_promise
from fieldkit.services.following.complete_action import set_status
from fieldkit.services.person import actions, people
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.sign import NotReadyError
from tests.services.desk import Desk
from tests.services.equipment_world import STOPS

THING = "qe/q.item[e:1]"
DAY, LATER = "2027-01-03", "2027-02-14"


def fitted(session: Session, person: str, done: str = "fitted") -> OpenRecord:
    """A jar opener, which nothing stands against, and everything that a signature needs."""
    made = capture.begin_record(session, session.newest_form("equipment"), person=person)
    said = {
        "q.task": "kitchen",
        "q.now": "I ask the postman.",
        "q.want": "Open my own jam.",
        "q.alt": "no",
        "M7.left": "grip-good",
        "q.fixed": "no",
    }
    for path, words in (said | dict.fromkeys(STOPS.every, "no")).items():
        enter(made, parse_written(path), words)
    enter(made, parse_written(f"{THING}/q.item.code"), "Jar or bottle opener")
    enter(made, parse_written(f"{THING}/q.item.cond"), "cond-new")
    shown = {"q.shown": "yes", "q.back": "yes", "q.limit": "yes", "q.leaflet": "no-copy"}
    until = {"q.interim": "The postman.", "q.interim.who": "Jean, on Friday"}
    enter(made, ("q.done",), done)
    for path, words in (
        (shown if done == "fitted" else until) | {"q.accept": "yes", "q.review": DAY}
    ).items():
        enter(made, (path,), words)
    return made


def done_path(record: OpenRecord) -> Path:
    return next(path for path in record.state.fields if "q.done" in path)


def told(session: Session) -> list[tuple[str, str, str]]:
    return [(one.what, one.owner, one.due) for one in actions.all_open(session)]


@pytest.fixture
def person(desk: Desk, session: Session) -> str:
    return desk.person(session)


def test_signing_promises_who_looks_again_and_when_and_nothing_before(session: Session, person: str) -> None:
    record = fitted(session, person)
    assert told(session) == []
    sign_and_promise(session, record)
    assert told(session) == [("Look at it again: Jar or bottle opener", session.practitioner.name, DAY)]
    place = people.page(session, person).story.in_place
    assert [(one.name, one.look) for one in place] == [("Jar or bottle opener", DAY)]


def test_another_day_moves_the_promise_and_signing_again_makes_no_second(
    session: Session, person: str
) -> None:
    record = fitted(session, person)
    sign_and_promise(session, record)
    enter(record, ("q.review",), LATER)
    enter(record, ("q.review.who",), "Jean Ashdown")
    sign_and_promise(session, record, reason="She is away in January.")
    assert told(session) == [("Look at it again: Jar or bottle opener", "Jean Ashdown", LATER)]


def test_what_was_looked_at_stays_done_until_another_day_is_written(session: Session, person: str) -> None:
    record = fitted(session, person)
    sign_and_promise(session, record)
    promised = actions.all_open(session)[0]
    set_status(session, promised.record, promised.entry, "done")
    promise_look(session, record)
    assert told(session) == []
    assert [one.look for one in people.page(session, person).story.in_place] == [""]
    enter(record, ("q.review",), LATER)
    sign_and_promise(session, record, reason="Looked at; the next one.")
    assert [due for _, _, due in told(session)] == [LATER]


def test_what_was_ordered_or_passed_on_is_asked_after_and_what_was_not_done_is_not(
    session: Session, person: str
) -> None:
    ordered, passed = fitted(session, person, "ordered"), fitted(session, person, "passed-on")
    sign_and_promise(session, ordered)
    sign_and_promise(session, passed)
    assert {what for what, _, _ in told(session)} == {
        "See that it came, and fits: Jar or bottle opener",
        "Ask what came of it: Jar or bottle opener",
    }
    ordered.set(done_path(ordered), None)
    enter(ordered, ("q.done",), "nothing-yet")
    sign_and_promise(session, ordered, reason="She changed her mind.")
    assert [what for what, _, _ in told(session)] == ["Ask what came of it: Jar or bottle opener"]


def test_what_may_not_be_left_there_is_neither_signed_nor_promised(session: Session, person: str) -> None:
    record = fitted(session, person)
    enter(record, parse_written(f"{THING}/q.item.fit"), "no")
    with pytest.raises(NotReadyError, match="Jar or bottle opener"):
        sign_and_promise(session, record)
    assert told(session) == []


def test_two_laptops_that_sign_apart_promise_once(desk: Desk) -> None:
    one, other = desk.join("Priya Nair", "trusted-assessor"), desk.join("Sam Bell", "trusted-assessor")
    person = desk.person(one)
    first = fitted(one, person)
    first.seal()
    desk.exchange(one)
    desk.exchange(other)
    sign_and_promise(one, first)
    sign_and_promise(other, capture.open_record(other, first.id))
    for session in (one, other, one):
        desk.exchange(session)
    for session in (one, other):
        assert told(session) == [("Look at it again: Jar or bottle opener", "Priya Nair", DAY)]


def test_another_record_promises_nothing(desk: Desk, session: Session, person: str) -> None:
    promise_look(session, desk.small_record(session, ("a", "yes"), person=person))
    assert told(session) == []
