"""Does an answer have the type its question asks for, and is it written as FHIR writes that type?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fieldkit.questionnaire import temporal
from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.findings import Finding
from fieldkit.questionnaire.items import Item, Json
from fieldkit.questionnaire.validation.reporting import Surroundings, finding
from fieldkit.questionnaire.value_types import KEYS, is_number, value_key

_SPACE = re.compile(r"\s")
_ZONED_CLOCK = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_TEMPORAL = frozenset({"valueDate", "valueDateTime", "valueTime"})
_OBJECTS = frozenset({"valueCoding", "valueQuantity", "valueAttachment", "valueReference"})


def check_type(cell: Cell, value: Json, surroundings: Surroundings) -> Iterator[Finding]:
    """``answer-type`` for the wrong ``value[x]``, ``answer-format`` for content that is not of that type."""
    item = cell.item
    if item is None:
        return
    key = value_key(value)
    if key not in permitted_keys(item) and not _offered_at(cell, key, surroundings):
        if item.option_source == "listed" and key in KEYS["open-choice"]:
            return  # not one of the options: the choice check says so
        yield finding(cell, "answer-type", wanted=item.type, got=key.removeprefix("value"))
    elif not well_formed(key, value[key]):
        yield finding(cell, "answer-format", wanted=item.type)
    elif item.type == "string" and key == "valueString" and _has_line_break(value[key]):
        yield finding(cell, "newline-in-string")


def _offered_at(cell: Cell, key: str, surroundings: Surroundings) -> bool:
    """Whether options that an expression gives have this type."""
    item = cell.item
    if item is None or item.answer_expression is None:
        return False
    return key in surroundings.offered(cell).kinds


def permitted_keys(item: Item) -> tuple[str, ...]:
    """The ``value[x]`` keys that answers to this item may have; listed options of other types widen a choice."""
    keys = KEYS.get(item.type, ())
    if item.type in ("choice", "open-choice") and item.options:
        kinds = item.options.kinds
        return (*kinds, "valueString") if item.type == "open-choice" else kinds
    if item.type == "decimal":
        return ("valueDecimal",)
    if item.type == "dateTime":
        return ("valueDateTime",)
    return keys


def well_formed(key: str, content: Any) -> bool:
    """Whether the content is what FHIR R4 permits under this key."""
    if key == "valueBoolean":
        return isinstance(content, bool)
    if key == "valueInteger":
        return isinstance(content, int) and not isinstance(content, bool) and -(2**31) <= content < 2**31
    if key == "valueDecimal":
        return is_number(content)
    if key in _TEMPORAL:
        return isinstance(content, str) and _complete(key, content)
    if key == "valueUri":
        return isinstance(content, str) and not _SPACE.search(content)
    if key == "valueString":
        return isinstance(content, str)
    if key == "valueQuantity":
        return isinstance(content, dict) and ("value" not in content or is_number(content["value"]))
    return isinstance(content, dict) if key in _OBJECTS else False


def _complete(key: str, content: str) -> bool:
    """Whether a date or time is real and, of a moment, written out as R4 wants it: with its seconds and its zone."""
    if temporal.parse(key, content) is None:
        return False
    _, _, clock = content.partition("T")
    return not clock or bool(_ZONED_CLOCK.fullmatch(clock))


def _has_line_break(text: Any) -> bool:
    return isinstance(text, str) and ("\n" in text or "\r" in text)
