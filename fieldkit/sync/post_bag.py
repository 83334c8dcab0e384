"""The names of envelopes in a spool: how many wait and how pressing they are, told without reading or loading anything else.

The locked screen counts them before anybody has unlocked, so this stands apart from what makes and posts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from fieldkit.base.clock import format_instant, parse_instant

LETTER = ".age"
ANSWER = ".receipt"
POSTING = "posting.json"
PAUSED = "paused-until.txt"
LONGEST_PAUSE = timedelta(days=1, hours=1)
"""A pause that seems to last longer was written under a clock that was wrong, and counts for nothing."""


def waiting(folder: Path) -> Sequence[Path]:
    """Envelopes that have no answer yet, most pressing first, oldest first among equals."""
    unanswered = [path for path in folder.glob(f"*{LETTER}") if not path.with_suffix(ANSWER).exists()]
    return sorted(unanswered, key=lambda path: (rank_of(path), _written(path), path.name))


def is_joined(folder: Path) -> bool:
    """Whether there is a hub to send to: the key for posting lies here since enrolment."""
    return (folder / POSTING).exists()


def rank_of(letter: Path) -> int:
    """How pressing an envelope is: 0 goes first, 9 where its name does not say."""
    text = letter.name.partition("-")[0]
    return int(text) if text.isdecimal() else 9


def pause(folder: Path, until: datetime) -> None:
    """Let all but what is pressing lie here until this moment, also while nobody has unlocked."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PAUSED).write_text(format_instant(until), encoding="ascii")


def go_on(folder: Path) -> None:
    """Let everything go again."""
    (folder / PAUSED).unlink(missing_ok=True)


def is_paused(folder: Path, now: datetime) -> bool:
    """Whether all but what is pressing waits; a note that can't be read holds nothing up."""
    try:
        return pauses((folder / PAUSED).read_text(encoding="ascii"), now)
    except (OSError, UnicodeDecodeError):
        return False


def pauses(until: str, now: datetime) -> bool:
    """Whether a pause until this instant ("" for none) still holds."""
    try:
        left = parse_instant(until) - now
    except ValueError:
        return False
    return timedelta() < left <= LONGEST_PAUSE


def _written(path: Path) -> int:
    """When, in nanoseconds; 0 for one that an unlocked window has just taken away, its receipt being in the store."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
