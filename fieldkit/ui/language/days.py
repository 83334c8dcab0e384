"""Days as people call them, in the language of the window."""

from datetime import date, datetime

from fieldkit.base.clock import parse_instant
from fieldkit.services.library import words
from fieldkit.ui.language.wording import shown, tr


def day_words(instant: str, today: date) -> str:
    """A FHIR date or instant as "today", "yesterday", "14 November" or, in another year, with the year."""
    return shown(words.day_words(instant, today))


def clock_words(instant: str) -> str:
    """The local time of day of an instant, on 24 hours; empty for a date."""
    return f"{datetime.fromisoformat(instant).astimezone():%H:%M}" if "T" in instant else ""


def moment_words(instant: str, today: date) -> str:
    """A day in words, with the time for today and yesterday."""
    if not instant:
        return ""
    day = words.day_words(instant, today)
    near = day in {"today", "yesterday"} and "T" in instant
    return f"{shown(day)} {clock_words(instant)}" if near else shown(day)


def since_words(saved_at: str, now: datetime) -> str:
    """How long ago the disk had everything."""
    seconds = max(0, int((now - parse_instant(saved_at)).total_seconds()))
    if seconds < 5:
        return tr("Saved")
    if seconds < 60:
        return tr("Saved {seconds} s ago", seconds=seconds)
    return tr("Saved {seconds} min ago", seconds=seconds // 60)
