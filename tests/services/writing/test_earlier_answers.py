"""Earlier answers stand beside a question and never in it, and nothing private comes out where more people read."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from fieldkit.questionnaire.definition import Form, load_form
from fieldkit.questionnaire.extensions import OURS
from fieldkit.records import values
from fieldkit.records.paths import Path
from fieldkit.services.person import find
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.visit.start_visit import start_visit
from fieldkit.services.writing import capture, earlier_answers
from fieldkit.services.writing.earlier_answers import NotKeptError
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import library
from tests.services.desk import Desk

HOW: Path = ("se", "e.eat", "e.eat.how")
MATTERS: Path = ("sb", "b.matters")


def item(link: str, kind: str = "string", *inside: dict[str, Any], **said: Any) -> dict[str, Any]:
    """A question with extensions of ours: ``carry_over="offer"`` and the like."""
    marks = [
        {"url": OURS + name.replace("_", "-"), ("valueBoolean" if one is True else "valueCode"): one}
        for name, one in said.items()
        if name not in ("answerOption", "repeats")
    ]
    made: dict[str, Any] = {"linkId": link, "type": kind, "text": f"What of {link}?", "extension": marks}
    made |= {name: said[name] for name in ("answerOption", "repeats") if name in said}
    return {**made, "item": list(inside)} if inside else made


def form_of(
    session: Session, name: str, *items: dict[str, Any], label: str = "ordinary", version: str = "1"
) -> Form:
    made = {
        "resourceType": "Questionnaire", "url": f"https://example.org/Questionnaire/{name}", "version": version,
        "name": name, "title": f"The {name}", "status": "active",
        "extension": [{"url": OURS + "sensitivity", "valueCode": label}, {"url": OURS + "purpose", "valueCode": "other"}],
        "item": list(items),
    }  # fmt: skip
    data = json.dumps(made).encode()
    form = load_form(data)
    session.write(lambda held: library.add(held, data, form.canonical, library.ADDED, session.now()))
    return form


def written(session: Session, form: Form, person: str, **said: str) -> OpenRecord:
    record = capture.begin_record(session, form, person=person)
    for link, words in said.items():
        enter(record, (link,), words)
    record.seal()
    return record


def begun(session: Session, form: Form, person: str) -> OpenRecord:
    return capture.begin_record(session, form, person=person)


@pytest.fixture
def person(desk: Desk, session: Session) -> str:
    return desk.person(session)


@pytest.fixture
def talked(desk: Desk, session: Session, person: str) -> OpenRecord:
    """A conversation of last week, and today's, begun."""
    form = session.newest_form("conversation")
    first = capture.begin_record(session, form, person=person)
    enter(first, HOW, "need-some-help")
    first.set(MATTERS, {"valueString": "My garden", "speaker": "person", "language": "en"})
    first.seal()
    desk.minutes_later(60 * 24 * 7)
    return begun(session, form, person)


def test_the_same_question_shows_what_was_said_with_who_when_and_where(
    session: Session, talked: OpenRecord
) -> None:
    (one,) = earlier_answers.earlier_answers(session, talked, HOW)
    assert one.words == values_words(talked, "need-some-help")
    assert (one.form, one.author.name, one.at[:10]) == (talked.form.title, "Sharon Pike", "2026-11-22")
    assert one.may_keep
    assert not talked.node(HOW).answered


def values_words(record: OpenRecord, code: str) -> str:
    asked = record.form.item(HOW[-1])
    assert asked is not None
    return next(one.text for one in asked.options if one.value["valueCoding"]["code"] == code)


def test_still_right_is_an_answer_of_its_own_kind_that_keeps_when_it_was_first_said(
    desk: Desk, session: Session, talked: OpenRecord
) -> None:
    (one,) = earlier_answers.earlier_answers(session, talked, HOW)
    assert earlier_answers.still_right(session, talked, HOW, one) == (HOW,)
    held = values.parse(talked.state.value(HOW) or "null")
    assert held is not None
    assert held["stillRight"] == {"said": one.at, "asked": session.now()}
    assert held["valueCoding"]["code"] == "need-some-help"
    talked.seal()
    desk.minutes_later(60)
    third = begun(session, talked.form, talked.person)
    (again,) = earlier_answers.earlier_answers(session, third, HOW)
    assert again.said == one.at
    assert again.at > one.at


