from typing import Any

import pytest

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.findings import Level
from tests.questionnaire.building import (
    choice,
    codes,
    coding,
    expression,
    extended,
    extension,
    q,
    session,
    text,
)


def test_an_answer_must_be_one_of_those_offered() -> None:
    s = session(choice("a", "tea"))
    s.set(("a",), {"valueCoding": coding("tea")})
    assert codes(s) == []

    s.set(("a",), {"valueCoding": {**coding("tea"), "system": "https://example.org/other"}})

    assert codes(s) == ["answer-not-in-options"]


def test_a_code_from_elsewhere_in_an_open_choice_is_a_warning() -> None:
    s = session(choice("a", "tea", kind="open-choice"), answers={("a",): {"valueCoding": coding("coffee")}})

    assert [(one.code, one.severity) for one in s.findings(Level.TYPING)] == [
        ("answer-not-in-options", "warning")
    ]


def test_dates_offered_match_by_their_value() -> None:
    item = q("a", "date", answerOption=[{"valueDate": "2026-01"}])

    assert codes(session(item, answers={("a",): {"valueDate": "2026-01"}})) == []
    assert codes(session(item, answers={("a",): {"valueDate": "2026-02"}})) == ["answer-not-in-options"]


def test_nothing_is_checked_where_the_list_is_not_at_hand() -> None:
    item = q("a", "choice", answerValueSet="https://example.org/far")

    assert codes(session(item, answers={("a",): {"valueCoding": coding("x")}})) == []


def test_none_of_these_stands_alone() -> None:
    item = choice("a", "tea", "none", repeats=True)
    item["answerOption"][1]["extension"] = [extension(ext.OPTION_EXCLUSIVE, valueBoolean=True)]
    s = session(item)
    s.set(("a", "e:https://example.org/codes|none"), {"valueCoding": coding("none")})
    assert codes(s) == []

    s.set(("a", "e:https://example.org/codes|tea"), {"valueCoding": coding("tea")})

    assert codes(s) == ["option-exclusive"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ({"value": 1, "code": "kg"}, []),
        ({"value": 1, "unit": "kilo"}, []),
        ({"value": 1}, []),
        ({"value": 1, "code": "g"}, ["unit-not-allowed"]),
        ({"value": 1, "unit": "stone"}, ["unit-not-allowed"]),
        ({"value": 1, "code": "kg", "system": "https://example.org/other"}, ["unit-not-allowed"]),
    ],
)
def test_an_amount_has_one_of_the_units_offered(content: dict[str, Any], found: list[str]) -> None:
    unit = {"system": "http://unitsofmeasure.org", "code": "kg", "display": "kilo"}
    item = extended(q("a", "quantity"), extension(ext.UNIT_OPTION, valueCoding=unit))

    assert codes(session(item, answers={("a",): {"valueQuantity": content}})) == found
    free = extended(item, extension(ext.UNIT_OPEN, valueCode="optionsOrString"))
    assert codes(session(free, answers={("a",): {"valueQuantity": content}})) == []


@pytest.mark.parametrize(("said", "found"), [("x", []), ("z", ["answer-not-in-options"])])
def test_answers_that_an_expression_offers_have_its_type_and_no_others_are_taken(
    said: str, found: list[str]
) -> None:
    offers = expression("%resource.item.where(linkId='a').answer.value")
    items = (
        q("a", repeats=True),
        extended(q("b", "choice"), extension(ext.ANSWER_EXPRESSION, valueExpression=offers)),
    )
    answers: dict[tuple[str, ...], Any] = {
        ("a", "e:1"): text("x"),
        ("a", "e:2"): text("y"),
        ("b",): text(said),
    }

    assert codes(session(*items, answers=answers)) == found


def test_a_ticked_answer_that_is_not_offered_any_more_is_named() -> None:
    toggle = extension(
        ext.TOGGLE,
        extension=[
            extension("option", valueCoding=coding("tea")),
            extension(
                "expression", valueExpression=expression("%resource.item.where(linkId='hot').answer.value")
            ),
        ],
    )
    s = session(q("hot", "boolean"), extended(choice("a", "tea", "milk", repeats=True), toggle))
    s.set(("hot",), {"valueBoolean": True})
    s.set(("a", "e:https://example.org/codes|tea"), {"valueCoding": coding("tea")})
    s.set(("a", "e:https://example.org/codes|milk"), {"valueCoding": coding("milk")})
    assert codes(s) == []

    s.set(("hot",), {"valueBoolean": False})

    (found,) = s.findings(Level.TYPING)
    assert (found.code, found.path[-1]) == ("answer-not-in-options", "e:https://example.org/codes|tea")


def test_several_answers_are_held_to_what_an_expression_offers() -> None:
    offered = extension(
        ext.ANSWER_EXPRESSION, valueExpression=expression("%resource.item.where(linkId='one').answer.value")
    )
    s = session(q("one"), extended(q("a", "choice", repeats=True), offered))
    s.set(("one",), text("Tea"))
    s.set(("a", "e:1"), text("Tea"))
    s.set(("a", "e:2"), text("Milk"))

    assert [(one.code, one.path[-1]) for one in s.findings(Level.TYPING)] == [
        ("answer-not-in-options", "e:2")
    ]

    s.set(("one",), text("Milk"))

    assert [(one.code, one.path[-1]) for one in s.findings(Level.TYPING)] == [
        ("answer-not-in-options", "e:1")
    ]
