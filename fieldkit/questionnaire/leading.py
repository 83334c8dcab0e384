"""Where a rule of the form's author leads: to the field that has to be put right, which may be far from the rule itself.

A constraint's ``location`` is FHIRPath. What it finds in the answers is one end; the steps ``.item.where(linkId = '…')``
that end it are walked in the form itself, so that it may lead to a question that nobody has answered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from fieldkit.questionnaire.cells import LIST, Cell
from fieldkit.questionnaire.expressions.focus import Answer
from fieldkit.questionnaire.items import Expression, Location
from fieldkit.records.paths import Path

_STEP: Final = re.compile(r"\.?\s*item\s*\.\s*where\s*\(\s*linkId\s*=\s*'([^']+)'\s*\)\s*$")
_WHOLE: Final = "%resource"


def read_location(text: str) -> Location:
    """The location as an expression and the steps below what it finds; without an expression it starts at the rule."""
    steps: list[str] = []
    rest = text.strip()
    while found := _STEP.search(rest):
        steps.insert(0, found[1])
        rest = rest[: found.start()].strip()
    alone = rest in ("", _WHOLE)
    return Location(None if alone else Expression(rest), tuple(steps), whole=rest == _WHOLE)


def leads_to(
    locations: Iterable[Location], cell: Cell, root: Cell, run: Callable[[Expression, Cell], Iterable[Any]]
) -> tuple[Path, ...]:
    """The paths that the first location gives which leads anywhere; () for none. Only to what is enabled."""
    for location in locations:
        ends = _starts(location, cell, root, run)
        for step in location.steps:
            ends = [below for one in ends for below in _below(one, step)]
        paths = tuple(dict.fromkeys(one.path for one in ends if one.enabled))
        if paths:
            return paths
    return ()


def _starts(
    location: Location, cell: Cell, root: Cell, run: Callable[[Expression, Cell], Iterable[Any]]
) -> list[Cell]:
    if location.start is None:
        return [root if location.whole else cell]
    found = run(location.start, cell)
    return [one.cell if isinstance(one, Answer) else one for one in found if isinstance(one, Cell | Answer)]


def _below(cell: Cell, link_id: str) -> Iterator[Cell]:
    for holder in cell.present_entries() if cell.role == LIST else (cell,):
        child = holder.children.get(link_id)
        if child is not None and child.enabled:
            yield child
