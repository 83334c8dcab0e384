"""Growing and finding the cells of a session: one for each item instance, entries when they come into being."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkit.questionnaire.cells import ENTRY, LIST, ROOT, SINGLE, Cell
from fieldkit.questionnaire.items import Item
from fieldkit.records.paths import Path, is_entry


class CellTree:
    """All cells of one session, with direct access to those that exist exactly once."""

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.root = Cell(None, ROOT, "", None)
        self._single: dict[int, Cell] = {}
        for item in items:
            self._grow(item, self.root, once=True)

    def _grow(self, item: Item, parent: Cell, *, once: bool) -> Cell:
        cell = Cell(item, LIST if item.has_entries else SINGLE, item.link_id, parent)
        cell.enabled = parent.enabled
        parent.children[item.link_id] = cell
        if once:
            self._single[item.index] = cell
        if cell.role == SINGLE:
            for child in item.children:
                self._grow(child, cell, once=once)
        return cell

    def add_entry(self, holder: Cell, part: str, order: str = "") -> Cell:
        """A new entry with all its cells; the existing one where it is there already."""
        known = holder.entries.get(part)
        if known is not None:
            return known
        entry = Cell(holder.item, ENTRY, part, holder)
        entry.order = order
        entry.enabled = holder.enabled
        holder.entries[part] = entry
        holder.in_order = None
        if holder.item is not None:
            for child in holder.item.children:
                self._grow(child, entry, once=False)
        return entry

    def drop_entry(self, entry: Cell) -> None:
        """Take an entry out, with all its cells."""
        if entry.parent is not None:
            entry.parent.entries.pop(entry.part, None)
            entry.parent.in_order = None

    def find(self, path: Path, *, make: bool = False) -> Cell | None:
        """The cell at a path; with ``make``, entries on the way come into being. None where the form has no such place."""
        here = self.root
        for part in path:
            if here.role == LIST:
                found = here.entries.get(part)
                if found is None and make and is_entry(part):
                    found = self.add_entry(here, part)
            else:
                found = here.children.get(part)
            if found is None:
                return None
            here = found
        return here

    def only(self, item: Item) -> Cell | None:
        """The one cell of this item; None where something around it repeats, so that there may be several."""
        return self._single.get(item.index)

    def instances(self, item: Item) -> list[Cell]:
        """Every cell of this item (its LIST cells, not their entries), in document order."""
        single = self._single.get(item.index)
        if single is not None:
            return [single]
        found = [self.root]
        for step in item.lineage:
            found = [
                child
                for holder in found
                for entry in (holder.present_entries() if holder.role == LIST else (holder,))
                if (child := entry.children.get(step.link_id)) is not None
            ]
        return found

    def every(self) -> Iterator[Cell]:
        """Every cell, in document order, without the root."""
        for child in self.root.children.values():
            yield from child.every()
