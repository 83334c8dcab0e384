from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire.expressions.focus import Amount, Element
from fieldkit.questionnaire.expressions.operators import (
    EvaluationError,
    arithmetic,
    equal_collections,
    equals,
    logical,
    order,
    single,
    truth,
    union,
)
from fieldkit.questionnaire.temporal import parse_date

KG, G = Amount(Decimal(1), "kg"), Amount(Decimal(1000), "g")


def test_one_value_is_one_value() -> None:
    assert (single([]), single([1])) == (None, 1)
    with pytest.raises(EvaluationError):
        single([1, 2])


def test_a_single_value_that_is_no_truth_value_counts_as_true() -> None:
    assert [truth(values) for values in ([], [True], [False], ["x"])] == [None, True, False, True]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (KG, G, True),
        (KG, Amount(Decimal(1), "m"), None),
        (parse_date("2026"), "2026", True),
        (parse_date("2026"), parse_date("2026-01"), None),
        (Element({"code": "a", "system": "s"}), Element({"code": "a", "system": "s", "display": "A"}), True),
        (True, 1, False),
        ("é", "e\u0301", True),
        (parse_date("2026"), 5, False),
    ],
)
def test_values_are_equal_by_kind(left: Any, right: Any, same: bool | None) -> None:
    assert equals(left, right) is same


def test_collections_are_equal_value_by_value() -> None:
    assert equal_collections([1, 2], [1, 2]) is True
    assert equal_collections([1, 2], [2, 1]) is False
    assert equal_collections([1], []) is None


def test_order_needs_values_of_one_kind() -> None:
    assert (order(KG, G), order(1, 2), order("b", "a"), order(KG, 2)) == (0, -1, 1, -1)
    with pytest.raises(EvaluationError):
        order("a", 1)


@pytest.mark.parametrize(
    ("sign", "left", "right", "result"),
    [
        ("+", 1, Decimal("0.1"), [Decimal("1.1")]),
        ("+", "a", "b", ["ab"]),
        ("+", KG, G, [Amount(Decimal(2), "kg")]),
        ("-", 3, 5, [-2]),
        ("*", KG, 3, [Amount(Decimal(3), "kg")]),
        ("/", 1, 4, [Decimal("0.25")]),
        ("/", 1, 0, []),
        ("div", 7, 2, [3]),
        ("mod", 7, 2, [1]),
        ("mod", 7, 0, []),
    ],
)
def test_arithmetic_is_exact_and_empty_where_undefined(
    sign: str, left: Any, right: Any, result: list[Any]
) -> None:
    assert arithmetic(sign, [left], [right]) == result
    assert arithmetic(sign, [], [right]) == []


@given(
    st.sampled_from(["and", "or", "xor"]),
    st.sampled_from([True, False, None]),
    st.sampled_from([True, False, None]),
)
def test_logic_does_not_care_which_side_comes_first(sign: str, left: bool | None, right: bool | None) -> None:
    assert logical(sign, left, right) is logical(sign, right, left)


def test_a_union_holds_each_value_once() -> None:
    assert union([1, 1, 2], [2, Decimal(3)]) == [1, 2, 3]
