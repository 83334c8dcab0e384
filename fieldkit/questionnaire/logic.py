"""What the form itself decides at a cell: whether it is asked, what it calculates, what it offers and rules out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.enablement import conditions_hold
from fieldkit.questionnaire.expressions.arguments import text_of
from fieldkit.questionnaire.expressions.focus import Element, as_amount
from fieldkit.questionnaire.expressions.operators import EvaluationError, truth
from fieldkit.questionnaire.expressions.results import as_answers, tidy
from fieldkit.questionnaire.expressions.running import Runner
from fieldkit.questionnaire.items import Constraint, Expression, Item, Json, Limit
from fieldkit.questionnaire.leading import leads_to
from fieldkit.questionnaire.offer import Offer, Option
from fieldkit.questionnaire.options import option_part
from fieldkit.questionnaire.options import text_of as option_text
from fieldkit.questionnaire.planning import Reads
from fieldkit.questionnaire.temporal import Moment, write
from fieldkit.questionnaire.tree import CellTree
from fieldkit.questionnaire.value_types import is_number, raw


class Logic:
    """The conditions and expressions of one form, bound to one session."""

    def __init__(self, form: Form, tree: CellTree, launch: Mapping[str, Any], now: datetime) -> None:
        self.form = form
        self.runner = Runner(form, tree, launch, now)
        self.checks_root = bool(form.constraints)
        self._thinking = tuple(item for item in form.walk() if _thinks(item))
        self._targets: dict[int, dict[str, Item]] = {
            item.index: {
                one.question: nearest_item(item, form.items_with(one.question))
                for one in item.enable_when
                if form.items_with(one.question)
            }
            for item in self._thinking
            if item.enable_when
        }

    # ---------------------------------------------------------------------------------------- dependencies

    def reads(self) -> dict[int, Reads]:
        """What each item reads in order to be enabled, calculated or offered."""
        found: dict[int, Reads] = {}
        for item in self._thinking:
            targets = self._targets.get(item.index, {})
            expressions = _deciding(item)
            if targets or expressions:
                read = [self._foreign(expression, item) for expression in expressions]
                found[item.index] = Reads(
                    nearest=frozenset(target.index for target in targets.values()),
                    anywhere=frozenset(index for one in read for index in one.anywhere),
                    everything=any(one.everything for one in read),
                )
        return found

    def _foreign(self, expression: Expression, item: Item) -> Reads:
        """What an expression reads of other items. Keeping one's own answer, if there is one, is no circle."""
        read = self.runner.reads(expression, item)
        if expression is item.enable_expression:
            return read
        return Reads(anywhere=read.anywhere - {item.index}, everything=read.everything)

    def checks(self) -> dict[int, Reads]:
        """What only the findings of each item read."""
        found: dict[int, Reads] = {}
        for item in self._thinking:
            own = tuple(one for one in _deciding(item) if item.index in self.runner.reads(one, item).anywhere)
            expressions = (*_checking(item), *own)
            if expressions:
                read = [self.runner.reads(expression, item) for expression in expressions]
                found[item.index] = Reads(
                    anywhere=frozenset(index for one in read for index in one.anywhere),
                    everything=any(one.everything for one in read),
                )
        return found

    def thinking(self) -> tuple[Item, ...]:
        """The items that have any logic at all."""
        return self._thinking

    def forget(self, index: int) -> None:
        """The item with this index changed: whatever was remembered of it is stale."""
        self.runner.forget(index)

    # ---------------------------------------------------------------------------------------- decisions

    def decides_more(self, item: Item) -> bool:
        """Whether the item has logic besides being enabled."""
        return bool(item.calculated or item.answer_expression or item.toggles or item.text_expression)

    def enabled(self, cell: Cell) -> bool:
        """Whether this cell's own conditions hold. An expression in another language can't hide anything."""
        item = cell.item
        if item is None:
            return True
        if item.enable_when and not conditions_hold(cell, self._targets[item.index]):
            return False
        expression = item.enable_expression
        return expression is None or not expression.runnable or self._holds(expression, cell) is True

    def calculated(self, cell: Cell) -> tuple[Json, ...]:
        """The calculated answers at this cell."""
        return self._answers(cell, cell.item.calculated if cell.item is not None else None)

    def initial(self, cell: Cell) -> tuple[Json, ...]:
        """The answers of the initial expression at this cell."""
        return self._answers(cell, cell.item.initial_expression if cell.item is not None else None)

    def refresh_offers(self, cell: Cell) -> bool:
        """Work out options and text again. True where anything changed."""
        item = cell.item
        if item is None:
            return False
        changed = False
        if item.answer_expression is not None and item.answer_expression.runnable:
            options = Offer(self._options(self.runner.run(item.answer_expression, cell)))
            changed = options != cell.options
            cell.options = options
        if item.toggles:
            off = frozenset(
                part
                for toggle in item.toggles
                if self._holds(toggle.expression, cell) is not True
                for part in toggle.entry_ids
            )
            changed = changed or off != cell.options_off
            cell.options_off = off
        if item.text_expression is not None:
            text = "".join(text_of(one) or "" for one in self.runner.run(item.text_expression, cell)) or None
            changed = changed or text != cell.text
            cell.text = text
        return changed

    def limit(self, cell: Cell, limit: Limit) -> tuple[str, Any] | None:
        """The least or greatest value in force at this cell; None where there is none."""
        if limit.expression is None or not limit.expression.runnable:
            return (limit.key, limit.value) if limit.value is not None else None
        values = self.runner.run(limit.expression, cell)
        return _bound(values[0]) if len(values) == 1 else None

    def broken(self, cell: Cell) -> Iterator[Constraint]:
        """The author's rules that do not hold at this cell (at the root: those of the whole form)."""
        listed = cell.item.constraints if cell.item is not None else self.form.constraints
        for constraint in listed:
            if constraint.expression.runnable and self._holds(constraint.expression, cell) is False:
                run, root = self.runner.run, self.runner.tree.root
                yield replace(constraint, leads_to=leads_to(constraint.locations, cell, root, run))

    # ---------------------------------------------------------------------------------------- within

    def _holds(self, expression: Expression, cell: Cell) -> bool | None:
        try:
            return truth(self.runner.run(expression, cell))
        except EvaluationError:
            return None

    def _answers(self, cell: Cell, expression: Expression | None) -> tuple[Json, ...]:
        if expression is None or cell.item is None:
            return ()
        options = cell.options if cell.options is not None else cell.item.options
        return as_answers(self.runner.run(expression, cell), cell.item, options)

    def _options(self, values: list[Any]) -> Iterator[Option]:
        seen = set()
        for value in values:
            answer = _option_value(value)
            if answer is None:
                continue
            content = raw(answer)
            part = option_part(content)
            if part not in seen:
                seen.add(part)
                yield Option(value=answer, text=option_text(content), entry_id=part)


