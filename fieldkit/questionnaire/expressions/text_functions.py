"""FHIRPath's functions on text (FHIRPath 2.0.0, 5.6 and additions)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from fieldkit.questionnaire.expressions.arguments import Function, one_text, one_whole, text_of
from fieldkit.questionnaire.expressions.focus import Collection
from fieldkit.questionnaire.expressions.operators import EvaluationError, bounded
from fieldkit.questionnaire.validation.linear import LinearPattern
from fieldkit.questionnaire.validation.patterns import compile_pattern

_LONGEST_REPLACED: Final = 500
_NESTED_REPEAT: Final = re.compile(r"[*+}][^()]*\)[*+{]|\|[^()]*\)[*+{]")
"""A repeated group that itself repeats or chooses: replacing needs Python's matcher, which these can hang."""


def _join(values: Collection, args: list[Collection]) -> Collection:
    glue = one_text(args[0]) if args else ""
    return (
        [bounded((glue or "").join(text for value in values if (text := text_of(value)) is not None))]
        if values
        else []
    )


def _on_text(work: Callable[..., Any], needed: int) -> Function:
    """A text function: empty input or a missing needed argument gives empty."""

    def run(values: Collection, args: list[Collection]) -> Collection:
        text = one_text(values)
        given = [one_text(arg) for arg in args]
        if text is None or len(given) < needed or any(one is None for one in given):
            return []
        result = work(text, *given)
        if isinstance(result, str):
            bounded(result)
        return result if isinstance(result, list) else [] if result is None else [result]

    return run


def _pattern(text: str, pattern: str) -> LinearPattern:
    usable = compile_pattern(f"(?s){pattern}")
    if usable is None or len(text) > usable.longest:
        raise EvaluationError("the pattern can't be used")
    return usable


def _matches(text: str, pattern: str) -> bool:
    return _pattern(text, pattern).search(text)


def _matches_full(text: str, pattern: str) -> bool:
    return _pattern(text, pattern).fullmatch(text)


def _replace_matches(text: str, pattern: str, replacement: str) -> str:
    if len(text) > _LONGEST_REPLACED or _NESTED_REPEAT.search(pattern):
        raise EvaluationError("the pattern can't be used")
    try:
        return re.sub(f"(?s){pattern}", re.sub(r"\$(\d)", r"\\\1", replacement), text)
    except (re.error, IndexError, OverflowError) as error:
        raise EvaluationError("the pattern can't be used") from error


def _substring(values: Collection, args: list[Collection]) -> Collection:
    text, start = one_text(values), one_whole(args[0])
    if text is None or start is None or not 0 <= start < len(text):
        return []
    length = one_whole(args[1]) if len(args) > 1 else None
    return [text[start:] if length is None else text[start : start + max(length, 0)]]


TEXT_FUNCTIONS: Final[Mapping[str, tuple[Function, int, int]]] = {
    "join": (_join, 0, 1),
    "startsWith": (_on_text(lambda text, part: text.startswith(part), 1), 1, 1),
    "endsWith": (_on_text(lambda text, part: text.endswith(part), 1), 1, 1),
    "contains": (_on_text(lambda text, part: part in text, 1), 1, 1),
    "indexOf": (_on_text(lambda text, part: text.find(part), 1), 1, 1),
    "upper": (_on_text(lambda text: text.upper(), 0), 0, 0),
    "lower": (_on_text(lambda text: text.lower(), 0), 0, 0),
    "trim": (_on_text(lambda text: text.strip(), 0), 0, 0),
    "length": (_on_text(len, 0), 0, 0),
    "toChars": (_on_text(list, 0), 0, 0),
    "split": (_on_text(lambda text, glue: text.split(glue) if glue else list(text), 1), 1, 1),
    "replace": (_on_text(lambda text, old, new: text.replace(old, new), 2), 2, 2),
    "matches": (_on_text(_matches, 1), 1, 1),
    "matchesFull": (_on_text(_matches_full, 1), 1, 1),
    "replaceMatches": (_on_text(_replace_matches, 2), 2, 2),
    "substring": (_substring, 1, 2),
}
