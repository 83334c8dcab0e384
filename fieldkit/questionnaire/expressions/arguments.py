"""One value of a kind out of a collection, as FHIRPath's functions ask for their input and arguments."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from fieldkit.questionnaire import temporal
from fieldkit.questionnaire.expressions.focus import Collection, as_amount
from fieldkit.questionnaire.expressions.operators import EvaluationError, single
from fieldkit.questionnaire.temporal import Moment
from fieldkit.questionnaire.value_types import is_number

Function = Callable[[Collection, list[Collection]], Collection]
"""Takes the input collection and the evaluated arguments."""


def text_of(value: Any) -> str | None:
    """A value as FHIRPath writes it; None for objects and items."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if is_number(value):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if isinstance(value, Moment):
        return temporal.write(value)
    amount = as_amount(value)
    return f"{amount.value} '{amount.unit}'" if amount is not None else None


def one_text(values: Collection) -> str | None:
    """The text of the one value; None where there is none. Raises EvaluationError for objects."""
    value = single(values)
    if value is None:
        return None
    text = text_of(value)
    if text is None:
        raise EvaluationError("text was needed")
    return text


def one_number(values: Collection) -> Decimal | None:
    """The one number or amount; None where there is none. Raises EvaluationError for anything else."""
    value = single(values)
    if value is None:
        return None
    amount = as_amount(value)
    if amount is not None:
        return amount.value
    if not is_number(value):
        raise EvaluationError("a number was needed")
    return Decimal(value)


def one_whole(values: Collection) -> int | None:
    """The one number, cut to a whole one."""
    number = one_number(values)
    return None if number is None else int(number)
