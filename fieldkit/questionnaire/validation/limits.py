"""Is an answer too small, too great, or written with too many decimal places?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from fieldkit.questionnaire import quantities, temporal
from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.comparing import compare
from fieldkit.questionnaire.findings import Finding
from fieldkit.questionnaire.items import Json, Limit
from fieldkit.questionnaire.validation.reporting import Surroundings, finding
from fieldkit.questionnaire.value_types import is_number, raw, value_key


def check_limits(cell: Cell, value: Json, surroundings: Surroundings) -> Iterator[Finding]:
    """``min-value`` and ``max-value``; amounts in units that can't be compared give ``unit-incompatible``."""
    item = cell.item
    if item is None:
        return
    for code, limit, wrong in (("min-value", item.min_value, -1), ("max-value", item.max_value, 1)):
        bound = surroundings.limit(cell, limit) if isinstance(limit, Limit) else None
        if bound is None:
            continue
        key, content = value_key(value), raw(value)
        if key == "valueQuantity" and not _comparable(content, bound[1]):
            yield finding(cell, "unit-incompatible", limit=_shown(bound[1]))
        elif _order(key, content, *bound) == wrong:
            yield finding(cell, code, limit=_shown(bound[1]))


def check_decimals(cell: Cell, value: Json, surroundings: Surroundings) -> Iterator[Finding]:
    """``max-decimal-places``, trailing zeros counted as written."""
    item, content = cell.item, raw(value)
    if isinstance(content, dict):
        content = content.get("value")
    if item is None or item.max_decimals is None or not is_number(content):
        return
    exponent = Decimal(str(content)).as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if places > item.max_decimals:
        yield finding(cell, "max-decimal-places", limit=item.max_decimals, places=places)


def _comparable(content: Any, bound: Any) -> bool:
    if is_number(bound) or not isinstance(content, dict) or not is_number(content.get("value")):
        return True
    return quantities.comparable(content, bound)


def _order(key: str, content: Any, bound_key: str, bound: Any) -> int | None:
    if key == "valueQuantity" and is_number(bound) and isinstance(content, dict):
        content, key = content.get("value"), "valueDecimal"
    if isinstance(content, str) and isinstance(bound, str):
        ours, theirs = temporal.parse(key, content), temporal.parse(bound_key, bound)
        if ours is None or theirs is None or (ours.kind == "time") != (theirs.kind == "time"):
            return None
        shared = min(len(ours.parts), len(theirs.parts))
        left, right = ours.in_utc().parts[:shared], theirs.in_utc().parts[:shared]
        return (left > right) - (left < right)
    return compare(key, content, bound_key, bound)


def _shown(bound: Any) -> str:
    if isinstance(bound, dict):
        return f"{bound.get('value')} {bound.get('unit') or bound.get('code') or ''}".strip()
    return str(bound)
