"""One step along a path: from a response, an item, an answer or a FHIR object to what stands under a name in it."""

from __future__ import annotations

from typing import Any, Final

from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.expressions.focus import (
    Amount,
    Answer,
    Collection,
    Element,
    answer_value,
    answers_of,
    items_below,
    lift,
    members,
)
from fieldkit.questionnaire.expressions.operators import EvaluationError

MOST_RESULTS: Final = 20_000


def member(one: Any, name: str) -> Collection:
    """What stands under a name in one value."""
    if isinstance(one, Cell):
        return _item_member(one, name)
    if isinstance(one, Answer):
        return _answer_member(one, name)
    if isinstance(one, Element):
        return members(one, name)
    if isinstance(one, Amount):
        return [one.value] if name == "value" else [one.unit] if name in ("unit", "code") else []
    return []


def _answer_member(answer: Answer, name: str) -> Collection:
    if name == "value":
        return answer_value(answer)
    if name == "item":
        return list(items_below(answer))
    if name.startswith("value"):
        return answer_value(answer, name)
    if name == "extension":
        extras = answer.value.get("fhir")
        return lift(extras.get("extension")) if isinstance(extras, dict) else []
    return []


def _item_member(cell: Cell, name: str) -> Collection:
    if name == "answer":
        return answers_of(cell)
    if name == "item":
        return list(items_below(cell))
    item = cell.item
    if item is None:
        return ["QuestionnaireResponse"] if name == "resourceType" else []
    if name == "linkId":
        return [item.link_id]
    if name == "text":
        return [item.text] if item.text else []
    return []


def descendants(one: Any) -> Collection:
    """Everything below one value, level by level. Raises EvaluationError where that is too much."""
    found: Collection = []
    waiting: Collection = [one]
    while waiting:
        below = [part for holder in waiting for part in _below(holder)]
        found += below
        waiting = [part for part in below if isinstance(part, Cell | Answer | Element)]
        if len(found) > MOST_RESULTS:
            raise EvaluationError("the result is too large")
    return found


def _below(holder: Any) -> Collection:
    if isinstance(holder, Cell):
        return [*answers_of(holder), *items_below(holder)]
    if isinstance(holder, Answer):
        return [*answer_value(holder), *items_below(holder)]
    return lift(list(holder.data.values())) if isinstance(holder, Element) else []
