"""Recognising "the items with this linkId" in an expression, so that the form's index answers it at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from fieldkit.questionnaire.cells import LIST, Cell
from fieldkit.questionnaire.enablement import steps_down
from fieldkit.questionnaire.expressions.focus import Answer, Element, item_cells
from fieldkit.questionnaire.expressions.grammar import Tree
from fieldkit.questionnaire.items import Item

DIRECT: Final = "item"
"""Items directly below."""
THROUGH_GROUPS: Final = "repeat(item)"
"""Items at any depth of groups."""
ANYWHERE: Final = "descendants"
"""Items at any depth, below answers too."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """``base.item.where(linkId = '...' and rest)`` and its like."""

    base: Tree | None
    reach: str
    link_ids: tuple[str, ...]
    rest: Tree | None


def recognise(tree: Tree) -> Lookup | None:
    """The look-up that a ``where`` call amounts to; None where it is anything else."""
    if tree[0] != "call" or tree[2] != "where" or len(tree[3]) != 1 or tree[1] is None:
        return None
    reached = _reach(tree[1])
    if reached is None:
        return None
    link_ids, rest = _condition(tree[3][0])
    return Lookup(reached[0], reached[1], link_ids, rest) if link_ids else None


def _reach(tree: Tree) -> tuple[Tree | None, str] | None:
    if tree[0] == "member" and tree[2] == "item":
        return tree[1], DIRECT
    if tree[0] == "call" and tree[2] == "descendants" and not tree[3]:
        return tree[1], ANYWHERE
    if tree[0] == "call" and tree[2] == "repeat" and len(tree[3]) == 1:
        argument = tree[3][0]
        if argument == ["member", None, "item"]:
            return tree[1], THROUGH_GROUPS
        if argument[0] == "op" and argument[1] == "|" and ["member", None, "item"] in argument[2:]:
            other = argument[3] if argument[2] == ["member", None, "item"] else argument[2]
            if other in (["member", None, "answer"], ["member", ["member", None, "answer"], "item"]):
                return tree[1], ANYWHERE
    return None


def _condition(tree: Tree) -> tuple[tuple[str, ...], Tree | None]:
    """The linkIds that a condition asks for, and what else it asks; no linkIds where it is no such condition."""
    if tree[0] != "op":
        return (), None
    _, sign, left, right = tree
    if sign == "=":
        for ours, theirs in ((left, right), (right, left)):
            if ours == ["member", None, "linkId"] and theirs[0] == "lit" and theirs[1] == "string":
                return (theirs[2][1:-1],) if "\\" not in theirs[2] else (), None
        return (), None
    if sign == "or":
        ours, first_rest = _condition(left)
        theirs, second_rest = _condition(right)
        both = ours and theirs and first_rest is None and second_rest is None
        return (tuple(dict.fromkeys((*ours, *theirs))), None) if both else ((), None)
    if sign == "and":
        ours, rest = _condition(left)
        if ours:
            return ours, right if rest is None else ["op", "and", rest, right]
        theirs, rest = _condition(right)
        if theirs:
            return theirs, left if rest is None else ["op", "and", left, rest]
    return (), None


def head_of(tree: Tree | None) -> Tree | None:
    """Where a path begins."""
    while tree is not None and tree[0] in ("member", "call", "at") and tree[1] is not None:
        tree = tree[1]
    return tree


def find(
    base: Any, targets: tuple[Item, ...], reach: str, instances: Callable[[Item], list[Cell]]
) -> list[Cell]:
    """The cells that stand for these items below a response, a group or an answer, within reach; enabled ones only."""
    start = base.entry if isinstance(base, Answer) else base
    if not isinstance(start, Cell):
        return []
    found: list[Cell] = []
    for target in targets:
        depth = _depth(start, base, target, reach)
        if depth is None:
            continue
        if start.item is None:
            cells = instances(target)
        else:
            cells = [start]
            for item in target.lineage[depth:]:
                cells = [child for cell in cells for child in steps_down(cell, item)]
        found += [one for cell in cells for one in item_cells(cell)]
    return found


def reaches(root: Cell, target: Item, reach: str) -> bool:
    """Whether a look-up from the whole response gets as far as this item."""
    return _depth(root, root, target, reach) is not None


def element_items(base: Any, link_id: str, reach: str) -> list[Element]:
    """The same look-up in plain FHIR JSON, such as the questionnaire itself."""
    found: list[Element] = []
    waiting = [base] if isinstance(base, Element) else []
    while waiting:
        holder = waiting.pop(0)
        holders = [holder.data]
        if reach == ANYWHERE:
            holders += _objects(holder.data.get("answer"))
        for one in holders:
            below = [Element(inner) for inner in _objects(one.get("item"))]
            found += [inner for inner in below if inner.data.get("linkId") == link_id]
            if reach != DIRECT:
                waiting += below
    return found


def _objects(listed: Any) -> list[dict[str, Any]]:
    """The objects of a list; none where there is something else than a list."""
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _depth(start: Cell, base: Any, target: Item, reach: str) -> int | None:
    item = start.item
    depth = len(item.lineage) if item is not None else 0
    if item is not None:
        if depth >= len(target.lineage) or target.lineage[depth - 1] is not item:
            return None
        if item.is_question and not isinstance(base, Answer) and (reach != ANYWHERE or start.role == LIST):
            # An item of a question holds answers; what stands below them is reached through the answers.
            return depth if reach == ANYWHERE else None
    between = target.lineage[depth:-1]
    if reach == DIRECT:
        return None if between else depth
    if reach == THROUGH_GROUPS and any(step.is_question for step in between):
        return None
    return depth
