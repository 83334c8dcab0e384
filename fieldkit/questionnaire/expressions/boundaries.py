"""How exactly a number, date or time was given: its precision, and the least and greatest value it may stand for.

FHIRPath 2.0.0 (STU functions of section 5.6): decimals up to 31 places; dates and times by number of digits.
"""

from __future__ import annotations

import calendar
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, Decimal, localcontext
from typing import Any, Final

from fieldkit.questionnaire.expressions.focus import Collection
from fieldkit.questionnaire.expressions.operators import single
from fieldkit.questionnaire.temporal import Moment
from fieldkit.questionnaire.value_types import is_number

_DATE_DIGITS: Final = {4: 1, 6: 2, 8: 3, 10: 4, 12: 5, 14: 6, 17: 6}
_TIME_DIGITS: Final = {2: 1, 4: 2, 6: 3, 9: 3}
_MOST_PLACES: Final = 31


def precision(values: Collection) -> Collection:
    """Digits after the point of a number, or all digits of a date or time."""
    value = single(values)
    if isinstance(value, Moment):
        digits = {3: 6, 2: 4, 1: 2} if value.kind == "time" else {1: 4, 2: 6, 3: 8, 4: 10, 5: 12, 6: 14}
        count = digits[len(value.parts)]
        fraction = str(value.parts[-1]).partition(".")[2] if isinstance(value.parts[-1], Decimal) else ""
        return [count + len(fraction)]
    return [_places(Decimal(value))] if is_number(value) else []


def boundary(values: Collection, places: int | None, *, high: bool) -> Collection:
    """``lowBoundary`` or ``highBoundary`` at ``places`` (the default depends on the type); empty where impossible."""
    value = single(values)
    if isinstance(value, Moment):
        found = _moment_boundary(value, places, high=high)
        return [] if found is None else [found]
    return (
        _number_boundary(Decimal(value), 8 if places is None else places, high=high)
        if is_number(value)
        else []
    )


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _number_boundary(number: Decimal, places: int, *, high: bool) -> Collection:
    if not 0 <= places <= _MOST_PLACES:
        return []
    given = _places(number)
    with localcontext() as context:
        context.prec = 80
        half = Decimal(5).scaleb(-given - 1)
        edge = number + half if high else number - half
        rounding = ROUND_DOWN if places < given else ROUND_CEILING if high else ROUND_FLOOR
        return [edge.quantize(Decimal(1).scaleb(-places), rounding=rounding)]


def _moment_boundary(moment: Moment, digits: int | None, *, high: bool) -> Moment | None:
    table = _TIME_DIGITS if moment.kind == "time" else _DATE_DIGITS
    default = {"time": 9, "date": 8}.get(moment.kind, 17)
    wanted = default if digits is None else digits
    if wanted not in table:
        return None
    parts: list[Any] = list(moment.parts)
    while len(parts) < table[wanted]:
        parts.append(_next_part(moment.kind, parts, high=high))
    parts = parts[: table[wanted]]
    if wanted in (9, 17):
        parts[-1] = Decimal(parts[-1]).quantize(Decimal("0.001"), rounding=ROUND_DOWN)
    return Moment(moment.kind, tuple(parts), moment.zone)


def _next_part(kind: str, parts: list[Any], *, high: bool) -> int | Decimal:
    place = len(parts) + (3 if kind == "time" else 0)
    if place == 1:
        return 12 if high else 1
    if place == 2:
        return calendar.monthrange(int(parts[0]), int(parts[1]))[1] if high else 1
    if place == 3:
        return 23 if high else 0
    if place == 4:
        return 59 if high else 0
    return Decimal("59.999") if high else Decimal(0)
