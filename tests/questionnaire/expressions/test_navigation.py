from decimal import Decimal

import pytest

from fieldkit.questionnaire.expressions.focus import Amount
from fieldkit.questionnaire.expressions.navigation import descendants, member
from tests.questionnaire.building import choice, coding, group, q, session, text
from tests.questionnaire.expressions.running_on import texts

S = session(
    group("g", choice("c", "tea"), q("w", "quantity")),
    answers={
        ("g", "c"): {"valueCoding": coding("tea")},
        ("g", "w"): {"valueQuantity": {"value": 3, "code": "kg"}},
    },
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("%resource.resourceType", ["QuestionnaireResponse"]),
        ("%resource.item.linkId", ["g"]),
        ("%resource.item.item.text", ["c", "w"]),
        ("%resource.item.item.where(linkId='c').answer.value.code", ["tea"]),
        ("%resource.item.item.where(linkId='c').answer.valueCoding.display", ["Tea"]),
        ("%resource.item.item.where(linkId='c').answer.valueString", []),
        ("%resource.item.item.where(linkId='w').answer.value.value", ["3"]),
        ("QuestionnaireResponse.item.linkId", ["g"]),
        ("%resource.nothing.here", []),
    ],
)
def test_a_path_is_followed_step_by_step(words: str, expected: list[str]) -> None:
    assert texts(words, S) == expected


def test_an_amount_has_a_value_and_a_unit() -> None:
    amount = Amount(Decimal(3), "kg")

    assert [member(amount, name) for name in ("value", "unit", "code", "other")] == [[3], ["kg"], ["kg"], []]
    assert member("text", "anything") == []


def test_everything_below_is_found_level_by_level() -> None:
    s = session(q("a"), answers={("a",): text("x")})
    s.changed()

    item, answer, value = descendants(s._tree.root)

    assert item.path == ("a",)
    assert answer.value == text("x")
    assert value == "x"
