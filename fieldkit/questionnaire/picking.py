"""Answers given earlier in the same record, to be picked again further on: a person's toolbox in their own plans."""

from __future__ import annotations

from fieldkit.questionnaire.items import Json
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.value_types import bare, same_value, value_key


def to_pick(root: Node, question: Node) -> tuple[Json, ...]:
    """What may be picked for a question: each answer to the one it picks from, once, and not what stands here already.

    Only what applies now is offered, in the order of the form. An answer in conflict is left to be settled first.
    """
    item = question.item
    if item is None or not item.picks_from:
        return ()
    known = [bare(value) for value in question.values]
    found: list[Json] = []
    for node in root.walk():
        source = node.item
        if source is None or source.link_id != item.picks_from or not node.shown or node.conflict:
            continue
        for value in (bare(one) for one in node.values):
            if not any(_same(value, other) for other in (*known, *found)):
                found.append(value)
    return tuple(found)


def _same(left: Json, right: Json) -> bool:
    key = value_key(left)
    return key == value_key(right) and same_value(left.get(key), right.get(key))
