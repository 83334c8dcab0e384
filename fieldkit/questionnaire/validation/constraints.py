"""The author's own rules, and what a person wrote where the form works something else out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from fieldkit.questionnaire.cells import LIST, Cell
from fieldkit.questionnaire.findings import Finding, Level
from fieldkit.questionnaire.options import text_of
from fieldkit.questionnaire.validation.reporting import Surroundings, finding
from fieldkit.questionnaire.value_types import raw, same_value


def check_constraints(cell: Cell, surroundings: Surroundings) -> Iterator[Finding]:
    """``constraint``: a rule of the form that does not hold, in the author's words. Nothing is asked of what is empty."""
    item = cell.item
    if item is not None and (not cell.answered() or (cell.role == LIST and item.is_group)):
        return
    for broken in surroundings.broken(cell):
        found = finding(
            cell,
            "constraint",
            severity=broken.severity,
            level=Level.SIGNING,
            human=broken.human,
            rule=broken.key,
        )
        yield replace(found, leads_to=broken.leads_to)


def check_calculated(cell: Cell, surroundings: Surroundings) -> Iterator[Finding]:
    """``calculated-differs``: a person's own answer stands, and the calculation is shown beside it."""
    if not cell.calculated or cell.authored is None:
        return
    given = cell.values()
    worked_out = raw(cell.calculated[0])
    if given and not any(same_value(raw(value), worked_out) for value in given):
        yield finding(
            cell,
            "calculated-differs",
            severity="information",
            level=Level.SIGNING,
            given=_shown(raw(given[0])),
            calculated=_shown(worked_out),
        )


def check_settled(cell: Cell, surroundings: Surroundings) -> Iterator[Finding]:
    """``unsettled``: the form's rules never came to rest at this cell."""
    if cell.unstable:
        yield finding(cell, "unsettled", severity="warning")


def _shown(content: Any) -> str:
    if isinstance(content, dict) and "value" in content:
        return f"{content['value']} {content.get('unit') or content.get('code') or ''}".strip()
    return text_of(content)
