"""One press answers what is still open in a list of safety questions, and nothing else."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.one_press import COULD_NOT_TELL, NO, answers, found, listed, open_questions
from fieldkit.questionnaire.session import FormSession
from tests.forms import shipped
from tests.questionnaire.building import choice, coding, extended, extension, form, group, q, session, when

MOMENT = "2026-11-22T09:30:00Z"


def safety(link_id: str, *codes: str, **more: Any) -> dict[str, Any]:
    asked = choice(link_id, *(codes or ("yes", "no", "could-not-tell")), **more)
    return extended(asked, extension(ext.SAFETY_ITEM, valueBoolean=True))


def time(link_id: str = "at") -> dict[str, Any]:
    return extended(q(link_id, "dateTime"), extension(ext.ONE_PRESS_TIME, valueBoolean=True))


def looked(*items: dict[str, Any], **more: Any) -> FormSession:
    part = extended(group("g", *items), extension(ext.ONE_PRESS, valueString="None of these seen"))
    return session(part, **more)


def top(s: FormSession) -> Node:
    return s.node(("g",))


def said(s: FormSession, code: str = NO) -> dict[str, Any]:
    return {
        path[-1]: value.get("valueCoding", {}).get("code") or value["valueDateTime"]
        for path, value in answers(top(s), code, MOMENT)
    }


def test_every_open_question_is_answered_and_the_moment_kept() -> None:
    s = looked(safety("a"), safety("b"), time())
    assert said(s) == {"a": "no", "b": "no", "at": MOMENT}


def test_could_not_tell_keeps_no_moment() -> None:
    assert said(looked(safety("a"), time()), COULD_NOT_TELL) == {"a": "could-not-tell"}


def test_what_was_answered_stays_and_what_is_not_a_safety_question_is_not_answered() -> None:
    s = looked(safety("a"), safety("b"), choice("c", "yes", "no"), time())
    s.set(("g", "a"), {"valueCoding": coding("no")})
    assert said(s) == {"b": "no", "at": MOMENT}


def test_where_anything_was_found_no_moment_says_that_none_of_it_was() -> None:
    s = looked(safety("a"), safety("b"), time())
    for code in ("yes", "could-not-tell"):
        s.set(("g", "a"), {"valueCoding": coding(code)})
        assert [node.path[-1] for node in found(top(s))] == ["a"]
        assert said(s) == {"b": "no"}


def test_a_question_that_is_not_asked_now_is_not_answered() -> None:
    s = looked(safety("a"), safety("b", enableWhen=[when("a", answerCoding=coding("yes"))]))
    assert [node.path[-1] for node in listed(top(s))] == ["a"]
    assert said(s) == {"a": "no"}


def test_a_question_that_offers_no_such_answer_stays_open_and_no_moment_is_kept() -> None:
    s = looked(safety("a"), safety("b", "yes", "could-not-tell"), time())
    assert said(s) == {"a": "no"}


def test_a_group_inside_counts_and_the_entries_of_one_that_repeats_do_not() -> None:
    s = looked(group("inner", safety("a")), group("rows", safety("b"), repeats=True))
    s.add_entry(("g", "rows"), "1")
    assert said(s) == {"a": "no"}


def test_the_first_look_of_a_call_out_is_answered_whole() -> None:
    s = shipped.session("telecare-response")
    look = s.node(("td",))
    assert look.item is not None
    assert look.item.one_press == "None of these seen"
    for path, value in answers(look, NO, MOMENT):
        s.set(path, value)
    assert open_questions(s.node(("td",))) == ()
    assert s.node(("td", "d.none")).values[0]["valueDateTime"] == MOMENT
    assert not s.node(("td", "d.999")).enabled


def test_could_not_tell_in_the_first_look_opens_the_999_card() -> None:
    s = shipped.session("telecare-response")
    for path, value in answers(s.node(("td",)), COULD_NOT_TELL, MOMENT):
        s.set(path, value)
    assert s.node(("td", "d.999")).enabled


@given(st.lists(st.sampled_from(["yes", "no", "could-not-tell", ""]), min_size=4, max_size=4))
def test_no_answer_is_ever_changed_and_no_yes_is_ever_given(given_before: list[str]) -> None:
    s = looked(*(safety(name) for name in "abcd"), time())
    for name, code in zip("abcd", given_before, strict=True):
        if code:
            s.set(("g", name), {"valueCoding": coding(code)})
    written = said(s)
    assert set(written) - {"at"} == {
        name for name, code in zip("abcd", given_before, strict=True) if not code
    }
    assert "yes" not in written.values()


def test_an_author_is_told_where_one_press_would_do_nothing() -> None:
    part = extended(group("g", q("a")), extension(ext.ONE_PRESS, valueString="None"))
    lost = extended(q("at", "dateTime"), extension(ext.ONE_PRESS_TIME, valueBoolean=True))
    assert {one.code for one in form(part, lost).findings} >= {"one-press-nothing", "one-press-time"}
