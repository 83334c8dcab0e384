from decimal import Decimal
from typing import Any

import pytest

from fieldkit.questionnaire import extensions as ext
from tests.questionnaire.building import codes, extended, extension, q, session


def check(kind: str, value: Any, **limits: Any) -> list[str]:
    item = extended(q("a", kind), *(extension(getattr(ext, name), **limit) for name, limit in limits.items()))
    return codes(session(item, answers={("a",): value}))


@pytest.mark.parametrize(
    ("kind", "value", "least", "found"),
    [
        ("integer", {"valueInteger": 9}, {"valueInteger": 10}, ["min-value"]),
        ("integer", {"valueInteger": 10}, {"valueInteger": 10}, []),
        ("decimal", {"valueDecimal": Decimal("9.99")}, {"valueInteger": 10}, ["min-value"]),
        ("date", {"valueDate": "2025-12-31"}, {"valueDate": "2026"}, ["min-value"]),
        ("date", {"valueDate": "2026-01-01"}, {"valueDate": "2026"}, []),
        (
            "dateTime",
            {"valueDateTime": "2026-01-01T10:00:00Z"},
            {"valueDateTime": "2026-01-01T12:00:00+01:00"},
            ["min-value"],
        ),
        ("time", {"valueTime": "08:00:00"}, {"valueTime": "09:00:00"}, ["min-value"]),
        (
            "quantity",
            {"valueQuantity": {"value": 900, "code": "g"}},
            {"valueQuantity": {"value": 1, "code": "kg"}},
            ["min-value"],
        ),
        (
            "quantity",
            {"valueQuantity": {"value": 900, "code": "m"}},
            {"valueQuantity": {"value": 1, "code": "kg"}},
            ["unit-incompatible"],
        ),
        ("quantity", {"valueQuantity": {"value": 9, "code": "m"}}, {"valueInteger": 10}, ["min-value"]),
    ],
)
def test_an_answer_below_the_least_is_found(kind: str, value: Any, least: Any, found: list[str]) -> None:
    assert check(kind, value, MIN_VALUE=least) == found


def test_an_answer_above_the_greatest_is_found() -> None:
    assert check("integer", {"valueInteger": 11}, MAX_VALUE={"valueInteger": 10}) == ["max-value"]
    assert check(
        "quantity",
        {"valueQuantity": {"value": 2, "code": "kg"}},
        MAX_QUANTITY={"valueQuantity": {"value": 1, "code": "kg"}},
    ) == ["max-value"]


@pytest.mark.parametrize(
    ("number", "found"), [("1.25", []), ("1.250", ["max-decimal-places"]), ("100", []), ("1E+2", [])]
)
def test_decimal_places_count_as_they_were_written(number: str, found: list[str]) -> None:
    assert check("decimal", {"valueDecimal": Decimal(number)}, MAX_DECIMALS={"valueInteger": 2}) == found
