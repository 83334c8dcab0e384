"""What the form itself decides at a cell: whether it is asked, what it calculates, what it offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.enablement import conditions_hold
from fieldkit.questionnaire.findings import Finding
from fieldkit.questionnaire.items import Item, Json, Limit
from fieldkit.questionnaire.planning import Reads
from fieldkit.questionnaire.validation.reporting import finding


class Logic:
    """The conditions and expressions of one form, bound to one session."""

    def __init__(self, form: Form) -> None:
        self._targets: dict[int, dict[str, Item]] = {
            item.index: {
                one.question: nearest_item(item, form.items_with(one.question))
                for one in item.enable_when
                if form.items_with(one.question)
            }
            for item in form.walk()
            if item.enable_when
        }

    def reads(self) -> Mapping[int, Reads]:
        """What each item's logic reads."""
        return {
            index: Reads(nearest=frozenset(target.index for target in targets.values()))
            for index, targets in self._targets.items()
        }

    def forget(self, index: int) -> None:
        """The item with this index changed: whatever was remembered of it is stale."""

    def decides_more(self, item: Item) -> bool:
        """Whether the item has logic besides being enabled."""
        return item.calculated is not None

    def enabled(self, cell: Cell) -> bool:
        """Whether this cell's own conditions hold."""
        item = cell.item
        if item is None:
            return True
        return not item.enable_when or conditions_hold(cell, self._targets[item.index])

    def calculated(self, cell: Cell) -> tuple[Json, ...]:
        """The calculated answers at this cell."""
        return ()

    def initial(self, cell: Cell) -> tuple[Json, ...]:
        """The answers of the initial expression at this cell."""
        return ()

    def limit(self, cell: Cell, limit: Limit) -> tuple[str, Any] | None:
        """The least or greatest value in force at this cell; None where there is none."""
        return (limit.key, limit.value) if limit.value is not None else None

    def unsettled(self, cell: Cell) -> tuple[Finding, ...]:
        """What to say of a cell whose form goes in circles."""
        return (finding(cell, "unsettled", severity="warning"),)

    def refresh_offers(self, cell: Cell) -> bool:
        """Work out options, text and limits again. True where anything changed."""
        return False


def nearest_item(item: Item, candidates: Sequence[Item]) -> Item:
    """Of several items with one linkId (a fault of the form) the one that shares most of its way with ``item``."""
    if len(candidates) == 1:
        return candidates[0]
    return max(candidates, key=lambda one: sum(a is b for a, b in zip(one.lineage, item.lineage, strict=False)))