@pytest.mark.parametrize("strange", [True, "yes", 3, [], {"said": True}, {}])
def test_a_spoilt_mark_of_still_right_counts_as_said_when_it_was_written(
    session: Session, talked: OpenRecord, strange: Any
) -> None:
    (one,) = earlier_answers.earlier_answers(session, talked, HOW)
    talked.set(HOW, {**one.values[0], "stillRight": strange})
    talked.seal()
    third = begun(session, talked.form, talked.person)

    (again,) = earlier_answers.earlier_answers(session, third, HOW)

    assert again.said == again.at


def test_who_says_no_to_using_what_they_told_us_before_is_not_shown_any_of_it(
    desk: Desk, session: Session, person: str, talked: OpenRecord
) -> None:
    now = desk.clock.now()
    visit = plan_visit(session, person, starts=now, ends=now + timedelta(hours=1))
    record = start_visit(session, visit).record
    assert earlier_answers.look_back(session, record).beside(HOW)

    hello = capture.open_record(session, visit)
    assert not earlier_answers.is_unwanted(hello)
    enter(hello, ("v.hello", "v.recordToday"), "no")
    hello.flush()
    assert earlier_answers.is_unwanted(hello)
    assert earlier_answers.look_back(session, record).by_link == {}

    enter(hello, ("v.hello", "v.recordToday"), "yes")
    hello.flush()
    assert earlier_answers.look_back(session, record).beside(HOW)


def test_own_words_stand_beside_and_are_never_moved(session: Session, talked: OpenRecord) -> None:
    (one,) = earlier_answers.earlier_answers(session, talked, MATTERS)
    assert (one.words, one.speaker, one.own_words, one.may_keep) == ("My garden", "person", True, False)
    with pytest.raises(NotKeptError):
        earlier_answers.still_right(session, talked, MATTERS, one)
    assert talked.state.value(MATTERS) is None


def test_another_person_and_another_question_are_never_mixed_in(
    desk: Desk, session: Session, talked: OpenRecord
) -> None:
    other = begun(session, talked.form, desk.person(session, "Nick", "Doyle"))
    assert earlier_answers.look_back(session, other).by_link == {}
    assert set(earlier_answers.look_back(session, talked).by_link) == {"e.eat.how", "b.matters"}


@pytest.mark.parametrize(
    "marks",
    [
        {"carry_over": "never"},
        {},
        {"carry_over": "offer", "safety_item": True},
        {"carry_over": "offer", "secret": True},
        {"carry_over": "offer", "answer_per_author": True},
    ],
)
def test_only_what_a_form_offers_is_offered_and_some_things_never(
    session: Session, person: str, marks: dict[str, Any]
) -> None:
    form = form_of(session, "one", item("a", **marks))
    written(session, form, person, a="something")
    assert earlier_answers.look_back(session, begun(session, form, person)).by_link == {}


def test_the_nearest_word_on_carrying_over_decides(session: Session, person: str) -> None:
    inner = item("in", "group", item("yes"), item("no", carry_over="never"), carry_over="offer")
    form = form_of(session, "two", item("out", "group", inner, item("never"), carry_over="never"))
    record = begun(session, form, person)
    for link in ("yes", "no", "never"):
        enter(record, (link,), "said")
    record.seal()
    assert set(earlier_answers.look_back(session, begun(session, form, person)).by_link) == {"yes"}


def test_the_four_wellbeing_questions_are_asked_anew_whatever_a_form_says(
    session: Session, person: str
) -> None:
    form = form_of(session, "ons4", item("a", carry_over="offer"))
    written(session, form, person, a="7")
    assert earlier_answers.look_back(session, begun(session, form, person)).by_link == {}


def test_another_form_with_the_same_meaning_offers_its_answer_and_a_shared_role_does_not(
    session: Session, person: str
) -> None:
    one = form_of(
        session,
        "one",
        item("a", projects_to="person.phone", carry_over="offer"),
        item("s", projects_to="record.summary"),
    )
    two = form_of(
        session, "two", item("b", projects_to="person.phone", carry_over="offer"),
        item("t", projects_to="record.summary", carry_over="offer"),
    )  # fmt: skip
    twice = form_of(
        session, "three", *(item(link, projects_to="person.phone", carry_over="offer") for link in "xy")
    )
    written(session, one, person, a="01782 000000", s="Went well")
    found = earlier_answers.look_back(session, begun(session, two, person))
    assert {link: ones[0].words for link, ones in found.by_link.items()} == {"b": "01782 000000"}
    assert earlier_answers.look_back(session, begun(session, twice, person)).by_link == {}


