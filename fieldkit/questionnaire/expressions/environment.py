"""What a compiled expression runs in, and what compiling one tells about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.expressions.focus import Answer, Collection
from fieldkit.questionnaire.temporal import Moment


class Unsupported(Exception):  # noqa: N818 - no error: it says that the other evaluator takes over
    """This expression needs something that only fhirpathpy does."""


class Scope(Protocol):
    """Where an expression runs."""

    @property
    def root(self) -> Cell:
        """The response."""

    @property
    def context(self) -> Cell | Answer:
        """The item that the expression belongs to."""

    def variable(self, name: str) -> Collection:
        """The value of a variable."""

    def cells(self, link_id: str, base: Any, reach: str) -> list[Cell]:
        """The items with this linkId below ``base`` (see lookup)."""

    def spend(self, steps: int) -> None:
        """Count work. Raises EvaluationError where one evaluation takes more than any form needs."""

    def moment(self) -> Moment:
        """The present moment, the same throughout a session."""


@dataclass(slots=True)
class Env:
    """The state of one evaluation: the scope and ``$this``, ``$index``, ``$total``."""

    scope: Scope
    this: Collection
    index: int = 0
    total: Collection = field(default_factory=list)

    def on(self, value: Any, index: int = 0) -> Env:
        """The same with another ``$this``."""
        return Env(self.scope, [value], index, self.total)


Step = Callable[[Env], Collection]


@dataclass(slots=True)
class Compiled:
    """A ready expression and what it reads: linkIds, variables, its own item, or anything at all."""

    run: Step
    links: set[str] = field(default_factory=set)
    within: set[str] = field(default_factory=set)
    """Of these linkIds whatever stands below matters too."""
    variables: set[str] = field(default_factory=set)
    own: bool = False
    everything: bool = False
