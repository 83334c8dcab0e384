"""Which safety answers mean that somebody may be in danger now: they may not wait below the edge of the screen."""

from __future__ import annotations

from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.one_press import NO, code_of


def standing(root: Node) -> tuple[Node, ...]:
    """The questions in sight that were answered with anything but "no", in the order of the form.

    They are the safety questions that go before other news when they are sent (they have a priority): danger to somebody
    now. One that stops equipment from being fitted has none. "No" beside another answer counts as that answer.
    """
    return tuple(
        node
        for node in root.walk()
        if node.item is not None
        and node.item.safety_item
        and node.item.priority
        and node.shown
        and any(code_of(value) != NO for value in node.values)
    )
