from decimal import Decimal
from typing import Any

import pytest

from fieldkit.questionnaire.value_types import KEYS, bare, is_empty, is_number, raw, same_value, value_key
from tests.questionnaire.building import coding


def test_every_question_type_says_which_values_it_takes() -> None:
    assert KEYS["choice"] == ("valueCoding",)
    assert KEYS["url"] == ("valueUri",)


def test_the_value_is_found_among_its_riders() -> None:
    value = {"speaker": "person", "valueString": "x", "_valueString": {"id": "1"}}

    assert (value_key(value), raw(value)) == ("valueString", "x")
    assert bare(value) == {"valueString": "x", "_valueString": {"id": "1"}}
    assert bare({"order": "a"}) == {}


@pytest.mark.parametrize(
    "value", [None, {}, {"valueString": ""}, {"valueCoding": {}}, {"order": "a"}, {"valueString": None}]
)
def test_what_holds_no_answer_is_empty(value: Any) -> None:
    assert is_empty(value)


def test_false_and_nought_are_answers() -> None:
    assert not is_empty({"valueBoolean": False})
    assert not is_empty({"valueInteger": 0})


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (1, Decimal("1.0"), True),
        (True, 1, False),
        (True, True, True),
        ("é", "e\u0301", True),
        (coding("a"), {**coding("a"), "display": "x"}, True),
        ({"display": "a"}, {"display": "a"}, True),
        ({"value": 1, "code": "kg"}, {"value": 2, "code": "kg"}, False),
        ({"reference": "a"}, {"reference": "a"}, True),
        ("1", 1, False),
    ],
)
def test_two_values_are_the_same_answer_or_not(left: Any, right: Any, same: bool) -> None:
    assert same_value(left, right) is same


def test_a_truth_value_is_no_number() -> None:
    assert is_number(Decimal(1))
    assert not is_number(True)
    assert is_number(10**400 - 1)
    assert not is_number(10**500)
