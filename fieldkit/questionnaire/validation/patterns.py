"""Regular expressions written by form authors: used whole, and never allowed to hang the app."""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST_PATTERN = 1_000
_LONGEST_TEXT = 2_000
_NESTED_REPEAT = re.compile(r"\((?:[^()\\]|\\.)*(?:[+*]|\{\d+,\d*\})(?:[^()\\]|\\.)*\)(?:[+*]|\{\d+,\d*\})")


@lru_cache(maxsize=512)
def compile_pattern(pattern: str) -> re.Pattern[str] | None:
    """The compiled pattern; None where it is broken, overlong, or repeats a repetition (which can take for ever).

    Anchors at both ends are harmless; the whole answer must match (FHIR extension ``regex``).
    """
    if len(pattern) > _LONGEST_PATTERN or _risky(pattern):
        return None
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None


def matches(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the whole text matches. Texts too long to check safely count as matching."""
    return len(text) > _LONGEST_TEXT or pattern.fullmatch(text) is not None


def _risky(pattern: str) -> bool:
    """Whether a group that itself repeats is repeated without limit: the classic way to hang a matcher."""
    return _NESTED_REPEAT.search(pattern) is not None
