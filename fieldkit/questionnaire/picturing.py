"""Turning live cells into frozen nodes, keeping every node that has not changed."""

from __future__ import annotations

from collections.abc import Callable

from fieldkit.questionnaire.cells import ENTRY, SINGLE, Cell
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.nodes import Node, Progress
from fieldkit.questionnaire.offer import Option

_NO_PROGRESS = Progress(0, 0)
_ANSWERED = Progress(1, 1)
_UNANSWERED = Progress(0, 1)


class Picture:
    """Draws nodes. ``offered`` gives the options in force at a cell, ``title`` the text of the root."""

    def __init__(self, title: str, offered: Callable[[Cell], tuple[Option, ...]]) -> None:
        self._title = title
        self._offered = offered

    def of(self, cell: Cell) -> Node:
        """The node of a cell; the same object as last time while nothing changed in it or below it."""
        if cell.node is None:
            children = tuple(
                self.of(child) for child in cell.below() if child.item is None or not child.item.attached
            )
            cell.node = self._root(children) if cell.item is None else self._node(cell, cell.item, children)
        return cell.node

    def _root(self, children: tuple[Node, ...]) -> Node:
        return Node(
            path=(),
            item=None,
            text=self._title,
            enabled=True,
            hidden=False,
            read_only=False,
            required=False,
            values=(),
            calculated=None,
            options=(),
            findings=(),
            children=children,
            progress=_sum(children),
        )

    def _node(self, cell: Cell, item: Item, children: tuple[Node, ...]) -> Node:
        values = cell.values()
        whole = cell.role != ENTRY
        return Node(
            path=cell.path,
            item=item,
            text=cell.text if cell.text is not None else item.text,
            enabled=cell.enabled,
            hidden=item.hidden,
            read_only=item.read_only,
            required=item.required and whole,
            values=values,
            calculated=cell.calculated[0] if cell.calculated else None,
            options=self._offered(cell),
            findings=cell.findings,
            children=children,
            progress=self._progress(cell, item, children),
            entry_id="" if whole else cell.part,
            order=cell.order,
            conflict=cell.role in (SINGLE, ENTRY) and cell.authored is not None and len(cell.authored) > 1,
            removed=cell.removed,
            held=cell.authored or (),
        )

    def _progress(self, cell: Cell, item: Item, children: tuple[Node, ...]) -> Progress:
        if not cell.enabled or item.hidden:
            return _NO_PROGRESS
        below = _sum(children)
        if not item.is_question or cell.role == ENTRY:
            return below
        own = _ANSWERED if cell.values() else _UNANSWERED
        if not below.total:
            return own
        return Progress(own.answered + below.answered, own.total + below.total)


def _sum(nodes: tuple[Node, ...]) -> Progress:
    answered = total = 0
    for node in nodes:
        answered += node.progress.answered
        total += node.progress.total
    return Progress(answered, total) if total else _NO_PROGRESS
