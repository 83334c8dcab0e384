"""Expressions at work in one session: their variables, their scope, and what each of them depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.expressions import lookup
from fieldkit.questionnaire.expressions.compiling import compile_tree
from fieldkit.questionnaire.expressions.environment import Compiled, Env, Unsupported
from fieldkit.questionnaire.expressions.fallback import Runner as Fallback
from fieldkit.questionnaire.expressions.fallback import compile_fallback, endless, lower
from fieldkit.questionnaire.expressions.focus import Answer, Collection, Element, lift
from fieldkit.questionnaire.expressions.grammar import ExpressionSyntaxError, Tree
from fieldkit.questionnaire.expressions.operators import EvaluationError
from fieldkit.questionnaire.expressions.syntax import parse
from fieldkit.questionnaire.items import Expression, Item
from fieldkit.questionnaire.planning import Reads
from fieldkit.questionnaire.temporal import Moment
from fieldkit.questionnaire.tree import CellTree

_MOST_STEPS: Final = 200_000
_RESPONSE: Final = frozenset({"resource", "rootResource"})


@dataclass(frozen=True, slots=True)
class Prepared:
    """An expression ready to run: by us, by fhirpathpy, or not at all (``fault`` says why)."""

    compiled: Compiled | None = None
    fallback: Fallback | None = None
    variables: frozenset[str] = frozenset()
    fault: str = ""


@lru_cache(maxsize=8192)
def prepare(text: str) -> Prepared:
    """Parse and compile an expression; kept by its text, for it depends on nothing else."""
    try:
        tree = parse(text)
    except ExpressionSyntaxError as error:
        return Prepared(fault=str(error))
    try:
        compiled = compile_tree(tree)
        return Prepared(compiled=compiled, variables=frozenset(compiled.variables))
    except (Unsupported, RecursionError):
        if endless(tree):
            return Prepared(fault="it could run without end")
        return Prepared(fallback=compile_fallback(text), variables=frozenset(_names(tree)))


def _names(tree: Tree) -> Iterator[str]:
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            if len(node) == 2 and node[0] == "var":
                yield node[1]
            waiting += node


@dataclass(slots=True)
class _Place:
    """The scope of one evaluation."""

    runner: Runner
    context: Cell | Answer
    item: Item | None
    limit: int
    """Variables of ``item`` from this place on are not visible yet."""
    steps: int = 0

    @property
    def root(self) -> Cell:
        return self.runner.tree.root

    def variable(self, name: str) -> Collection:
        return self.runner.variable(name, self)

    def cells(self, link_id: str, base: Any, reach: str) -> list[Cell]:
        runner = self.runner
        if base is runner.tree.root:
            only = runner.only(link_id, reach)
            if only is not None:
                return [only] if only.enabled else []
        return lookup.find(base, runner.form.items_with(link_id), reach, runner.tree.instances)

    def spend(self, steps: int) -> None:
        self.steps += steps
        if self.steps > _MOST_STEPS:
            raise EvaluationError("this takes too long")

    def moment(self) -> Moment:
        return self.runner.now


class Runner:
    """Runs the expressions of one session and remembers the values of variables while nothing they read changes."""

    def __init__(self, form: Form, tree: CellTree, launch: Mapping[str, Any], now: datetime) -> None:
        self.form = form
        self.tree = tree
        self.now = _moment(now)
        self._launch = launch
        self._memo: dict[tuple[int, str], dict[Cell, Collection]] = {}
        self._readers: dict[int, set[tuple[int, str]]] = {}
        self._anything: set[tuple[int, str]] = set()
        self._known: dict[tuple[int, str], Reads] = {}
        self._running: set[tuple[int, str]] = set()
        self._reading: dict[tuple[int, int, int], Reads] = {}
        self._only: dict[tuple[str, str], Cell | None] = {}
        self.faults: dict[str, str] = {}
        """Expressions that failed when run, with the reason."""
        self.fallbacks: dict[str, int] = {}
        """How often each expression went to fhirpathpy."""

    def run(self, expression: Expression, cell: Cell) -> Collection:
        """The value of an expression at a cell; empty where it can't be evaluated."""
        return self._run(expression, cell, cell.item, 1_000)

    def _run(self, expression: Expression, context: Cell, item: Item | None, limit: int) -> Collection:
        if not expression.runnable:
            return []
        prepared = prepare(expression.text)
        place = _Place(self, context, item, limit)
        try:
            if prepared.compiled is not None:
                return prepared.compiled.run(Env(place, [context]))
            if prepared.fallback is not None:
                return self._fall_back(expression.text, prepared, place)
        except (ValueError, ArithmeticError, RecursionError) as error:
            self.faults[expression.text] = str(error)
        return []

    def _fall_back(self, text: str, prepared: Prepared, place: _Place) -> Collection:
        self.fallbacks[text] = self.fallbacks.get(text, 0) + 1
        context = lower(place.context)
        names: dict[str, Any] = {"context": context}
        for name in prepared.variables - {"context"}:
            # The whole response is long: it is written out only for those that ask for it.
            whole = name in _RESPONSE
            names[name] = (
                lower(place.root) if whole else [lower(value) for value in self.variable(name, place)]
            )
        assert prepared.fallback is not None
        return prepared.fallback(context, names, self.now)

    def only(self, link_id: str, reach: str) -> Cell | None:
        """The one question that a look-up from the response can find; None where it could be none or several."""
        key = (link_id, reach)
        if key not in self._only:
            targets = self.form.items_with(link_id)
            alone = len(targets) == 1 and targets[0].is_question
            found = alone and lookup.reaches(self.tree.root, targets[0], reach)
            self._only[key] = self.tree.only(targets[0]) if found else None
        return self._only[key]

    # ---------------------------------------------------------------------------------------- variables

    def variable(self, name: str, place: _Place) -> Collection:
        """The value of a variable seen from a place: of the item, of those around it, of the form, or of the launch."""
        found = self._definition(name, place.item, place.limit)
        if found is None:
            return self._outside(name, place)
        owner, position, expression = found
        key = (owner.index if owner is not None else -1, f"{position}:{name}")
        context = self._context(place.context, owner)
        memo = self._memo.setdefault(key, {})
        if context in memo:
            return memo[context]
        if key in self._running:
            raise EvaluationError(f"the variable {name} depends on itself")
        self._running.add(key)
        try:
            value = self._run(expression, context, owner, position)
        finally:
            self._running.discard(key)
        self._remember(key, expression, owner, position)
        memo[context] = value
        return value

    def _definition(
        self, name: str, item: Item | None, limit: int
    ) -> tuple[Item | None, int, Expression] | None:
        for owner in reversed(item.lineage) if item is not None else ():
            for position, expression in enumerate(owner.variables[:limit]):
                if expression.name == name:
                    return owner, position, expression
            limit = 1_000
        listed = self.form.variables if item is not None else self.form.variables[:limit]
        for position, expression in enumerate(listed):
            if expression.name == name:
                return None, position, expression
        return None

    def _context(self, context: Cell | Answer, owner: Item | None) -> Cell:
        here: Cell | None = context if isinstance(context, Cell) else context.cell
        while here is not None and here.item is not owner:
            here = here.parent
        return here if here is not None else self.tree.root

    def _outside(self, name: str, place: _Place) -> Collection:
        if name == "questionnaire":
            return [Element(self.form.resource, "Questionnaire")]
        if name == "qitem":
            return [Element(place.item.json)] if place.item is not None else []
        if name == "QuestionnaireResponse" and name not in self._launch:
            return [self.tree.root]
        return lift(self._launch.get(name))

    def _remember(
        self, key: tuple[int, str], expression: Expression, owner: Item | None, position: int
    ) -> None:
        if key in self._known:
            return
        reads = self._known[key] = self.reads(expression, owner, position)
        if reads.everything:
            self._anything.add(key)
        for index in reads.anywhere:
            self._readers.setdefault(index, set()).add(key)

    def forget(self, index: int) -> None:
        """The item with this index changed: variables that read it are worked out anew."""
        for key in self._readers.get(index, ()):
            self._memo.pop(key, None)
        for key in self._anything:
            self._memo.pop(key, None)

    # ---------------------------------------------------------------------------------------- dependencies

    def reads(self, expression: Expression, item: Item | None, limit: int = 1_000) -> Reads:
        """What an expression of an item reads, through its variables too."""
        if not expression.runnable:
            return Reads()
        # The form keeps its expressions, so an id stays theirs.
        key = (id(expression), item.index if item is not None else -1, limit)
        if key not in self._reading:
            self._reading[key] = self._reads(prepare(expression.text), item, limit, frozenset())
        return self._reading[key]

    def _reads(
        self, prepared: Prepared, item: Item | None, limit: int, seen: frozenset[tuple[int, str]]
    ) -> Reads:
        compiled = prepared.compiled
        found: set[int] = set()
        everything = prepared.fallback is not None
        if compiled is not None:
            everything = compiled.everything
            for link_id in compiled.links:
                for target in self.form.items_with(link_id):
                    found.update(
                        one.index for one in (target.walk() if link_id in compiled.within else (target,))
                    )
            if compiled.own and item is not None:
                found.update(one.index for one in item.walk() if one.is_question)
        for name in prepared.variables:
            definition = self._definition(name, item, limit)
            if definition is None:
                continue
            owner, position, expression = definition
            key = (owner.index if owner is not None else -1, name)
            if key in seen or not expression.runnable:
                continue
            inner = self._reads(prepare(expression.text), owner, position, seen | {key})
            found |= inner.anywhere
            everything = everything or inner.everything
        return Reads(anywhere=frozenset(found), everything=everything)


def _moment(now: datetime) -> Moment:
    second = Decimal(now.second) + Decimal(now.microsecond // 1000) / 1000
    parts = (now.year, now.month, now.day, now.hour, now.minute, second.quantize(Decimal("0.001")))
    return Moment("dateTime", parts, now.utcoffset())
