"""Dates, times and moments at whatever precision they were written, compared as FHIR says.

FHIRPath (normative 2.0.0, 6.2): values of differing precision are compared part by part; when one runs out of
parts while all before were equal, the answer is unknown.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MOMENT = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})T(\d{2})(?::(\d{2})(?::(\d{2}(?:\.\d+)?))?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII
)
_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?", re.ASCII)
_LENIENT_TIME = re.compile(r"(\d{2})(?::(\d{2})(\.\d+)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moment:
    """Parts from the largest down, as many as were written; ``kind`` is date, dateTime or time."""

    kind: str
    parts: tuple[int | Decimal, ...]
    zone: timedelta | None = None

    def in_utc(self) -> Moment:
        """The same moment in UTC, where a zone is known and the hour was given; otherwise unchanged."""
        if self.zone is None or self.kind != "dateTime" or len(self.parts) < 5:
            return self
        year, month, day, hour, minute = (int(part) for part in self.parts[:5])
        try:
            shifted = datetime(year, month, day, hour, minute, tzinfo=timezone(self.zone)).astimezone(UTC)
        except (ValueError, OverflowError):
            return self
        parts: tuple[int | Decimal, ...] = (
            shifted.year,
            shifted.month,
            shifted.day,
            shifted.hour,
            shifted.minute,
            *self.parts[5:],
        )
        return Moment(self.kind, parts, timedelta(0))


def parse_date(text: str) -> Moment | None:
    """A FHIR ``date`` (year, year-month or full); None where it is none or names no real day."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    parts = tuple(int(part) for part in found.groups() if part is not None)
    return Moment("date", parts) if _real_day(parts) else None


def parse_moment(text: str) -> Moment | None:
    """A FHIR ``dateTime`` (or ``date``); None where it is none or names no real moment."""
    found = _MOMENT.fullmatch(text)
    if not found:
        date = parse_date(text)
        return Moment("dateTime", date.parts) if date else None
    *numbers, zone = found.groups()
    parts: list[int | Decimal] = [int(part) for part in numbers[:5] if part is not None]
    if numbers[5] is not None:
        parts.append(Decimal(numbers[5]))
    if not _real_day(tuple(int(part) for part in parts[:3])) or not _real_time(tuple(parts[3:])):
        return None
    return Moment("dateTime", tuple(parts), _zone(zone))


def parse_time(text: str) -> Moment | None:
    """A FHIR ``time``; seconds may be missing. None where it is none."""
    found = _TIME.fullmatch(text) or _LENIENT_TIME.fullmatch(text)
    if not found:
        return None
    parts: list[int | Decimal] = [int(part) for part in found.groups()[:2] if part]
    if found.group(3):
        parts.append(Decimal(found.group(3)))
    return Moment("time", tuple(parts)) if _real_time(tuple(parts)) else None


def parse(key: str, text: str) -> Moment | None:
    """Read text by its FHIR key (``valueDate``, ``answerTime`` ...); None for other keys and for nonsense."""
    if key.endswith(("DateTime", "Instant")):
        return parse_moment(text)
    if key.endswith("Date"):
        return parse_date(text)
    if key.endswith("Time"):
        return parse_time(text)
    return None


def compare(left: Moment, right: Moment) -> int | None:
    """-1, 0 or 1; None where it can't be known (precision runs out, or a time is set against a date)."""
    if (left.kind == "time") != (right.kind == "time"):
        return None
    if left.zone is not None and right.zone is not None:
        left, right = left.in_utc(), right.in_utc()
    for ours, theirs in zip(left.parts, right.parts, strict=False):
        if ours != theirs:
            return -1 if ours < theirs else 1
    return 0 if len(left.parts) == len(right.parts) else None


def full_time(moment: Moment) -> Moment:
    """A time without seconds means the full minute, as people write it; anything else stays as it is."""
    if moment.kind == "time" and len(moment.parts) == 2:
        return Moment("time", (*moment.parts, Decimal(0)))
    return moment


def _zone(text: str | None) -> timedelta | None:
    if text is None:
        return None
    if text == "Z":
        return timedelta(0)
    sign = -1 if text[0] == "-" else 1
    return sign * timedelta(hours=int(text[1:3]), minutes=int(text[4:6]))


def _real_day(parts: tuple[int, ...]) -> bool:
    if parts[0] < 1:
        return False
    if len(parts) > 1 and not 1 <= parts[1] <= 12:
        return False
    return len(parts) < 3 or 1 <= parts[2] <= calendar.monthrange(parts[0], parts[1])[1]


def _real_time(parts: tuple[int | Decimal, ...]) -> bool:
    return all(0 <= part < limit for part, limit in zip(parts, (24, 60, 61), strict=False))


def write(moment: Moment) -> str:
    """The moment as FHIR writes it, at its own precision."""
    parts = moment.parts
    if moment.kind == "time":
        return ":".join(_padded(part) for part in (*parts, 0, 0)[: max(len(parts), 3)])
    date = f"{int(parts[0]):04d}" + "".join(f"-{int(part):02d}" for part in parts[1:3])
    if len(parts) < 4:
        return date
    clock = ":".join(_padded(part) for part in (*parts[3:], 0, 0)[: max(len(parts) - 3, 3)])
    return f"{date}T{clock}{_zone_text(moment.zone)}"


def _padded(part: int | Decimal) -> str:
    whole, point, fraction = str(part).partition(".")
    return f"{int(whole):02d}{point}{fraction}"


def _zone_text(zone: timedelta | None) -> str:
    if zone is None:
        return ""
    minutes = int(zone.total_seconds() // 60)
    if not minutes:
        return "Z"
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