def _thinks(item: Item) -> bool:
    return bool(
        item.enable_when
        or item.enable_expression
        or item.calculated
        or item.constraints
        or item.answer_expression
        or item.toggles
        or item.text_expression
        or (item.min_value is not None and item.min_value.expression)
        or (item.max_value is not None and item.max_value.expression)
    )


def _deciding(item: Item) -> tuple[Expression, ...]:
    found = (item.enable_expression, item.calculated, item.answer_expression, item.text_expression)
    return (*(one for one in found if one is not None), *(toggle.expression for toggle in item.toggles))


def _checking(item: Item) -> tuple[Expression, ...]:
    limits = (item.min_value, item.max_value)
    bounds = tuple(one.expression for one in limits if one is not None and one.expression is not None)
    rules = (one.expression for one in item.constraints)
    starts = (place.start for one in item.constraints for place in one.locations)
    return (*bounds, *rules, *(one for one in starts if one is not None))


def _bound(value: Any) -> tuple[str, Any] | None:
    if isinstance(value, Moment):
        return {"date": "valueDate", "time": "valueTime"}.get(value.kind, "valueDateTime"), write(value)
    if is_number(value):
        return "valueDecimal", value
    amount = as_amount(value)
    if amount is not None:
        return "valueQuantity", amount.as_quantity()
    return ("valueDateTime", value) if isinstance(value, str) else None


def _option_value(value: Any) -> Json | None:
    if isinstance(value, Element):
        coding = {
            key: value.data[key] for key in ("system", "version", "code", "display") if key in value.data
        }
        return {"valueCoding": coding} if coding.get("code") or coding.get("display") else None
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return {"valueInteger": value}
    if is_number(value):
        return {"valueString": str(tidy(value))}
    text = text_of(value)
    return {"valueString": text} if text else None


def nearest_item(item: Item, candidates: Sequence[Item]) -> Item:
    """Of several items with one linkId (a fault of the form) the one that shares most of its way with ``item``."""
    if len(candidates) == 1:
        return candidates[0]
    return max(
        candidates, key=lambda one: sum(a is b for a, b in zip(one.lineage, item.lineage, strict=False))
    )
