"""Is something missing, or answered more often than it may be?"""

from __future__ import annotations

from collections.abc import Iterator

from fieldkit.questionnaire.cells import LIST, Cell
from fieldkit.questionnaire.findings import Finding, Level
from fieldkit.questionnaire.validation.reporting import Surroundings, finding


def check_required(cell: Cell, surroundings: Surroundings) -> Iterator[Finding]:
    """``required``: needed before signing; ``send-minimum`` items are needed before sending."""
    item = cell.item
    if item is None or cell.answered():
        return
    if item.required and not _excused(cell):
        yield finding(cell, "required", level=Level.SIGNING)
    if item.send_minimum:
        yield finding(cell, "required", level=Level.SENDING, key="send-minimum")


def check_occurrences(cell: Cell, surroundings: Surroundings) -> Iterator[Finding]:
    """``too-few-answers`` and ``too-many-answers``: how many answers or entries there are."""
    item = cell.item
    if item is None:
        return
    count = _count(cell)
    if (
        item.min_occurs is not None
        and count < item.min_occurs
        and not _excused(cell)
        and (count or not item.required)
    ):
        yield finding(cell, "too-few-answers", level=Level.SIGNING, limit=item.min_occurs, count=count)
    if item.max_occurs is not None and count > item.max_occurs:
        yield finding(cell, "too-many-answers", limit=item.max_occurs, count=count)
    elif cell.role == LIST and not item.repeats and not item.answer_per_author and count > 1:
        # Two laptops may each have answered: that is settled by people and holds up nothing.
        yield finding(cell, "too-many-answers", severity="warning", limit=1, count=count)


def check_section_reason(cell: Cell, surroundings: Surroundings) -> Iterator[Finding]:
    """``reason-and-answers``: a section says that it could not be asked, and has answers all the same."""
    item = cell.item
    if item is not None and cell.authored and cell.values() and any(one.answered() for one in cell.below()):
        yield finding(cell, "reason-and-answers", severity="information", level=Level.SIGNING)


def _count(cell: Cell) -> int:
    if cell.role == LIST:
        return sum(1 for entry in cell.present_entries() if entry.answered())
    return (
        len(cell.active_values()) if cell.item is not None and cell.item.is_question else int(cell.answered())
    )


def _excused(cell: Cell) -> bool:
    """Whether a section around this cell says why it could not be asked."""
    here: Cell | None = cell
    while here is not None:
        if here.item is not None and here.item.section_reason and here.authored and here.values():
            return True
        here = here.parent
    return False
