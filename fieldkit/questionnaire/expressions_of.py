"""Every expression that a form holds, wherever in it: for checking them all, and for keeping their trees."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.items import Expression, Item


def every_expression(form: Form) -> Iterator[tuple[Item | None, Expression]]:
    """Each expression with the item it belongs to, None for the form's own; in document order."""
    for expression in (*form.variables, *(one.expression for one in form.constraints)):
        yield None, expression
    for item in form.walk():
        for expression in _of_item(item):
            yield item, expression


def _of_item(item: Item) -> Iterator[Expression]:
    yield from item.variables
    for one in (
        item.enable_expression,
        item.calculated,
        item.initial_expression,
        item.answer_expression,
        item.text_expression,
        item.min_value.expression if item.min_value else None,
        item.max_value.expression if item.max_value else None,
    ):
        if one is not None:
            yield one
    yield from (toggle.expression for toggle in item.toggles)
    for constraint in item.constraints:
        yield constraint.expression
        yield from (place.start for place in constraint.locations if place.start is not None)
