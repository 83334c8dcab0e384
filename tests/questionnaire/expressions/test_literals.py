from decimal import Decimal

import pytest

from fieldkit.questionnaire.expressions.environment import Unsupported
from fieldkit.questionnaire.expressions.focus import Amount
from fieldkit.questionnaire.expressions.literals import literal, unescape
from fieldkit.questionnaire.temporal import Moment


def test_literals_become_values() -> None:
    assert literal("boolean", "true") is True
    assert literal("number", "5") == 5
    assert literal("number", "5.0") == Decimal("5.0")
    assert literal("string", "'it\\'s'") == "it's"
    assert literal("dateTime", "@2026-11") == Moment("date", (2026, 11))
    assert literal("dateTime", "@2026T") == Moment("dateTime", (2026,))
    assert literal("time", "@T09:30") == Moment("time", (9, 30))
    assert literal("quantity", "3'kg'") == Amount(Decimal(3), "kg")
    assert literal("quantity", "4days") == Amount(Decimal(4), "days")


@pytest.mark.parametrize(
    ("written", "read"), [(r"a\nb", "a\nb"), (r"\u00e9", "é"), (r"\u00g", "u00g"), ("\\", "\\"), (r"\`", "`")]
)
def test_escapes_are_resolved(written: str, read: str) -> None:
    assert unescape(written) == read


def test_a_date_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Unsupported):
        literal("dateTime", "@2026-02-30")
