"""Two versions of a form side by side: each difference that somebody answering would notice, and no other."""

from __future__ import annotations

from typing import Any

from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.form_changes import changes
from tests.forms import shipped
from tests.questionnaire.building import choice, form, group, q


def told(old: Form, new: Form) -> list[tuple[str, str]]:
    return [(one.kind, one.link_id) for one in changes(old, new)]


def two(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str]]:
    return told(form(before), form(after))


def test_the_same_form_has_no_changes() -> None:
    assert two(q("a"), q("a")) == []


def test_each_kind_of_change_is_named_once() -> None:
    assert told(form(q("a")), form(q("a"), q("b"))) == [("added", "b")]
    assert told(form(q("a"), q("b")), form(q("a"))) == [("removed", "b")]
    assert two(q("a"), {**q("a"), "text": "Other words"}) == [("reworded", "a")]
    assert two(q("a"), q("a", "integer")) == [("type", "a")]
    assert two(q("a"), q("a", required=True)) == [("needed", "a")]
    assert two(q("a", required=True), q("a")) == [("not-needed", "a")]
    assert two(q("a"), q("a", repeats=True)) == [("repeats", "a")]
    assert two(choice("a", "x", "y"), choice("a", "x", "z")) == [("options", "a")]
    assert told(form(group("g", q("a")), group("h")), form(group("g"), group("h", q("a")))) == [
        ("place", "a")
    ]


def test_a_change_reads_as_a_sentence() -> None:
    old, new = form(choice("a", "x", "y")), form(choice("a", "x", "z"))
    assert [one.words for one in changes(old, new)] == ["New answers: Z. No longer offered: Y."]
    assert [one.words for one in changes(form(q("a")), form(q("a", "integer")))] == [
        "Takes a whole number now; it took a line of text."
    ]


def test_a_part_that_came_or_went_is_called_a_part() -> None:
    with_part, without = form(q("a"), group("g", q("b"))), form(q("a"), q("b"))
    assert [(one.link_id, one.words) for one in changes(without, with_part)] == [
        ("g", "New part."),
        ("b", "Stands under “g” now; it stood in no part."),
    ]
    assert [one.words for one in changes(with_part, without) if one.link_id == "g"] == [
        "This part is gone; see its questions."
    ]


def test_what_holds_no_answer_is_no_change() -> None:
    assert told(form(q("a")), form(q("a"), q("note", "display"))) == []


def test_a_real_form_with_a_new_question_and_other_words_says_just_that() -> None:
    resource = shipped.resource("conversation")
    newer = {**resource, "version": "9.0.0", "item": [*resource["item"]]}
    first = {**newer["item"][0], "text": "Said anew"}
    newer["item"][0] = {**first, "item": [*first["item"], q("brand.new")]}
    old, new = Form(resource, "0" * 64, "", {}), Form(newer, "1" * 64, "", {})
    assert told(old, new) == [("reworded", first["linkId"]), ("added", "brand.new")]
