from decimal import Decimal
from typing import Any

import pytest

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.expressions.focus import Amount, Element
from fieldkit.questionnaire.expressions.results import as_answers, tidy
from fieldkit.questionnaire.offer import Offer
from fieldkit.questionnaire.temporal import parse_moment, parse_time
from tests.questionnaire.building import choice, coding, extended, extension, form, q

MOMENT = parse_moment("2026-11-22T09:30:00Z")


@pytest.mark.parametrize(
    ("kind", "value", "answer"),
    [
        ("boolean", True, {"valueBoolean": True}),
        ("boolean", "x", None),
        ("integer", Decimal("30.0"), {"valueInteger": 30}),
        ("integer", Decimal("30.5"), None),
        ("decimal", 30, {"valueDecimal": 30}),
        ("decimal", Amount(Decimal(2), "kg"), {"valueDecimal": 2}),
        ("string", 5, {"valueString": "5"}),
        ("string", Element({"display": "Tea"}), {"valueString": "Tea"}),
        ("string", "", None),
        ("url", "https://example.org", {"valueUri": "https://example.org"}),
        ("date", MOMENT, {"valueDate": "2026-11-22"}),
        ("dateTime", "2026-11", {"valueDateTime": "2026-11"}),
        ("time", parse_time("09:30"), {"valueTime": "09:30:00"}),
        ("date", "soon", None),
        ("time", MOMENT, None),
        ("quantity", Element({"value": 3, "code": "g"}), {"valueQuantity": {"value": 3, "code": "g"}}),
        ("quantity", "x", None),
        ("reference", Element({"reference": "P/1"}), {"valueReference": {"reference": "P/1"}}),
        ("reference", "P/1", None),
    ],
)
def test_a_result_becomes_an_answer_of_the_items_type_or_none(kind: str, value: Any, answer: Any) -> None:
    assert as_answers([value], form(q("a", kind)).items[0], Offer()) == (() if answer is None else (answer,))


def test_a_number_gets_the_unit_of_its_item() -> None:
    unit = extension(
        ext.UNIT, valueCoding={"system": "http://unitsofmeasure.org", "code": "kg", "display": "kilograms"}
    )
    item = form(extended(q("a", "quantity"), unit)).items[0]

    (answer,) = as_answers([Decimal("70.5")], item, Offer())

    assert answer["valueQuantity"] == {
        "value": Decimal("70.5"),
        "unit": "kilograms",
        "system": "http://unitsofmeasure.org",
        "code": "kg",
    }


@pytest.mark.parametrize("value", [Element(coding("tea")), "tea", "Tea"])
def test_a_choice_is_found_by_coding_code_or_words(value: Any) -> None:
    item = form(choice("c", "tea")).items[0]

    assert as_answers([value], item, item.options) == ({"valueCoding": coding("tea")},)


def test_other_words_are_an_answer_to_an_open_choice_only() -> None:
    closed, opened = form(choice("c", "tea"), choice("o", "tea", kind="open-choice")).items

    assert as_answers(["coffee"], closed, closed.options) == ()
    assert as_answers(["coffee"], opened, opened.options) == ({"valueString": "coffee"},)


def test_calculated_decimals_have_no_more_digits_than_they_can_vouch_for() -> None:
    assert str(tidy(Decimal(10) / Decimal(3))) == "3.33333333333333"
    assert str(tidy(Decimal("1E+2"))) == "100"
    assert str(tidy(Decimal("1.50"))) == "1.50"
