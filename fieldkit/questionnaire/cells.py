"""The live state behind a session: one cell for each item instance, mutable, never handed out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from fieldkit.questionnaire.findings import Finding
from fieldkit.questionnaire.items import Item, Json
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.offer import Offer
from fieldkit.questionnaire.value_types import is_empty, raw, same_value
from fieldkit.records.paths import Path

ROOT: Final = 0
SINGLE: Final = 1
"""A group, display or question whose path holds no entry id."""
LIST: Final = 2
"""The holder of the entries of a repeating group, or of a question whose answers are entries."""
ENTRY: Final = 3

SOURCE_INITIAL: Final[Json] = {"kind": "initial"}
SOURCE_CALCULATED: Final[Json] = {"kind": "calculated"}
NO_FINDINGS: Final[tuple[Finding, ...]] = ()


class Cell:
    """One item instance, or one entry. ``authored`` is None where nobody ever answered, () where it was cleared."""

    __slots__ = (
        "answers",
        "authored",
        "calculated",
        "children",
        "derived_entries",
        "enabled",
        "enabled_self",
        "entries",
        "findings",
        "in_order",
        "initial",
        "item",
        "node",
        "options",
        "options_off",
        "order",
        "parent",
        "part",
        "path",
        "removed",
        "role",
        "text",
        "unstable",
    )

    def __init__(self, item: Item | None, role: int, part: str, parent: Cell | None) -> None:
        self.item = item
        self.role = role
        self.part = part
        self.parent = parent
        self.path: Path = (
            (*parent.path, part) if parent is not None and part else (parent.path if parent else ())
        )
        self.children: dict[str, Cell] = {}
        self.entries: dict[str, Cell] = {}
        self.in_order: tuple[Cell, ...] | None = None
        self.authored: tuple[Json, ...] | None = None
        self.answers: tuple[Json, ...] = ()
        """Those of ``authored`` that hold an answer; sorted out once, for everything asks for them all the time."""
        self.initial: Json | None = None
        self.calculated: tuple[Json, ...] = ()
        self.derived_entries = False
        self.order = ""
        self.removed = False
        self.enabled_self = True
        self.enabled = True
        self.findings = NO_FINDINGS
        self.node: Node | None = None
        self.options: Offer | None = None
        self.options_off: frozenset[str] = frozenset()
        self.text: str | None = None
        self.unstable = False

    def hold(self, values: tuple[Json, ...]) -> None:
        """Put what people gave."""
        self.authored = values
        self.answers = tuple(value for value in values if not is_empty(value))

    def sorted_entries(self) -> tuple[Cell, ...]:
        """The entries in the order people see: by order key; those without one as the form lists its options."""
        if self.in_order is None:
            ranks = (
                {option.entry_id: place for place, option in enumerate(self.item.options)}
                if self.item
                else {}
            )
            last = len(ranks)
            self.in_order = tuple(
                sorted(
                    self.entries.values(),
                    key=lambda one: (not one.order, one.order, ranks.get(one.part, last), one.part),
                )
            )
        return self.in_order

    def present_entries(self) -> Iterator[Cell]:
        """The entries that count: not removed."""
        return (entry for entry in self.sorted_entries() if not entry.removed or entry.holds_anything())

    def values(self) -> tuple[Json, ...]:
        """What counts as the answer here, whether or not the item is enabled."""
        if self.role == LIST:
            return tuple(value for entry in self.present_entries() for value in entry.values())
        item = self.item
        if self.calculated and self.role == SINGLE and item is not None and (item.read_only or item.hidden):
            return self.answers if self._right_as_written() else self.calculated[:1]
        if self.authored is not None:
            return self.answers
        if self.initial is not None:
            return (self.initial,)
        if self.role == SINGLE:
            return self.calculated[:1]
        return self.calculated

    def _right_as_written(self) -> bool:
        """Whether the answer that came with the record is what is worked out: then its digits and extensions stay."""
        return len(self.answers) == 1 and same_value(raw(self.answers[0]), raw(self.calculated[0]))

    def active_values(self) -> tuple[Json, ...]:
        """What counts as the answer for logic, response and limits: nothing while the item is not enabled."""
        return self.values() if self.enabled else ()

    def holds_anything(self) -> bool:
        """Whether this cell or anything below it has an answer that a person gave."""
        if self.answers:
            return True
        return any(cell.holds_anything() for cell in self.below())

    def answered(self) -> bool:
        """Whether this cell or anything below it has an active answer, given or worked out."""
        if not self.enabled:
            return False
        item = self.item
        if item is not None and item.is_question and self.values():
            return True
        return any(cell.answered() for cell in self.below())

    def below(self) -> Iterable[Cell]:
        """The cells directly below: children by item, or the entries that count."""
        return self.present_entries() if self.role == LIST else self.children.values()

    def every(self) -> Iterator[Cell]:
        """This cell and every cell below, removed entries included, in document order."""
        yield self
        for cell in self.sorted_entries() if self.role == LIST else self.children.values():
            yield from cell.every()
