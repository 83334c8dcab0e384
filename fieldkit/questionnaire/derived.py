"""Answers that nobody typed: initial ones when a record is new, and calculated ones. They never cover a person's own."""

from __future__ import annotations

from fieldkit.questionnaire.cells import LIST, SOURCE_CALCULATED, SOURCE_INITIAL, Cell
from fieldkit.questionnaire.items import Item, Json
from fieldkit.questionnaire.logic import Logic
from fieldkit.questionnaire.options import option_part
from fieldkit.questionnaire.tree import CellTree
from fieldkit.questionnaire.value_types import raw
from fieldkit.records.paths import entry


class Derived:
    """Puts initial and calculated answers into cells."""

    def __init__(self, tree: CellTree, logic: Logic) -> None:
        self._tree = tree
        self._logic = logic

    def offer_initial(self, cell: Cell) -> bool:
        """Give a cell that nobody answered yet the initial answer its form has for it. True where one was given."""
        item = cell.item
        if item is None or not item.is_question:
            return False
        values = self._initial_values(cell, item)
        if not values:
            return False
        if cell.role != LIST:
            cell.initial = {**values[0], "source": SOURCE_INITIAL}
            return True
        for place, value in enumerate(values if item.repeats else values[:1]):
            part = option_part(raw(value)) if item.options else entry(f"initial-{place}")
            held = self._tree.add_entry(cell, part, f"a{place:05d}5")
            held.initial = {**value, "source": SOURCE_INITIAL}
            held.derived_entries = True
        return True

    def _initial_values(self, cell: Cell, item: Item) -> tuple[Json, ...]:
        if item.initial_expression is not None:
            found = self._logic.initial(cell)
            if found:
                return found
        return item.initial

    def refresh(self, cell: Cell) -> bool:
        """Work out again what the form decides at this cell besides enabling it. True where anything changed."""
        item = cell.item
        if item is None:
            return False
        changed = False
        if item.calculated is not None:
            changed = self._calculate(cell)
            if cell.role == LIST:
                changed = self._settle_entries(cell, item) or changed
        return self._logic.refresh_offers(cell) or changed

    def _calculate(self, cell: Cell) -> bool:
        """Work the answer out anew. What was worked out before must not support itself, so it is put away meanwhile."""
        before = cell.calculated
        cell.calculated = ()
        if not cell.entries:
            cell.calculated = self._worked_out(cell)
            return cell.calculated != before
        worked_out = [one for one in cell.entries.values() if one.calculated]
        entries_before = [one.calculated for one in worked_out]
        for one in worked_out:
            one.calculated = ()
        cell.calculated = self._worked_out(cell)
        for one, values in zip(worked_out, entries_before, strict=True):
            one.calculated = values
        return cell.calculated != before

    def _worked_out(self, cell: Cell) -> tuple[Json, ...]:
        return tuple([{**value, "source": SOURCE_CALCULATED} for value in self._logic.calculated(cell)])

    def _settle_entries(self, cell: Cell, item: Item) -> bool:
        """Calculated answers of a question with entries stand in entries of their own while nobody answered."""
        authored = any(one.authored is not None or one.initial is not None for one in cell.entries.values())
        wanted = () if authored else cell.calculated if item.repeats else cell.calculated[:1]
        prefix = entry("calculated-")
        present = [
            one for part, one in cell.entries.items() if part.startswith(prefix) and one.authored is None
        ]
        if [one.calculated for one in present] == [(value,) for value in wanted]:
            return False
        for one in present[len(wanted) :]:
            self._tree.drop_entry(one)
        for place, value in enumerate(wanted):
            held = self._tree.add_entry(cell, f"{prefix}{place}", f"a{place:05d}5")
            held.calculated = (value,)
            held.derived_entries = True
            held.node = None
        return True
