from decimal import Decimal

import pytest

from fieldkit.questionnaire.expressions.arguments import one_number, one_text, one_whole, text_of
from fieldkit.questionnaire.expressions.focus import Amount, Element
from fieldkit.questionnaire.expressions.operators import EvaluationError


def test_values_are_written_as_fhirpath_writes_them() -> None:
    values = [True, 5, Decimal("1.50"), Decimal("1E+2"), "x", Amount(Decimal(3), "kg")]

    assert [text_of(value) for value in values] == ["true", "5", "1.50", "100", "x", "3 'kg'"]
    assert text_of(Element({"code": "x"})) is None


def test_one_value_of_a_kind_is_asked_for() -> None:
    assert (one_text([]), one_text(["x"]), one_text([5])) == (None, "x", "5")
    assert (one_number([]), one_number([5]), one_number([Amount(Decimal(2), "m")])) == (
        None,
        Decimal(5),
        Decimal(2),
    )
    assert (one_whole([Decimal("2.9")]), one_whole([])) == (2, None)


def test_several_values_or_the_wrong_kind_are_no_argument() -> None:
    for work in (lambda: one_text(["a", "b"]), lambda: one_text([Element({})]), lambda: one_number(["x"])):
        with pytest.raises(EvaluationError):
            work()
