"""FHIRPath's functions on numbers (FHIRPath 2.0.0, 5.7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any, Final

from fieldkit.questionnaire.expressions.arguments import Function, one_number, one_whole
from fieldkit.questionnaire.expressions.boundaries import boundary, precision
from fieldkit.questionnaire.expressions.focus import Amount, Collection, as_amount
from fieldkit.questionnaire.expressions.operators import single, within_bounds


def _on_number(work: Callable[[Decimal], Any]) -> Function:
    def run(values: Collection, _: list[Collection]) -> Collection:
        number = one_number(values)
        if number is None:
            return []
        try:
            result = work(number)
        except (ArithmeticError, ValueError, OverflowError):
            return []
        return [] if result is None else [result]

    return run


def _absolute(values: Collection, _: list[Collection]) -> Collection:
    value = single(values)
    if isinstance(value, int) and not isinstance(value, bool):
        return [abs(value)]
    amount = as_amount(value)
    if amount is not None:
        return [Amount(abs(amount.value), amount.unit)]
    number = one_number(values)
    return [] if number is None else [abs(number)]


def _round(values: Collection, args: list[Collection]) -> Collection:
    number, places = one_number(values), one_whole(args[0]) if args else 0
    if number is None or places is None:
        return []
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    if places <= 0 or rounded == rounded.to_integral_value():
        return [Decimal(int(rounded))]
    return [rounded.normalize()]


def _power(values: Collection, args: list[Collection]) -> Collection:
    base, exponent = one_number(values), one_number(args[0])
    if base is None or exponent is None:
        return []
    try:
        result = base**exponent
    except ArithmeticError:
        return []
    if not within_bounds(result):
        return []
    return (
        [int(result)] if isinstance(single(values), int) and exponent >= 0 and exponent % 1 == 0 else [result]
    )


def _log(values: Collection, args: list[Collection]) -> Collection:
    number, base = one_number(values), one_number(args[0])
    if number is None or base is None or number <= 0 or base <= 0 or base == 1:
        return []
    return [number.ln() / base.ln()]


def _boundary(high: bool) -> Function:
    return lambda values, args: boundary(values, one_whole(args[0]) if args else None, high=high)


NUMBER_FUNCTIONS: Final[Mapping[str, tuple[Function, int, int]]] = {
    "abs": (_absolute, 0, 0),
    "ceiling": (_on_number(lambda number: int(number.to_integral_value(ROUND_CEILING))), 0, 0),
    "floor": (_on_number(lambda number: int(number.to_integral_value(ROUND_FLOOR))), 0, 0),
    "truncate": (_on_number(int), 0, 0),
    "exp": (_on_number(lambda number: number.exp()), 0, 0),
    "ln": (_on_number(lambda number: number.ln() if number > 0 else None), 0, 0),
    "log": (_log, 1, 1),
    "sqrt": (_on_number(lambda number: number.sqrt() if number >= 0 else None), 0, 0),
    "power": (_power, 1, 1),
    "round": (_round, 0, 1),
    "precision": (lambda values, _: precision(values), 0, 0),
    "lowBoundary": (_boundary(False), 0, 1),
    "highBoundary": (_boundary(True), 0, 1),
}
