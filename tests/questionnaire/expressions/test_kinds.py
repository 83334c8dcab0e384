from decimal import Decimal
from typing import Any

import pytest

from fieldkit.questionnaire.expressions.focus import Amount, Element
from fieldkit.questionnaire.expressions.kinds import has_type, known_type
from fieldkit.questionnaire.temporal import Moment


@pytest.mark.parametrize(
    ("value", "name", "fits"),
    [
        (True, "Boolean", True),
        (1, "System.Integer", True),
        (Decimal(1), "integer", False),
        ("x", "FHIR.string", True),
        ("x", "code", True),
        (Amount(Decimal(1), "kg"), "Quantity", True),
        (Moment("date", (2026,)), "date", True),
        (Moment("dateTime", (2026,)), "date", False),
        (Element({"code": "x"}, "Coding"), "Coding", True),
        (Element({"value": 1}), "Quantity", True),
        (Element({"code": "x"}, "Coding"), "Quantity", False),
    ],
)
def test_values_know_their_type(value: Any, name: str, fits: bool) -> None:
    assert has_type(value, name) is fits


def test_types_that_no_answer_has_are_not_known() -> None:
    assert known_type("FHIR.Quantity")
    assert not known_type("Patient")
