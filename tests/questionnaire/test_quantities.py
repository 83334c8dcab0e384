from decimal import Decimal
from typing import Any

import pytest

from fieldkit.questionnaire.quantities import comparable, compare, convert, unit_of


def amount(value: Any, code: str = "", unit: str = "") -> dict[str, Any]:
    return {"value": value, **({"code": code} if code else {}), **({"unit": unit} if unit else {})}


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [
        (amount(5, "kg"), amount(4000, "g"), 1),
        (amount(10000, "m"), amount(50, "km"), -1),
        (amount(1, "[stone_av]"), amount(14, "[lb_av]"), 0),
        (amount(1, unit="week"), amount(7, "d"), 0),
        (amount(1, "a"), amount(12, "mo"), 0),
        (amount(5, "kg"), amount(5, "m"), None),
        (amount(5, unit="boxes"), amount(4, unit="Boxes"), 1),
        (amount(None, "kg"), amount(1, "kg"), None),
        (Decimal(2), amount(200, "%"), 0),
    ],
)
def test_amounts_are_compared_across_units_of_one_kind(left: Any, right: Any, order: int | None) -> None:
    assert compare(left, right) == order
    assert comparable(left, right) is (order is not None)


def test_amounts_are_converted_exactly() -> None:
    assert convert(Decimal(70), "kg", "g") == 70_000
    assert convert(Decimal(1), "kg", "m") is None
    assert convert(Decimal(3), "boxes", "boxes") == 3


def test_a_unit_is_its_code_before_its_words() -> None:
    assert [unit_of(one) for one in (amount(1, "kg", "kilo"), amount(1, unit="years"), amount(1))] == [
        "kg",
        "a",
        "1",
    ]
