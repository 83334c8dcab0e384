"""Dates, times and moments moved by an amount of time (FHIRPath 2.0.0, 6.7 date and time arithmetic)."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from fieldkit.questionnaire.expressions.focus import Amount
from fieldkit.questionnaire.temporal import Moment

_MONTHS: Final = {"a": 12, "year": 12, "years": 12, "mo": 1, "month": 1, "months": 1}
_SECONDS: Final[Mapping[str, int | Decimal]] = {
    "wk": 604800,
    "week": 604800,
    "weeks": 604800,
    "d": 86400,
    "day": 86400,
    "days": 86400,
    "h": 3600,
    "hour": 3600,
    "hours": 3600,
    "min": 60,
    "minute": 60,
    "minutes": 60,
    "s": 1,
    "second": 1,
    "seconds": 1,
    "ms": Decimal("0.001"),
    "millisecond": Decimal("0.001"),
    "milliseconds": Decimal("0.001"),
}
_FRACTIONS_COUNT: Final = frozenset({"s", "second", "seconds", "ms", "millisecond", "milliseconds"})


def shift(moment: Moment, amount: Amount, sign: int) -> Moment | None:
    """A date, time or moment moved by an amount of time, at the same precision; None where that makes no sense."""
    unit = amount.unit
    if unit in _MONTHS and moment.kind != "time":
        return _shift_months(moment, sign * int(amount.value) * _MONTHS[unit])
    if unit not in _SECONDS:
        return None
    count = amount.value if unit in _FRACTIONS_COUNT else Decimal(int(amount.value))
    if moment.kind == "time":
        return _shift_time(moment, sign * count * _SECONDS[unit])
    if len(moment.parts) < 3:
        return None
    return _shift_seconds(moment, sign * count * _SECONDS[unit])


def _shift_months(moment: Moment, months: int) -> Moment | None:
    parts = list(moment.parts)
    if len(parts) == 1:
        parts[0] = int(parts[0]) + int(months / 12)
    else:
        total = int(parts[0]) * 12 + int(parts[1]) - 1 + months
        parts[0], parts[1] = total // 12, total % 12 + 1
    if not 1 <= parts[0] <= 9999:
        return None
    if len(parts) > 2:
        parts[2] = min(int(parts[2]), calendar.monthrange(int(parts[0]), int(parts[1]))[1])
    return Moment(moment.kind, tuple(parts), moment.zone)


def _shift_seconds(moment: Moment, seconds: Decimal) -> Moment | None:
    whole = [int(part) for part in moment.parts[:5]]
    try:
        hour, minute = (*whole[3:], 0, 0)[:2]
        start = datetime(whole[0], whole[1], whole[2], hour, minute, tzinfo=UTC)
        second = moment.parts[5] if len(moment.parts) > 5 else Decimal(0)
        total = Decimal(second) + seconds if len(moment.parts) > 5 else seconds
        days_only = len(moment.parts) == 3
        step = timedelta(days=int(total / 86400)) if days_only else timedelta(seconds=float(total // 1))
        moved = start + step
    except (ValueError, OverflowError):
        return None
    every: list[int | Decimal] = [moved.year, moved.month, moved.day, moved.hour, moved.minute]
    parts = every[: len(moment.parts)]
    if len(moment.parts) > 5:
        parts.append(Decimal(moved.second) + total % 1)
    return Moment(moment.kind, tuple(parts), moment.zone)


def _shift_time(moment: Moment, seconds: Decimal) -> Moment:
    hour, minute, second = (*moment.parts, 0, 0)[:3]
    total = (Decimal(hour) * 3600 + Decimal(minute) * 60 + Decimal(second) + seconds) % 86400
    parts: tuple[int | Decimal, ...] = (int(total // 3600), int(total % 3600 // 60), total % 60)
    return Moment("time", parts[: len(moment.parts)])
