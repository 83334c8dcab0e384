"""Is an answer too long, too short, or not in the pattern its author asked for?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.findings import Finding
from fieldkit.questionnaire.items import Json
from fieldkit.questionnaire.validation.patterns import compile_pattern, matches
from fieldkit.questionnaire.validation.reporting import Surroundings, finding
from fieldkit.questionnaire.value_types import raw


def check_length(cell: Cell, value: Json, surroundings: Surroundings) -> Iterator[Finding]:
    """``max-length`` and ``min-length``, counted in characters of the answer as written."""
    text, item = _written(raw(value)), cell.item
    if text is None or item is None:
        return
    if item.max_length is not None and len(text) > item.max_length:
        yield finding(cell, "max-length", limit=item.max_length, length=len(text))
    if item.min_length is not None and 0 < len(text) < item.min_length:
        yield finding(cell, "min-length", limit=item.min_length, length=len(text))


def check_pattern(cell: Cell, value: Json, surroundings: Surroundings) -> Iterator[Finding]:
    """``regex``: the whole answer must match. A pattern that can't be used checks nothing (the form says so)."""
    text, item = _written(raw(value)), cell.item
    if text is None or item is None:
        return
    pattern = compile_pattern(item.regex)
    if pattern is not None and not matches(pattern, text):
        yield finding(cell, "regex", format=item.entry_format)


def _written(content: Any) -> str | None:
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, dict | list) or content is None:
        return None
    return str(content)
