import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire.check import check
from tests.questionnaire.building import calculated, group, q, resource, when


def codes(data: Any) -> list[str]:
    return [problem.code for problem in check(data if isinstance(data, str) else json.dumps(data))]


def test_a_sound_form_has_no_problems() -> None:
    assert codes(resource(q("a"), group("g", q("b")))) == []


def test_advice_is_no_problem() -> None:
    assert codes(resource(group("g"))) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "FK-FORM-NOT-JSON"),
        ("{", "FK-FORM-NOT-JSON"),
        ("[" * 100_000, "FK-FORM-NOT-JSON"),
        ("[]", "FK-FORM-NOT-QUESTIONNAIRE"),
        ('{"resourceType": "Patient"}', "FK-FORM-NOT-QUESTIONNAIRE"),
        (json.dumps(resource(q("a", "coding"))), "FK-FORM-FHIR-VERSION"),
        (json.dumps(resource(q("a", "choice", option=[]))), "FK-FORM-FHIR-VERSION"),
    ],
)
def test_a_file_that_cannot_be_opened_is_one_problem(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_problems_come_in_the_order_of_the_form() -> None:
    problems = check(
        json.dumps(resource(q("b", "odd"), q("a", enableWhen=[when("gone", "exists", answerBoolean=True)])))
    )

    assert [(problem.link_id, problem.code) for problem in problems] == [
        ("b", "unknown-type"),
        ("a", "enable-when-unknown"),
    ]


def test_expressions_that_go_round_in_a_circle_are_found() -> None:
    one = calculated(q("one", "integer"), "%resource.item.where(linkId='two').answer.value + 1")
    two = calculated(q("two", "integer"), "%resource.item.where(linkId='one').answer.value + 1")

    assert codes(resource(one, two)) == ["cycle"]


def test_too_many_items_and_levels_are_refused() -> None:
    deep: dict[str, Any] = q("x")
    for level in range(150):
        deep = group(f"g{level}", deep)

    assert codes(resource(deep)) == ["FK-FORM-TOO-LARGE"]
    assert codes(resource(*(q(f"q{n}") for n in range(20_002)))) == ["FK-FORM-TOO-LARGE"]


def test_fifty_levels_and_ten_thousand_items_are_fine() -> None:
    deep: dict[str, Any] = q("x")
    for level in range(50):
        deep = group(f"g{level}", deep)

    assert codes(resource(deep, *(q(f"q{n}") for n in range(10_000)))) == []


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
MEMBERS = st.sampled_from(
    [
        "linkId",
        "type",
        "text",
        "_text",
        "item",
        "extension",
        "enableWhen",
        "answerOption",
        "answerValueSet",
        "initial",
        "required",
        "repeats",
    ]
)
TYPES = st.sampled_from(["group", "string", "choice", "display", "integer", "question"])
ITEMS = st.recursive(
    st.fixed_dictionaries({"linkId": st.sampled_from("abc"), "type": TYPES}, optional={"text": JUNK}),
    lambda inner: st.dictionaries(MEMBERS, JUNK, max_size=4).flatmap(
        lambda members: st.fixed_dictionaries(
            {
                "linkId": st.sampled_from("abcd"),
                "type": TYPES,
                "item": st.lists(inner, max_size=3),
                **{k: st.just(v) for k, v in members.items() if k not in ("linkId", "type", "item")},
            }
        )
    ),
    max_leaves=6,
)


@given(
    st.lists(ITEMS | JUNK, max_size=4),
    st.dictionaries(st.sampled_from(["extension", "contained", "url", "modifierExtension"]), JUNK),
)
def test_a_broken_form_gives_problems_and_never_anything_else(items: list[Any], more: dict[str, Any]) -> None:
    for problem in check(json.dumps({"resourceType": "Questionnaire", "item": items, **more})):
        assert problem.message
