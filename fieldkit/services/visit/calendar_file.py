"""Reads appointments from a calendar file (iCalendar, RFC 5545): as much of it as a visit has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said

_USUAL = timedelta(minutes=45)
_LINE = re.compile(r"([A-Za-z-]+)((?:;[^:;\"]+=(?:\"[^\"]*\"|[^:;\"]*))*):(.*)", re.DOTALL)
_ZONE = re.compile(r";TZID=\"?([^\":;]+)", re.IGNORECASE)
_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?$")
_ESCAPED = re.compile(r"\\([\\;,nN])")


class CalendarFileError(FieldKitError):
    """A file that is no calendar."""

    code = "FK-CALENDAR-FILE"


@dataclass(frozen=True)
class Appointment:
    """One entry with a time of day. ``starts`` and ``ends`` have a zone; ``repeats``: only its first time stands here."""

    uid: str
    starts: datetime
    ends: datetime
    summary: str
    place: str
    cancelled: bool
    repeats: bool


def calendar_bytes(file: Path) -> bytes:
    """What a calendar file holds. Raises CalendarFileError."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise CalendarFileError(
            said("{file} cannot be read.", file=file.name), said("Check that it is there, and that you may read it.")
        ) from error


def read_calendar(data: bytes) -> tuple[Appointment, ...]:
    """Every appointment of a file, earliest first; entries for whole days are left out. Raises CalendarFileError.

    A time in a zone that this computer does not know, and one without a zone, is taken for local time.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_calendar() from error
    if "BEGIN:VCALENDAR" not in text.upper():
        raise _no_calendar()
    found = (_appointment(entry) for entry in _entries(text))
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.starts))


def _no_calendar() -> CalendarFileError:
    return CalendarFileError(
        said("This is no calendar file."), said("Save or export the calendar as .ics and choose that file.")
    )


def _entries(text: str) -> Iterator[dict[str, tuple[str, str]]]:
    """Parameters and value by name, of each VEVENT; what stands inside one (an alarm) is passed over."""
    inside: list[str] = []
    entry: dict[str, tuple[str, str]] = {}
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        name, parameters, value = match[1].upper(), match[2], match[3]
        if name == "BEGIN":
            inside.append(value.strip().upper())
            entry = {} if inside[-1] == "VEVENT" else entry
        elif name == "END":
            if inside and inside.pop() == "VEVENT":
                yield entry
        elif inside and inside[-1] == "VEVENT":
            entry.setdefault(name, (parameters, value))


def _appointment(entry: dict[str, tuple[str, str]]) -> Appointment | None:
    starts = _moment(*entry.get("DTSTART", ("", "")))
    if starts is None:
        return None
    ends = _moment(*entry.get("DTEND", ("", "")))
    length = _LENGTH.match(entry.get("DURATION", ("", ""))[1].strip())
    if ends is None and length is not None:
        ends = starts + timedelta(hours=int(length[1] or 0), minutes=int(length[2] or 0))
    return Appointment(
        uid=_text(entry, "UID") or f"{starts.isoformat()} {_text(entry, 'SUMMARY')}",
        starts=starts,
        ends=ends if ends is not None and ends > starts else starts + _USUAL,
        summary=_text(entry, "SUMMARY"),
        place=_text(entry, "LOCATION"),
        cancelled=_text(entry, "STATUS").upper() == "CANCELLED",
        repeats="RRULE" in entry,
    )


def _moment(parameters: str, value: str) -> datetime | None:
    """``20261123T093000Z``, or with a zone beside it; None for a day without a time."""
    value = value.strip()
    try:
        moment = datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - its zone follows
    except ValueError:
        return None
    if value.endswith("Z"):
        return moment.replace(tzinfo=UTC)
    named = _ZONE.search(parameters)
    try:
        return moment.replace(tzinfo=ZoneInfo(named[1])) if named else moment.astimezone()
    except (ZoneInfoNotFoundError, ValueError):
        return moment.astimezone()


def _text(entry: dict[str, tuple[str, str]], name: str) -> str:
    value = entry.get(name, ("", ""))[1]
    return _ESCAPED.sub(lambda one: "\n" if one[1] in "nN" else one[1], value).strip()
