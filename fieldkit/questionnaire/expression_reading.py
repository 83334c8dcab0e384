"""Reading the expressions of an item: what is calculated, shown on condition, filled in at first, or ruled out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.extensions import Extensions
from fieldkit.questionnaire.items import Constraint, Expression, Item, Json, Location, Toggle
from fieldkit.questionnaire.leading import read_location
from fieldkit.questionnaire.options import option_part
from fieldkit.questionnaire.value_types import raw, value_key

Note = Callable[[str, str, str, str], None]


def read_expressions(item: Item, found: Extensions, note: Note, *, of_text: bool = False) -> None:
    """Fill in the expressions of an item from its extensions (or of its text, from those of ``_text``)."""
    if of_text:
        item.text_expression = _one(found, ext.CQF_EXPRESSION, item, note)
        return
    item.calculated = _one(found, ext.CALCULATED, item, note)
    item.initial_expression = _one(found, ext.INITIAL_EXPRESSION, item, note)
    item.enable_expression = _one(found, ext.ENABLE_EXPRESSION, item, note)
    item.answer_expression = _one(found, ext.ANSWER_EXPRESSION, item, note)
    item.variables = read_variables(found, item.link_id, note)
    item.constraints = read_constraints(found, item.link_id, note)
    item.toggles = _toggles(found, item, note)


def read_variables(found: Extensions, link_id: str, note: Note) -> tuple[Expression, ...]:
    """The variables declared on an item or on the form (``link_id`` empty)."""
    variables = []
    for one in found.all(ext.VARIABLE):
        written = ext.first_value(one)
        if isinstance(written, dict) and isinstance(written.get("name"), str):
            expression = ext.expression(written)
            _check_language(expression, "variable", link_id, note)
            variables.append(expression)
        else:
            note("variable-broken", link_id, "warning", "A variable has no name or no expression.")
    return tuple(variables)


def read_constraints(found: Extensions, link_id: str, note: Note) -> tuple[Constraint, ...]:
    """The author's own rules on an item or on the form."""
    constraints = []
    for url in (ext.CONSTRAINT, ext.TARGET_CONSTRAINT):
        for one in found.all(url):
            constraint = _constraint(one)
            if constraint:
                _check_language(constraint.expression, "constraint", link_id, note)
                constraints.append(constraint)
            else:
                note("constraint-broken", link_id, "warning", "A constraint has no expression.")
    return tuple(constraints)


def _locations(one: Json) -> Iterator[Location]:
    for place in Extensions(one).all("location"):
        written = ext.first_value(place)
        text = written.get("expression") if isinstance(written, dict) else written
        if isinstance(text, str) and text.strip():
            yield read_location(text)


def _constraint(one: Json) -> Constraint | None:
    written = ext.part(one, "expression")
    if isinstance(written, str):
        expression = Expression(written)
    elif isinstance(written, dict) and isinstance(written.get("expression"), str):
        expression = ext.expression(written)
    else:
        return None
    severity = ext.part(one, "severity")
    human = ext.part(one, "human")
    return Constraint(
        key=str(ext.part(one, "key") or ""),
        expression=expression,
        human=human if isinstance(human, str) else "",
        severity="warning" if severity == "warning" else "error",
        locations=tuple(_locations(one)),
    )


def _one(found: Extensions, url: str, item: Item, note: Note) -> Expression | None:
    written: Any = found.value(url)
    if written is None:
        return None
    if not isinstance(written, dict) or not isinstance(written.get("expression"), str):
        note("expression-broken", item.link_id, "warning", f"The expression {_short(url)} has no text.")
        return None
    expression = ext.expression(written)
    _check_language(expression, _short(url), item.link_id, note)
    return expression


def _check_language(expression: Expression, what: str, link_id: str, note: Note) -> None:
    if expression.language != "text/fhirpath":
        note(
            "expression-language",
            link_id,
            "warning",
            f"The {what} is written in {expression.language}; FieldKit runs FHIRPath only, so it stays empty.",
        )


def _toggles(found: Extensions, item: Item, note: Note) -> tuple[Toggle, ...]:
    toggles = []
    for one in found.all(ext.TOGGLE):
        inner = Extensions(one)
        parts = tuple(option_part(raw(option)) for option in inner.all("option") if value_key(option))
        written = inner.value("expression")
        if parts and isinstance(written, dict) and isinstance(written.get("expression"), str):
            expression = ext.expression(written)
            _check_language(expression, "option toggle", item.link_id, note)
            toggles.append(Toggle(parts, expression))
        else:
            note("toggle-broken", item.link_id, "warning", "An option toggle has no option or no expression.")
    return tuple(toggles)


def _short(url: str) -> str:
    return url.rpartition("/")[2].removeprefix("sdc-questionnaire-")
