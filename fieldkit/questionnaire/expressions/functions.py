"""FHIRPath's functions on our values, those that take plain arguments (FHIRPath 2.0.0, section 5, and SDC's own).

Each takes the input collection and its evaluated arguments. Functions with expressions as arguments (where, all,
iif ...) are built by the compiler.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from fieldkit.questionnaire.expressions.arguments import Function, one_whole, text_of
from fieldkit.questionnaire.expressions.conversions import CONVERSIONS
from fieldkit.questionnaire.expressions.focus import Answer, Collection, Element
from fieldkit.questionnaire.expressions.number_functions import NUMBER_FUNCTIONS
from fieldkit.questionnaire.expressions.operators import (
    arithmetic,
    comparable,
    contains,
    order,
    single,
    union,
)
from fieldkit.questionnaire.expressions.text_functions import TEXT_FUNCTIONS
from fieldkit.questionnaire.value_types import raw


def _sum(values: Collection, _: list[Collection]) -> Collection:
    total: Collection = []
    for value in values:
        total = arithmetic("+", total, [value]) if total else [value]
    return total


def _average(values: Collection, _: list[Collection]) -> Collection:
    return arithmetic("/", _sum(values, []), [len(values)]) if values else []


def _extreme(wanted: int) -> Function:
    def find(values: Collection, _: list[Collection]) -> Collection:
        best: Collection = values[:1]
        for value in values[1:]:
            if order(value, best[0]) == wanted:
                best = [value]
        return best

    return find


def _count(values: Collection, _: list[Collection]) -> Collection:
    return [len(values)]


def _distinct(values: Collection, _: list[Collection]) -> Collection:
    return union(values, [])


def _truths(need: bool, every: bool) -> Function:
    def check(values: Collection, _: list[Collection]) -> Collection:
        return [(all if every else any)(value is need for value in values)]

    return check


def _weight(values: Collection, _: list[Collection]) -> Collection:
    """The score of chosen options: ``itemWeight`` or ``ordinalValue`` of the answer itself or of its option."""
    found: Collection = []
    for value in values:
        option = value.option if isinstance(value, Element) else None
        if isinstance(value, Answer):
            content = raw(value.value)
            element = content if isinstance(content, dict) else {}
            options = value.cell.item.options if value.cell.item is not None else ()
            option = next(
                (one for one in options if raw(one.value) == content or _same_code(one, element)), None
            )
        if option is not None and option.weight is not None:
            found.append(option.weight)
    return found


def _same_code(option: Any, element: dict[str, Any]) -> bool:
    listed = raw(option.value)
    return (
        isinstance(listed, dict)
        and bool(element.get("code"))
        and (listed.get("code"), listed.get("system") or "")
        == (element.get("code"), element.get("system") or "")
    )


def _intersect(values: Collection, args: list[Collection]) -> Collection:
    comparable(values, args[0])
    return union([value for value in values if contains(args[0], value)], [])


def _exclude(values: Collection, args: list[Collection]) -> Collection:
    comparable(values, args[0])
    return [value for value in values if not contains(args[0], value)]


def _subset(values: Collection, args: list[Collection]) -> Collection:
    comparable(values, args[0])
    return [all(contains(args[0], value) for value in values)]


def _slice(cut: Callable[[Collection, int], Collection]) -> Function:
    def run(values: Collection, args: list[Collection]) -> Collection:
        count = one_whole(args[0])
        return [] if count is None else cut(values, max(count, 0))

    return run


def _negate(values: Collection, _: list[Collection]) -> Collection:
    value = single(values)
    return [] if value is None else [value is False]


FUNCTIONS: Final[Mapping[str, tuple[Function, int, int]]] = {
    # name: the function, least and most arguments
    **TEXT_FUNCTIONS,
    **NUMBER_FUNCTIONS,
    **CONVERSIONS,
    "empty": (lambda values, _: [not values], 0, 0),
    "not": (_negate, 0, 0),
    "hasValue": (lambda values, _: [len(values) == 1 and text_of(values[0]) is not None], 0, 0),
    "count": (_count, 0, 0),
    "distinct": (_distinct, 0, 0),
    "isDistinct": (lambda values, _: [len(union(values, [])) == len(values)], 0, 0),
    "allTrue": (_truths(True, True), 0, 0),
    "anyTrue": (_truths(True, False), 0, 0),
    "allFalse": (_truths(False, True), 0, 0),
    "anyFalse": (_truths(False, False), 0, 0),
    "first": (lambda values, _: values[:1], 0, 0),
    "last": (lambda values, _: values[-1:], 0, 0),
    "tail": (lambda values, _: values[1:], 0, 0),
    "single": (lambda values, _: [] if single(values) is None else values, 0, 0),
    "skip": (_slice(lambda values, count: values[count:]), 1, 1),
    "take": (_slice(lambda values, count: values[:count]), 1, 1),
    "union": (lambda values, args: union(values, args[0]), 1, 1),
    "combine": (lambda values, args: [*values, *args[0]], 1, 1),
    "intersect": (_intersect, 1, 1),
    "exclude": (_exclude, 1, 1),
    "subsetOf": (_subset, 1, 1),
    "supersetOf": (lambda values, args: _subset(args[0], [values]), 1, 1),
    "sum": (_sum, 0, 0),
    "avg": (_average, 0, 0),
    "min": (_extreme(-1), 0, 0),
    "max": (_extreme(1), 0, 0),
    "weight": (_weight, 0, 0),
    "ordinal": (_weight, 0, 0),
}