@pytest.mark.parametrize(
    ("source", "target", "offered"),
    [
        ("ordinary", "ordinary", True),
        ("ordinary", "restricted", True),
        ("restricted", "restricted", True),
        ("restricted", "ordinary", False),
        ("private", "restricted", False),
        ("concern", "ordinary", False),
        ("unheard-of", "private", False),
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_nothing_stands_under_a_milder_label_than_it_had(
    session: Session, person: str, source: str, target: str, offered: bool, whole: bool
) -> None:
    def made(name: str, label: str) -> Form:
        asked = item(
            "a", projects_to="person.find", carry_over="offer", **({} if whole else {"sensitivity": label})
        )
        return form_of(session, name, asked, label=label if whole else "ordinary")

    written(session, made("one", source), person, a="behind the barn")
    record = begun(session, made("two", target), person)
    found = earlier_answers.look_back(session, record)
    assert bool(found.by_link) is offered
    assert bool(found.beside(("a",))) is offered
    if source != "ordinary":
        assert find.find(session, "barn").records == ()


def test_a_label_that_was_stricter_once_stays_with_the_answer(session: Session, person: str) -> None:
    strict = form_of(session, "one", item("a", carry_over="offer", sensitivity="restricted"))
    mild = form_of(session, "one", item("a", carry_over="offer"), version="2")
    written(session, strict, person, a="behind the barn")
    assert earlier_answers.look_back(session, begun(session, mild, person)).by_link == {}


def test_an_answer_of_a_stricter_label_cannot_be_kept_by_hand_either(session: Session, person: str) -> None:
    strict = form_of(session, "one", item("a", carry_over="offer"), label="restricted")
    mild = form_of(session, "two", item("a", carry_over="offer"))
    written(session, strict, person, a="behind the barn")
    (one,) = earlier_answers.earlier_answers(session, begun(session, strict, person), ("a",))
    target = begun(session, mild, person)
    with pytest.raises(NotKeptError):
        earlier_answers.still_right(session, target, ("a",), one)


def test_ticks_of_one_list_are_kept_together_and_not_asked_says_nothing(
    session: Session, person: str
) -> None:
    options = [
        {"valueCoding": {"system": "s", "code": code, "display": code}} for code in ("x", "y", "not-asked")
    ]
    form = form_of(
        session, "one", item("m", "choice", answerOption=options, repeats=True, carry_over="offer")
    )
    first = begun(session, form, person)
    for code in ("x", "y"):
        enter(first, ("m",), code)
    first.seal()
    other = begun(session, form, person)
    enter(other, ("m",), "not-asked")
    other.seal()
    record = begun(session, form, person)
    (one,) = earlier_answers.earlier_answers(session, record, ("m",))
    assert (one.words, one.may_keep) == ("x, y", True)
    earlier_answers.still_right(session, record, ("m",), one)
    assert len(record.node(("m",)).values) == 2


def test_of_two_answers_neither_is_pressed_in_for_the_other(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    form = form_of(sharon, "one", item("a", carry_over="offer"), item("b"))
    about = desk.person(sharon)
    first = written(sharon, form, about, b="begun")
    for session in (sharon, glynis):
        desk.exchange(session)
    for session, word in ((sharon, "kettle"), (glynis, "urn")):
        record = capture.open_record(session, first.id)
        record.set(("a",), {"valueString": word})
        record.seal()
    for session in (sharon, glynis, sharon):
        desk.exchange(session)
    found = earlier_answers.earlier_answers(sharon, begun(sharon, form, about), ("a",))
    assert {(one.words, one.author.name, one.may_keep) for one in found} == {
        ("kettle", "Sharon Pike", False),
        ("urn", "Glynis Hart", False),
    }


def test_the_newest_comes_first_and_each_thing_once(desk: Desk, session: Session, person: str) -> None:
    form = form_of(session, "one", item("a", carry_over="offer"))
    for words in ("old", "new", "old"):
        written(session, form, person, a=words)
        desk.minutes_later(1)
    found = earlier_answers.earlier_answers(session, begun(session, form, person), ("a",))
    assert [one.words for one in found] == ["old", "new"]
    assert found[0].at > found[1].at


def test_a_draft_of_somebody_is_not_earlier_and_a_record_is_not_earlier_than_itself(
    session: Session, person: str
) -> None:
    form = form_of(session, "one", item("a", carry_over="offer"))
    record = written(session, form, person, a="said")
    assert earlier_answers.look_back(session, record).by_link == {}
