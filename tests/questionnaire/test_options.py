from typing import Any

import pytest

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire import options
from fieldkit.questionnaire.language import Translator
from fieldkit.questionnaire.options import (
    contained_value_sets,
    find_value_set,
    from_value_set,
    listed,
    option_part,
    text_of,
)

TEA, MILK = {"code": "tea", "display": "Tea"}, {"code": "milk"}


def codes(value_set: Any, others: Any = None) -> list[str] | None:
    found = from_value_set(value_set, others or {})
    return None if found is None else [option.value["valueCoding"]["code"] for option in found]


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ({"system": "s", "code": "c", "display": "D"}, "e:s|c"),
        ({"display": "D"}, "e:|D"),
        ("words", "e:|words"),
        (5, "e:|5"),
    ],
)
def test_two_people_who_tick_one_box_tick_the_same_box(value: Any, part: str) -> None:
    assert option_part(value) == part


def test_options_without_a_value_are_left_out() -> None:
    assert [option.text for option in listed([{"valueString": "a"}, {}, "x", {"valueInteger": 2}])] == [
        "a",
        "2",
    ]


def test_what_a_person_reads_for_a_value() -> None:
    assert [text_of(value) for value in (TEA, MILK, True, False, {"reference": "P/1"})] == [
        "Tea",
        "milk",
        "Yes",
        "No",
        "P/1",
    ]


def test_an_expansion_is_flattened_without_its_abstract_headings() -> None:
    expansion = {
        "expansion": {
            "contains": [{"code": "hot", "abstract": True, "contains": [TEA, {**MILK, "system": "s"}]}]
        }
    }

    assert codes(expansion) == ["tea", "milk"]


def test_listed_concepts_whole_code_systems_and_other_sets_are_put_together() -> None:
    others = {
        "s": {
            "resourceType": "CodeSystem",
            "url": "s",
            "concept": [{"code": "x", "concept": [{"code": "y"}]}],
        },
        "v": {"compose": {"include": [{"system": "t", "concept": [TEA]}]}},
    }

    assert codes({"compose": {"include": [{"system": "s"}, {"valueSet": ["v"]}]}}, others) == [
        "x",
        "y",
        "tea",
    ]


def test_excluded_concepts_are_left_out() -> None:
    compose = {
        "include": [{"system": "s", "concept": [TEA, MILK]}],
        "exclude": [{"system": "s", "concept": [MILK]}],
    }

    assert codes({"compose": compose}) == ["tea"]


@pytest.mark.parametrize(
    "compose",
    [
        {"include": [{"system": "s", "filter": [{}]}]},
        {"include": [{"system": "far away"}]},
        {"include": [{"valueSet": ["v"]}]},
        {"include": [{"concept": [TEA]}], "exclude": [{"filter": [{}]}]},
        {},
        None,
    ],
)
def test_what_needs_a_terminology_server_is_not_guessed(compose: Any) -> None:
    assert codes({"compose": compose}, {"v": {"compose": {"include": [{"valueSet": ["v"]}]}}}) is None


def test_value_sets_are_found_inside_the_form_first_then_in_the_library() -> None:
    inside = contained_value_sets(
        {
            "contained": [
                {"resourceType": "ValueSet", "id": "x", "url": "u"},
                {"resourceType": "Patient", "id": "p"},
                3,
            ]
        }
    )

    assert find_value_set("#x", inside, {})[1] == "contained"
    assert find_value_set("u", inside, {"u": {}})[1] == "contained"
    assert find_value_set("w|2", inside, {"w": {"a": 1}}) == ({"a": 1}, "bundled")
    assert find_value_set("#y", inside, {"#y": {}}) == (None, "missing")


def test_option_texts_are_translated_and_their_values_are_not() -> None:
    welsh = {
        "extension": [
            {
                "url": ext.TRANSLATION,
                "extension": [
                    {"url": "lang", "valueCode": "cy"},
                    {"url": "content", "valueString": "Ydw"},
                ],
            }
        ]
    }
    written = [
        {"valueCoding": {"code": "y", "display": "Yes", "_display": welsh}},
        {"valueString": "Yes", "_valueString": welsh},
        {"valueString": "No"},
    ]
    assert [one.text for one in options.listed(written, Translator("cy"))] == ["Ydw", "Ydw", "No"]
    found = options.listed(written)
    assert [one.text for one in found] == ["Yes", "Yes", "No"]
    assert found[0].value["valueCoding"]["display"] == "Yes"


def test_value_sets_that_include_one_another_twice_over_many_levels_are_worked_out_once() -> None:
    sets: dict[str, Any] = {
        f"v{level}": {
            "compose": {"include": [{"valueSet": [f"v{level + 1}"]}, {"valueSet": [f"v{level + 1}"]}]}
        }
        for level in range(40)
    }
    sets["v40"] = {"compose": {"include": [{"system": "s", "concept": [{"code": "x"}]}]}}

    options = from_value_set(sets["v0"], sets)

    assert options is not None
    assert [option.entry_id for option in options] == ["e:s|x"]


def test_value_sets_that_include_themselves_are_not_worked_out() -> None:
    sets: dict[str, Any] = {
        "a": {"compose": {"include": [{"valueSet": ["b"]}]}},
        "b": {"compose": {"include": [{"valueSet": ["a"]}]}},
    }

    assert from_value_set(sets["a"], sets) is None


@pytest.mark.parametrize(
    "strange", [True, 3, "x", [True], [{"concept": True}], [{"concept": [None]}], {"system": "s"}]
)
def test_what_is_left_out_in_no_readable_way_keeps_a_value_set_from_being_worked_out(strange: object) -> None:
    written = {"compose": {"include": [{"system": "s", "concept": [{"code": "a"}]}], "exclude": strange}}

    assert codes(written) is None


def test_an_option_is_read_in_a_language_and_its_answer_carries_no_words_of_it() -> None:
    parts = [{"url": "lang", "valueCode": "cy"}, {"url": "content", "valueString": "Te"}]
    beside = {"extension": [{"url": ext.TRANSLATION, "extension": parts}]}
    (option,) = listed([{"valueCoding": {**TEA, "_display": beside}}], Translator("cy"))
    assert option.text == "Te"
    assert option.value == {"valueCoding": TEA}
