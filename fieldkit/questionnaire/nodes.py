"""What a screen, a printer or a test reads of a form being filled in: frozen pictures of its live state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fieldkit.questionnaire.findings import Finding
from fieldkit.questionnaire.items import Item, Json
from fieldkit.questionnaire.offer import Option
from fieldkit.records.paths import Path


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """How many of the visible questions have an answer."""

    answered: int
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One item instance (or one entry of something that repeats) as it stands now.

    ``values``: what counts as the answer, riders included; more than one on a question without entries is a
    conflict. A value that nobody typed has ``source: {"kind": "initial" | "calculated"}``. On a question with
    entries: the values of all entries in order. On a group with ``item.section_reason``: why it was not asked.
    ``calculated``: what the form works out, whether or not a person's own answer stands instead.
    ``children``: items of a group, nested items of an answer, or the entries of something that repeats.
    ``removed``: an entry that one author removed while another changed something inside.
    """

    path: Path
    item: Item | None
    text: str
    enabled: bool
    hidden: bool
    read_only: bool
    required: bool
    values: tuple[Json, ...]
    calculated: Json | None
    options: tuple[Option, ...]
    findings: tuple[Finding, ...]
    children: tuple[Node, ...]
    progress: Progress
    entry_id: str = ""
    order: str = ""
    conflict: bool = False
    removed: bool = False
    held: tuple[Json, ...] = ()
    """Every value object as the record holds it, those without an answer too (an entry's order, FHIR extensions)."""

    @property
    def shown(self) -> bool:
        """Whether a person sees it at all."""
        return self.enabled and not self.hidden

    @property
    def answered(self) -> bool:
        """Whether it holds any answer of its own (its children's not counted)."""
        return bool(self.values)

    def walk(self) -> Iterator[Node]:
        """This node and everything below it, in the order of the form."""
        yield self
        for child in self.children:
            yield from child.walk()
