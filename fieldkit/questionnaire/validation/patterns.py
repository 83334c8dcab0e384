"""Regular expressions written by form authors: used whole, and never allowed to hang the app."""

from __future__ import annotations

from functools import lru_cache

from fieldkit.questionnaire.validation.linear import LinearPattern, UnusableError

_LONGEST_PATTERN = 1_000


@lru_cache(maxsize=512)
def compile_pattern(pattern: str) -> LinearPattern | None:
    """The pattern ready for use; None where it is broken, overlong or of a kind that can take for ever.

    Anchors at both ends are harmless; the whole answer must match (FHIR extension ``regex``).
    """
    if len(pattern) > _LONGEST_PATTERN:
        return None
    try:
        return LinearPattern(pattern)
    except UnusableError:
        return None


def matches(pattern: LinearPattern, text: str) -> bool:
    """Whether the whole text matches. Texts too long to check at typing speed count as matching."""
    return len(text) > pattern.longest or pattern.fullmatch(text)
