"""Is the answer one of those offered, and do the ticked boxes go together?"""

from __future__ import annotations

from collections.abc import Iterator

from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.findings import Finding
from fieldkit.questionnaire.items import Json
from fieldkit.questionnaire.options import option_part
from fieldkit.questionnaire.validation.reporting import Surroundings, finding
from fieldkit.questionnaire.value_types import raw, value_key


def check_choice(cell: Cell, value: Json, surroundings: Surroundings) -> Iterator[Finding]:
    """``answer-not-in-options``. Free text is welcome in an open choice; codes from elsewhere earn a warning there."""
    item = cell.item
    if item is None or (not item.options and item.answer_expression is None):
        return
    offered = surroundings.offered(cell)
    key, content = value_key(value), raw(value)
    is_open = item.type == "open-choice"
    if not offered or (is_open and key == "valueString"):
        return
    if option_part(content) in offered.by_part or offered.holds(key, content):
        return
    yield finding(cell, "answer-not-in-options", severity="warning" if is_open else "error")


def check_unit(cell: Cell, value: Json, surroundings: Surroundings) -> Iterator[Finding]:
    """``unit-not-allowed``: an amount in a unit the form does not offer."""
    content = raw(value)
    allowed = surroundings.allowed_units(cell)
    if allowed is None or not isinstance(content, dict) or not (content.get("unit") or content.get("code")):
        return
    for coding in allowed:
        if content.get("code") and content.get("code") == coding.get("code"):
            if (content.get("system") or coding.get("system")) == (
                coding.get("system") or content.get("system")
            ):
                return
        elif not content.get("code") and content.get("unit") in (coding.get("display"), coding.get("code")):
            return
    yield finding(cell, "unit-not-allowed", unit=content.get("unit") or content.get("code"))


def check_exclusive(cell: Cell, surroundings: Surroundings) -> Iterator[Finding]:
    """``option-exclusive``: an answer such as "none of these" stands alone."""
    item = cell.item
    if item is None:
        return
    exclusive = {option.entry_id: option for option in item.options if option.exclusive}
    values = cell.active_values()
    parts = {option_part(raw(value)) for value in values}
    for part, option in exclusive.items():
        if part in parts and len(parts) > 1:
            yield finding(cell, "option-exclusive", option=option.text)
