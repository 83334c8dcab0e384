"""A form being filled in: answers go in by path; what is asked, worked out, offered and wrong comes out as nodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fieldkit.base.clock import Clock
from fieldkit.base.wording import said
from fieldkit.questionnaire.cells import ENTRY, LIST, Cell
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.derived import Derived
from fieldkit.questionnaire.errors import PathError
from fieldkit.questionnaire.findings import Finding, Level
from fieldkit.questionnaire.items import Constraint, Json, Limit
from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.questionnaire.logic import Logic
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.offer import NOTHING_OFFERED, Offer
from fieldkit.questionnaire.picturing import Picture
from fieldkit.questionnaire.planning import Plan
from fieldkit.questionnaire.propagation import Propagation
from fieldkit.questionnaire.tree import CellTree
from fieldkit.questionnaire.validation.running import Validator
from fieldkit.records.paths import Path, is_entry, is_reserved

Answers = Iterable[tuple[Path, Any]]


class FormSession:
    """One record's answers against one form, in memory. Not thread-safe; make one for each open record.

    Answers are parsed value objects (``{"valueString": ..., riders}``), None for cleared, or a tuple of differing
    values where a path is in conflict: logic then holds when it holds for any of them.
    """

    def __init__(self, form: Form, *, launch: LaunchContext, clock: Clock) -> None:
        self.form = form
        self.launch = launch
        self.now = clock.now()
        self._items = form.all_items
        self._tree = CellTree(form.items)
        self._logic = Logic(form, self._tree, launch.resources, self.now)
        self._plan = Plan(self._items, self._logic.reads(), self._logic.checks())
        self._validator = Validator(iter(self._items))
        self._derived = Derived(self._tree, self._logic)
        self._propagation = Propagation(self._tree, self._plan, self._logic, self._validator, self._derived)
        self._picture = Picture(form.title, self.offered)
        self._left_over: dict[Path, tuple[Json, ...]] = {}
        self._last_findings: tuple[Finding, ...] | None = None
        self._settled = False
        self._left_on: dict[Cell, tuple[Offer, frozenset[str], Offer]] = {}
        """Where options come and go: all of them, which are off, and what is left on."""

    # ------------------------------------------------------------------------------------------ answers in

    def load(self, answers: Answers) -> None:
        """Take in a record's current answers at once. A path given more than once is in conflict.

        Answers to places that this form does not have are kept aside (``left_over``); the record's own paths
        (subject, visit ...) are passed over.
        """
        grouped: dict[Path, list[Any]] = {}
        for path, value in answers:
            if not is_reserved(path):
                grouped.setdefault(tuple(path), []).extend(value if isinstance(value, tuple) else (value,))
        for path in sorted(grouped, key=len):
            self._place(path, tuple(grouped[path]))
        self._settle()

    def set(self, path: Path, value: Any) -> None:
        """Put an answer (None clears it, a tuple holds differing ones). Entries on the way come into being.

        Raises PathError where the form has no such place.
        """
        self._settle()
        begun = self._missing_entry(path)
        cell = self._cell_for(path, make=True)
        if not self._takes_values(cell):
            raise PathError(
                said("The answers to {question} are entries.", question=repr(cell.path[-1])),
                said("Give the entry's id as the next part of the path."),
            )
        if begun is not None:
            self._begin_entry(begun)
        was_removed = cell.removed
        self._hold(cell, value if isinstance(value, tuple) else (value,))
        self._propagation.touched(cell)
        if cell.removed != was_removed:
            self._propagation.grown(cell)
        elif cell.role == ENTRY and cell.parent is not None:
            self._propagation.touched(cell.parent)
        self._propagation.run()
        self._last_findings = None

    def add_entry(self, path: Path, entry_id: str, order: str = "") -> Path:
        """Begin an entry of the repeating item at ``path`` and return its path; its initial answers are offered.

        ``entry_id`` with or without the leading ``e:``. Raises PathError where nothing repeats there.
        """
        part = entry_id if is_entry(entry_id) else f"e:{entry_id}"
        self.add_entries([path], part, order)
        return (*path, part)

    def add_entries(self, holders: Iterable[Path], part: str, order: str = "") -> None:
        """Begin an entry ``part`` (``e:...``) in each of these repeating items, and work out once what follows.

        Raises PathError where nothing repeats.
        """
        self._settle()
        for path in holders:
            holder = self._cell_for(path, make=False)
            if holder.role != LIST:
                raise PathError(
                    said("Nothing repeats at {path}.", path=repr("/".join(path))),
                    said("Set the answer itself instead."),
                )
            if part not in holder.entries:
                self._begin_entry(self._tree.add_entry(holder, part, order))
                self._last_findings = None
        self._propagation.run()

    def remove_entry(self, path: Path) -> None:
        """Take out the entry at ``path`` with everything in it. Raises PathError where there is none."""
        self._settle()
        entry = self._cell_for(path, make=False)
        if entry.role != ENTRY or entry.parent is None:
            raise PathError(
                said("There is no entry at {path}.", path=repr("/".join(path))),
                said("Choose an entry of something that repeats."),
            )
        self._tree.drop_entry(entry)
        self._propagation.left(entry)
        self._propagation.run()
        self._last_findings = None

    # ------------------------------------------------------------------------------------------ state out

    @property
    def root(self) -> Node:
        """The whole form as it stands."""
        self._check()
        return self._picture.of(self._tree.root)

    def node(self, path: Path) -> Node:
        """The node at a path. Raises PathError where there is none."""
        self._check()
        return self._picture.of(self._cell_for(path, make=False))

    def changed(self) -> frozenset[Path]:
        """The paths of nodes that look different since this was last asked, removed ones included."""
        self._check()
        changed = frozenset(self._propagation.changed)
        self._propagation.changed.clear()
        return changed

    def findings(self, level: Level) -> tuple[Finding, ...]:
        """What matters at a level, in document order: typing findings always, the others at their own step."""
        self._check()
        if self._last_findings is None:
            cells = (self._tree.root, *self._tree.every())
            self._last_findings = tuple(one for cell in cells for one in cell.findings)
        return tuple(one for one in self._last_findings if one.level in (Level.TYPING, level))

    def hidden_answers(self) -> tuple[Path, ...]:
        """The paths of answers that people gave and that no longer apply: kept, but left out of the response."""
        self._settle()
        return tuple(
            cell.path
            for cell in self._tree.every()
            if not cell.enabled and cell.item is not None and cell.item.is_question and cell.answers
        )

    def enabled_link_ids(self) -> list[str]:
        """The linkIds that have an enabled instance, in document order."""
        self._settle()
        enabled = {cell.item.link_id for cell in self._tree.every() if cell.enabled and cell.item is not None}
        return list(dict.fromkeys(item.link_id for item in self._items if item.link_id in enabled))

    def left_over(self) -> tuple[tuple[Path, tuple[Json, ...]], ...]:
        """Loaded answers that have no place in this form."""
        return tuple(self._left_over.items())

    def initial_answers(self) -> tuple[tuple[Path, Json], ...]:
        """Initial answers on offer that nobody changed: write them to the record to keep them when it is reopened."""
        self._settle()
        return tuple(
            (cell.path, cell.initial)
            for cell in self._tree.every()
            if cell.initial is not None and cell.authored is None and cell.enabled
        )

    def offered(self, cell: Cell) -> Offer:
        """The options in force at a cell (for validators and pictures); entries of a question are offered what it is."""
        item = cell.item
        if item is None:
            return NOTHING_OFFERED
        asked = cell.parent if cell.role == ENTRY and item.is_question and cell.parent is not None else cell
        options = item.options if asked.options is None else asked.options
        if not asked.options_off:
            return options
        left = self._left_on.get(asked)
        if left is None or left[0] is not options or left[1] is not asked.options_off:
            off = asked.options_off
            left = options, off, Offer(option for option in options if option.entry_id not in off)
            self._left_on[asked] = left
        return left[2]

    def limit(self, cell: Cell, limit: Limit) -> tuple[str, Any] | None:
        """The limit in force at a cell (for validators)."""
        return self._logic.limit(cell, limit)

    def broken(self, cell: Cell) -> Iterable[Constraint]:
        """The author's rules that do not hold at a cell (for validators)."""
        return self._logic.broken(cell)

    def allowed_units(self, cell: Cell) -> tuple[Json, ...] | None:
        """The units an amount may have at a cell; None where any may (for validators)."""
        item = cell.item
        return item.unit_options if item is not None and item.unit_options and not item.units_open else None

    # ------------------------------------------------------------------------------------------ within

    def _settle(self) -> None:
        """Evaluate everything once, when first needed."""
        if self._settled:
            return
        self._settled = True
        if self.launch.fresh:
            for cell in list(self._tree.every()):
                if cell.authored is None:
                    self._derived.offer_initial(cell)
        self._propagation.everything()
        self._propagation.unchecked[self._tree.root] = None
        self._propagation.changed.clear()

    def _check(self) -> None:
        """Bring the findings up to date."""
        self._settle()
        waiting = self._propagation.unchecked
        while waiting:
            cell, _ = waiting.popitem()
            found = self._validator.check(cell, self)
            if found != cell.findings:
                cell.findings = found
                self._propagation.redraw(cell)
                self._last_findings = None

    def _place(self, path: Path, values: tuple[Any, ...]) -> None:
        cell = self._tree.find(path, make=True)
        if cell is None or not self._takes_values(cell):
            self._left_over[path] = tuple(value for value in values if value is not None)
            return
        self._hold(cell, values)
        if self._settled:
            self._propagation.touched(cell)

    def _takes_values(self, cell: Cell) -> bool:
        return cell.item is not None and (cell.role != LIST or not cell.item.is_question)

    def _hold(self, cell: Cell, values: tuple[Any, ...]) -> None:
        kept = tuple(value for value in values if isinstance(value, Mapping) and not value.get("removed"))
        cell.removed = any(isinstance(value, Mapping) and value.get("removed") is True for value in values)
        cell.hold(tuple(dict(value) for value in kept))
        cell.derived_entries = False
        for value in kept:
            order = value.get("order")
            if isinstance(order, str) and order != cell.order:
                cell.order = order
        if cell.role == ENTRY and cell.parent is not None:
            cell.parent.in_order = None

    def _begin_entry(self, entry: Cell) -> None:
        for cell in entry.every():
            if cell is not entry:
                self._derived.offer_initial(cell)
        self._propagation.grown(entry)

    def _missing_entry(self, path: Path) -> Cell | None:
        """The outermost entry on the way to ``path`` that had to be made; None where all were there."""
        for length in range(1, len(path) + 1):
            here = path[:length]
            if self._tree.find(here) is None:
                return self._tree.find(here, make=True)
        return None

    def _cell_for(self, path: Path, *, make: bool) -> Cell:
        cell = self._tree.find(tuple(path), make=make)
        if cell is None:
            raise PathError(
                said("This form has no place {path}.", path=repr("/".join(path))),
                said("Check the path against the form's linkIds."),
            )
        return cell
