"""The one list of validators, and which of them an item needs at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fieldkit.questionnaire.cells import ENTRY, LIST, NO_FINDINGS, SINGLE, Cell
from fieldkit.questionnaire.findings import Finding
from fieldkit.questionnaire.items import Item, Json
from fieldkit.questionnaire.validation.answer_type import check_type
from fieldkit.questionnaire.validation.attachments import check_attachment
from fieldkit.questionnaire.validation.choices import check_choice, check_exclusive, check_unit
from fieldkit.questionnaire.validation.constraints import check_calculated, check_constraints, check_settled
from fieldkit.questionnaire.validation.length import check_length, check_pattern
from fieldkit.questionnaire.validation.limits import check_decimals, check_limits
from fieldkit.questionnaire.validation.presence import check_occurrences, check_required, check_section_reason
from fieldkit.questionnaire.validation.reporting import Surroundings

ValueCheck = Callable[[Cell, Json, Surroundings], Iterator[Finding]]
CellCheck = Callable[[Cell, Surroundings], Iterator[Finding]]


def value_checks(item: Item) -> tuple[ValueCheck, ...]:
    """What to ask of each answer to this item."""
    if not item.is_question:
        return ()
    checks: list[ValueCheck] = [check_type]
    if item.max_length is not None or item.min_length is not None:
        checks.append(check_length)
    if item.regex:
        checks.append(check_pattern)
    if item.min_value is not None or item.max_value is not None:
        checks.append(check_limits)
    if item.max_decimals is not None:
        checks.append(check_decimals)
    if item.type in ("choice", "open-choice") or item.options:
        checks.append(check_choice)
    if item.type == "quantity":
        checks.append(check_unit)
    if item.type == "attachment":
        checks.append(check_attachment)
    return tuple(checks)


def cell_checks(item: Item) -> tuple[CellCheck, ...]:
    """What to ask of the item as a whole. A hidden item can't be missed by anybody, so it is never required."""
    checks: list[CellCheck] = []
    if (item.required or item.send_minimum) and not item.hidden and item.type != "display":
        checks.append(check_required)
    if not item.hidden and (
        item.min_occurs is not None or item.max_occurs is not None or (item.has_entries and not item.repeats)
    ):
        checks.append(check_occurrences)
    if item.section_reason:
        checks.append(check_section_reason)
    if any(option.exclusive for option in item.options):
        checks.append(check_exclusive)
    if item.constraints:
        checks.append(check_constraints)
    if item.calculated is not None:
        checks += (check_calculated, check_settled)
    elif item.enable_when or item.enable_expression is not None:
        checks.append(check_settled)
    return tuple(checks)


class Validator:
    """The checks of every item of a form, sorted out once."""

    def __init__(self, items: Iterator[Item]) -> None:
        self._of: list[tuple[tuple[ValueCheck, ...], tuple[CellCheck, ...]]] = []
        for item in items:
            self._of.append((value_checks(item), cell_checks(item)))

    def watches_below(self, item: Item) -> bool:
        """Whether findings on this item depend on what stands below it (groups, lists)."""
        return bool(self._of[item.index][1])

    def check(self, cell: Cell, surroundings: Surroundings) -> tuple[Finding, ...]:
        """Every finding at one cell; none while it is not enabled."""
        item = cell.item
        if item is None:
            return tuple(check_constraints(cell, surroundings))
        if not cell.enabled:
            return tuple(check_settled(cell, surroundings)) if cell.unstable else NO_FINDINGS
        values, whole = self._of[item.index]
        found: list[Finding] = []
        if values and cell.role in (SINGLE, ENTRY):
            for value in cell.values():
                for check in values:
                    found.extend(check(cell, value, surroundings))
        if whole and cell.role in (SINGLE, LIST):
            for ask in whole:
                found.extend(ask(cell, surroundings))
        elif item.constraints and item.is_group:
            found.extend(check_constraints(cell, surroundings))
        return tuple(found) if found else NO_FINDINGS
