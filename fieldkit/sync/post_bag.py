"""The names of envelopes in a spool: how many wait and how pressing they are, told without reading or loading anything else.

The locked screen counts them before anybody has unlocked, so this stands apart from what makes and posts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

LETTER = ".age"
ANSWER = ".receipt"
POSTING = "posting.json"


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


def _written(path: Path) -> int:
    """When, in nanoseconds; 0 for one that an unlocked window has just taken away, its receipt being in the store."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
