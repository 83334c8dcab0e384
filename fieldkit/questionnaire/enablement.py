"""Whether an item is asked: the ``enableWhen`` conditions of FHIR R4, read from where the item stands."""

from __future__ import annotations

from collections.abc import Iterable

from fieldkit.questionnaire.cells import LIST, Cell
from fieldkit.questionnaire.comparing import HOLDS, compare, equal
from fieldkit.questionnaire.items import Condition, Item, Json
from fieldkit.questionnaire.value_types import raw, value_key


def conditions_hold(cell: Cell, targets: dict[str, Item]) -> bool:
    """Whether the conditions of this cell's item hold. ``targets`` maps linkIds to the questions meant."""
    item = cell.item
    if item is None or not item.enable_when:
        return True
    results = (_holds(condition, cell, targets.get(condition.question)) for condition in item.enable_when)
    return all(results) if item.enable_all else any(results)


def nearest_instances(cell: Cell, target: Item) -> list[Cell]:
    """The instances of ``target`` that stand nearest to ``cell``.

    From the innermost item that both stand in: inside one entry of a repeating group only that entry's answers
    count (FHIR R4 Questionnaire.item.enableWhen.question).
    """
    start, depth = _common(cell, target)
    found = [start]
    for item in target.lineage[depth:]:
        found = [child for one in found for child in steps_down(one, item)]
    return found


def steps_down(cell: Cell, item: Item) -> Iterable[Cell]:
    """From a cell to the instances of one of its child items (through the entries of the cell itself)."""
    holders = cell.present_entries() if cell.role == LIST else (cell,)
    for holder in holders:
        child = holder.children.get(item.link_id)
        if child is not None and child.item is item:
            yield child


def _common(cell: Cell, target: Item) -> tuple[Cell, int]:
    """The innermost cell above ``cell`` that the target's instances stand in, and how deep in the form it is."""
    here: Cell = cell
    while here.parent is not None:
        item = here.item
        if item is not None and item is not cell.item and item in target.lineage:
            return here, len(item.lineage)
        here = here.parent
    return here, 0


def _holds(condition: Condition, cell: Cell, target: Item | None) -> bool:
    if target is None or condition.operator == "never":
        return False
    answers = [value for one in nearest_instances(cell, target) for value in one.active_values()]
    return condition_holds(condition, answers)


def condition_holds(condition: Condition, answers: list[Json]) -> bool:
    """One condition against the answers of its question.

    ``exists`` asks whether there is an answer. ``!=`` holds when no answer equals the expected one, so also when
    there is none; every other operator needs one answer for which it holds.
    """
    if condition.operator == "exists":
        return bool(answers) is (condition.expected is not False)
    pairs = [(value_key(answer), raw(answer)) for answer in answers]
    if condition.operator in ("=", "!="):
        found = any(equal(key, value, condition.key, condition.expected) for key, value in pairs)
        return found is (condition.operator == "=")
    holds = HOLDS[condition.operator]
    orders = (compare(key, value, condition.key, condition.expected) for key, value in pairs)
    return any(order is not None and holds(order) for order in orders)
