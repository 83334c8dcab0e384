"""One answer set against one expected answer, for conditions and limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from fieldkit.questionnaire import quantities, temporal
from fieldkit.questionnaire.value_types import is_number, same_coding, same_value

_TEXTS: Final = frozenset({"String", "Uri", "Url", "Canonical", "Id", "Code", "Markdown"})
_NUMBERS: Final = frozenset({"Integer", "Decimal", "PositiveInt", "UnsignedInt"})

HOLDS: Final[Mapping[str, Callable[[int], bool]]] = {
    "=": lambda order: order == 0,
    "!=": lambda order: order != 0,
    ">": lambda order: order > 0,
    "<": lambda order: order < 0,
    ">=": lambda order: order >= 0,
    "<=": lambda order: order <= 0,
}


def kind_of(key: str) -> str:
    """``Coding`` of ``valueCoding`` or ``answerCoding``."""
    return key.removeprefix("value").removeprefix("answer")


def equal(left_key: str, left: Any, right_key: str, right: Any) -> bool:
    """Whether two answers are the same, by type: Codings by system and code, dates at the precision written."""
    if isinstance(right, str) and kind_of(right_key) in _NUMBERS:
        right_key = (
            left_key  # forms exist that file a date under answerInteger; its text can mean nothing else
        )
    ours, theirs = kind_of(left_key), kind_of(right_key)
    if ours == theirs == "Coding" and isinstance(left, dict) and isinstance(right, dict):
        return same_coding(left, right)
    if ours in _NUMBERS and theirs in _NUMBERS:
        return same_value(left, right)
    if ours == theirs == "Quantity":
        order = compare(left_key, left, right_key, right)
        return order == 0 if order is not None else bool(left == right)
    if ours == theirs and ours in ("Date", "DateTime", "Time", "Instant"):
        return compare(left_key, left, right_key, right) == 0
    if ours == theirs == "Reference" and isinstance(left, dict) and isinstance(right, dict):
        return bool(left.get("reference")) and left.get("reference") == right.get("reference")
    if ours == theirs or (ours in _TEXTS and theirs in _TEXTS):
        return same_value(left, right)
    return False


def compare(left_key: str, left: Any, right_key: str, right: Any) -> int | None:
    """-1, 0 or 1; None where the two can't be ordered (other types, other units, unknown precision)."""
    ours, theirs = kind_of(left_key), kind_of(right_key)
    if is_number(left) and is_number(right):
        return _order(Decimal(str(left)), Decimal(str(right)))
    if ours == "Quantity" or theirs == "Quantity":
        return quantities.compare(left, right)
    if isinstance(left, str) and isinstance(right, str):
        first, second = temporal.parse(left_key, left), temporal.parse(right_key, right)
        if first is not None and second is not None:
            return temporal.compare(temporal.full_time(first), temporal.full_time(second))
        if first is None and second is None and ours in _TEXTS and theirs in _TEXTS:
            return (left > right) - (left < right)
    return None


def _order(left: Decimal, right: Decimal) -> int:
    return (left > right) - (left < right)
