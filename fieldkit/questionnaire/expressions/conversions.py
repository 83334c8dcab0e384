"""FHIRPath's functions that turn one kind of value into another (FHIRPath 2.0.0, 5.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from fieldkit.questionnaire import temporal
from fieldkit.questionnaire.expressions.arguments import Function, text_of
from fieldkit.questionnaire.expressions.focus import Amount, Collection, as_amount
from fieldkit.questionnaire.expressions.operators import single
from fieldkit.questionnaire.quantities import unit_of
from fieldkit.questionnaire.temporal import Moment
from fieldkit.questionnaire.value_types import is_number

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


_AMOUNT = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(?:'([^']+)'|([a-z]+))?")


def _to_integer(values: Collection, _: list[Collection]) -> Collection:
    value = single(values)
    if isinstance(value, bool):
        return [int(value)]
    if isinstance(value, str):
        return [int(value)] if re.fullmatch(r"[+-]?\d{1,28}", value) else []
    return [value] if isinstance(value, int) else []


def _to_decimal(values: Collection, _: list[Collection]) -> Collection:
    value = single(values)
    if isinstance(value, bool):
        return [Decimal(int(value))]
    if isinstance(value, str):
        return [Decimal(value)] if _NUMBER.fullmatch(value) else []
    return [Decimal(value)] if is_number(value) else []


def _to_string(values: Collection, _: list[Collection]) -> Collection:
    text = text_of(single(values))
    return [] if text is None else [text]


def _to_boolean(values: Collection, _: list[Collection]) -> Collection:
    value = single(values)
    text = str(text_of(value)).lower()
    if text in ("true", "t", "yes", "y", "1", "1.0"):
        return [True]
    return [False] if text in ("false", "f", "no", "n", "0", "0.0") else []


def _to_moment(kind: str) -> Function:
    def run(values: Collection, _: list[Collection]) -> Collection:
        value = single(values)
        if isinstance(value, str):
            value = temporal.parse_time(value) if kind == "time" else temporal.parse_moment(value)
        if not isinstance(value, Moment) or (value.kind == "time") != (kind == "time"):
            return []
        if kind == "date":
            return [Moment("date", value.parts[:3])]
        return [Moment(kind, value.parts, value.zone)]

    return run


def _to_quantity(values: Collection, args: list[Collection]) -> Collection:
    value = single(values)
    amount = as_amount(value)
    if amount is None and is_number(value):
        amount = Amount(Decimal(value), "1")
    if amount is None and isinstance(value, str):
        found = _AMOUNT.fullmatch(value.strip())
        if found:
            unit = unit_of({"code": found.group(2) or found.group(3) or "1"})
            amount = Amount(Decimal(found.group(1)), unit)
    return [] if amount is None else [amount]


CONVERSIONS: Final[Mapping[str, tuple[Function, int, int]]] = {
    "toInteger": (_to_integer, 0, 0),
    "toDecimal": (_to_decimal, 0, 0),
    "toString": (_to_string, 0, 0),
    "toBoolean": (_to_boolean, 0, 0),
    "toDate": (_to_moment("date"), 0, 0),
    "toDateTime": (_to_moment("dateTime"), 0, 0),
    "toTime": (_to_moment("time"), 0, 0),
    "toQuantity": (_to_quantity, 0, 1),
    "convertsToInteger": (lambda values, _: [bool(_to_integer(values, []))] if values else [], 0, 0),
    "convertsToDecimal": (lambda values, _: [bool(_to_decimal(values, []))] if values else [], 0, 0),
}
