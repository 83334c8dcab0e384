"""One answer changes; everything that depends on it follows, and nothing else is looked at.

Items wait in a queue ordered by the plan's ranks, so that each is looked at once unless the form goes in circles;
then it is stopped after ten rounds and the item is marked as unsettled.
"""

from __future__ import annotations

import heapq

from fieldkit.questionnaire.cells import LIST, Cell
from fieldkit.questionnaire.derived import Derived
from fieldkit.questionnaire.enablement import nearest_instances
from fieldkit.questionnaire.logic import Logic
from fieldkit.questionnaire.planning import Plan
from fieldkit.questionnaire.tree import CellTree
from fieldkit.questionnaire.validation.running import Validator
from fieldkit.records.paths import Path

MOST_ROUNDS = 10


class Propagation:
    """Carries changes through a session's cells, and remembers which cells look different since last asked."""

    def __init__(
        self, tree: CellTree, plan: Plan, logic: Logic, validator: Validator, derived: Derived
    ) -> None:
        self._tree = tree
        self._plan = plan
        self._logic = logic
        self._validator = validator
        self._derived = derived
        self._heap: list[tuple[int, int]] = []
        self._waiting: dict[int, set[Cell] | None] = {}
        self._rounds: dict[int, int] = {}
        self.unchecked: dict[Cell, None] = {}
        """Cells whose findings may be out of date."""
        self.changed: set[Path] = set()

    def everything(self) -> None:
        """Look at every item that has logic: after loading."""
        for item in self._logic.thinking():
            self._wait_for(item.index, None)
        self.unchecked.update(dict.fromkeys(self._tree.every()))
        self.run()

    def touched(self, cell: Cell) -> None:
        """This cell's own answer changed, or entries came or went in it."""
        self.look_again(cell)
        self._notify(cell)
        if cell.item is not None and cell.item.section_reason:
            self.unchecked.update(dict.fromkeys(cell.every()))
        if cell.role == LIST and cell.item is not None and cell.item.calculated is not None:
            self._wait_for(cell.item.index, {cell})

    def grown(self, entry: Cell) -> None:
        """A new entry came into being: evaluate all that stands in it."""
        holder = entry.parent
        if holder is not None:
            self.touched(holder)
        for cell in entry.every():
            self.look_again(cell)
            if cell.item is not None and cell is not entry:
                self._wait_for(cell.item.index, {cell})
                self._notify(cell)

    def look_again(self, cell: Cell) -> None:
        """Its picture and findings may have changed, and those of what watches it from above."""
        self.redraw(cell)
        self.unchecked[cell] = None
        here = cell.parent
        while here is not None:
            if here.item is not None and self._validator.watches_below(here.item):
                self.unchecked[here] = None
            here = here.parent

    def redraw(self, cell: Cell) -> None:
        """Its picture is out of date, and so are those that hold it."""
        self.changed.add(cell.path)
        here: Cell | None = cell
        while here is not None:
            here.node = None
            here = here.parent

    def left(self, entry: Cell) -> None:
        """An entry was taken out: whatever read the answers in it looks again."""
        for cell in entry.every():
            self.changed.add(cell.path)
            self.unchecked.pop(cell, None)
            if cell is not entry and cell.item is not None:
                self._notify(cell, everywhere=True)
        if entry.parent is not None:
            self.touched(entry.parent)

    def run(self) -> None:
        """Evaluate until nothing waits."""
        self._rounds.clear()
        while self._heap:
            _, index = heapq.heappop(self._heap)
            cells = self._waiting.pop(index, set())
            item = self._plan.items[index]
            count = self._rounds[index] = self._rounds.get(index, 0) + 1
            listed = self._tree.instances(item) if cells is None else cells
            if count > MOST_ROUNDS:
                for cell in listed:
                    cell.unstable = True
                    self.look_again(cell)
                continue
            for cell in listed:
                self._evaluate(cell)

    def _evaluate(self, cell: Cell) -> None:
        parent = cell.parent
        if cell.item is None or parent is None:
            return
        cell.enabled_self = self._logic.enabled(cell)
        if cell.enabled != (parent.enabled and cell.enabled_self):
            self._switch(cell)
        if self._logic.decides_more(cell.item):
            seen = cell.values()
            changed = self._derived.refresh(cell)
            if cell.values() != seen:
                self.touched(cell)
            elif changed:
                self.look_again(cell)
                if cell.item.is_question:
                    for entry in cell.entries.values():  # what is offered for them may have changed
                        self.look_again(entry)
        self.unchecked[cell] = None

    def _switch(self, cell: Cell) -> None:
        """Enable or disable a cell and all below it. Answers stay where they are."""
        stack = [cell]
        while stack:
            here = stack.pop()
            enabled = here.parent is None or (here.parent.enabled and here.enabled_self)
            if enabled == here.enabled:
                continue
            here.enabled = enabled
            self.look_again(here)
            if here.item is not None and here.item.is_question and here.values():
                self._notify(here)
            stack.extend(here.entries.values() if here.role == LIST else here.children.values())

    def _notify(self, cell: Cell, *, everywhere: bool = False) -> None:
        item = cell.item
        if item is None:
            return
        self._logic.forget(item.index)
        for index, near in self._plan.dependents[item.index]:
            target = self._plan.items[index]
            self._wait_for(index, set(nearest_instances(cell, target)) if near and not everywhere else None)
        for index in (*self._plan.everything, *self._plan.checks_everything):
            if index != item.index:
                self._wait_for(index, None)
        if self._logic.checks_root:
            self.unchecked[self._tree.root] = None

    def _wait_for(self, index: int, cells: set[Cell] | None) -> None:
        known = self._waiting.get(index, ())
        if known is None:
            return
        if index not in self._waiting:
            heapq.heappush(self._heap, (self._plan.ranks[index], index))
            self._waiting[index] = cells
        elif cells is None:
            self._waiting[index] = None
        else:
            self._waiting[index] = {*known, *cells}
