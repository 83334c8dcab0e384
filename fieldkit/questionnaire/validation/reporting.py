"""How a validator says what it found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.findings import Finding, Level
from fieldkit.questionnaire.items import Constraint, Json, Limit
from fieldkit.questionnaire.offer import Offer


class Surroundings(Protocol):
    """What a validator may ask about the rest of the form."""

    def limit(self, cell: Cell, limit: Limit) -> tuple[str, Any] | None:
        """The limit in force at this cell (its FHIR key and value), worked out where it is an expression."""

    def offered(self, cell: Cell) -> Offer:
        """The options that are permitted at this cell now."""

    def broken(self, cell: Cell) -> Iterable[Constraint]:
        """The author's rules that do not hold at this cell; at the root cell those of the whole form."""

    def allowed_units(self, cell: Cell) -> tuple[Json, ...] | None:
        """The Codings of the units that are permitted; None where any is."""


def finding(
    cell: Cell,
    code: str,
    *,
    severity: str = "error",
    level: Level = Level.TYPING,
    key: str = "",
    **params: Any,
) -> Finding:
    """A finding about this cell; ``key`` names the message where it is not the code."""
    item = cell.item
    link_id = item.link_id if item is not None else ""
    label = item.label if item is not None else ""
    return Finding(code, link_id, cell.path, severity, level, key or code, {"label": label, **params})
