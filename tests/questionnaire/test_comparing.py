from decimal import Decimal
from typing import Any

import pytest

from fieldkit.questionnaire.comparing import compare, equal
from tests.questionnaire.building import coding


@pytest.mark.parametrize(
    ("left_key", "left", "right_key", "right", "same"),
    [
        ("valueCoding", coding("a"), "answerCoding", {**coding("a"), "display": "other"}, True),
        ("valueCoding", coding("a"), "answerCoding", {"code": "a"}, False),
        ("valueInteger", 2, "answerDecimal", Decimal("2.0"), True),
        ("valueBoolean", True, "answerBoolean", False, False),
        ("valueString", "cafe\u0301", "answerString", "café", True),
        ("valueDate", "2020-01", "answerDate", "2020-01-05", False),
        ("valueDate", "2020-01-05", "answerDate", "2020-01-05", True),
        ("valueTime", "10:30", "answerTime", "10:30:00", True),
        ("valueCoding", coding("a"), "answerString", "a", False),
        ("valueQuantity", {"value": 1, "code": "m"}, "answerQuantity", {"value": 100, "code": "cm"}, True),
        (
            "valueReference",
            {"reference": "P/1"},
            "answerReference",
            {"reference": "P/1", "display": "x"},
            True,
        ),
        ("valueDate", "2022-09", "answerInteger", "2022-09", True),
    ],
)
def test_two_answers_are_the_same_by_type(
    left_key: str, left: Any, right_key: str, right: Any, same: bool
) -> None:
    assert equal(left_key, left, right_key, right) is same


@pytest.mark.parametrize(
    ("left_key", "left", "right_key", "right", "order"),
    [
        ("valueInteger", 1, "answerInteger", 2, -1),
        ("valueDecimal", Decimal("2.5"), "answerInteger", 2, 1),
        ("valueDate", "2020", "answerDate", "2021-05", -1),
        ("valueDate", "2020", "answerDate", "2020-05", None),
        ("valueString", "b", "answerString", "a", 1),
        ("valueQuantity", {"value": 5, "code": "kg"}, "answerQuantity", {"value": 4000, "code": "g"}, 1),
        ("valueQuantity", {"value": 5, "code": "kg"}, "answerQuantity", {"value": 4, "code": "m"}, None),
        ("valueString", "x", "answerInteger", 1, None),
    ],
)
def test_answers_are_ordered_where_they_can_be(
    left_key: str, left: Any, right_key: str, right: Any, order: int | None
) -> None:
    assert compare(left_key, left, right_key, right) == order
