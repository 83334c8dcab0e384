"""What is wrong with a form's expressions, found by reading them all: unreadable, unknown variables, circles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.expressions.running import Prepared, prepare
from fieldkit.questionnaire.expressions.unknown import unknown_functions
from fieldkit.questionnaire.expressions_of import every_expression
from fieldkit.questionnaire.extensions import Extensions
from fieldkit.questionnaire.findings import FormFinding
from fieldkit.questionnaire.items import Expression, Item
from fieldkit.questionnaire.logic import Logic
from fieldkit.questionnaire.planning import Plan
from fieldkit.questionnaire.tree import CellTree

_ALWAYS = frozenset(
    {
        "QuestionnaireResponse",
        "resource",
        "rootResource",
        "context",
        "questionnaire",
        "qitem",
        "ucum",
        "sct",
        "loinc",
    }
)


def logic_findings(form: Form) -> tuple[FormFinding, ...]:
    """Findings about every expression of a form and how they hang together."""
    found: list[FormFinding] = []
    outside = _ALWAYS | set(_launch_names(form))
    for item, expression in every_expression(form):
        found += _about(expression, item, form, outside)
    return (*found, *_circles(form))


def _about(
    expression: Expression, item: Item | None, form: Form, outside: frozenset[str]
) -> Iterator[FormFinding]:
    if not expression.runnable:
        return
    link_id = item.link_id if item is not None else ""
    prepared = prepare(expression.text)
    if prepared.fault:
        yield FormFinding(
            "expression-unreadable",
            link_id,
            "error",
            f"This can't be run ({prepared.fault[:60]}): {expression.text[:120]}",
        )
        return
    for name in unknown_functions(expression.text):
        yield FormFinding(
            "function-unknown", link_id, "warning", f"The function {name}() is not available here."
        )
    for name in sorted(prepared.variables - outside - set(_visible(item, form))):
        yield FormFinding(
            "variable-unknown", link_id, "warning", f"The variable %{name} is nowhere defined; it is empty."
        )
    for name in sorted(prepared.variables & set(_not_yet(expression, item, form))):
        yield FormFinding(
            "variable-later",
            link_id,
            "warning",
            f"The variable %{name} is defined after it is used, or by itself; it is empty there.",
        )
    yield from _strangers(prepared, link_id, form)


def _strangers(prepared: Prepared, link_id: str, form: Form) -> Iterator[FormFinding]:
    compiled = prepared.compiled
    for name in sorted(compiled.links if compiled is not None else ()):
        if form.item(name) is None:
            yield FormFinding(
                "expression-unknown-item",
                link_id,
                "information",
                f"An expression asks for {name}, which is not in this form.",
            )


def _visible(item: Item | None, form: Form) -> Iterator[str]:
    for owner in item.lineage if item is not None else ():
        yield from (variable.name for variable in owner.variables)
    yield from (variable.name for variable in form.variables)


def _not_yet(expression: Expression, item: Item | None, form: Form) -> Iterator[str]:
    """Of the variables beside a variable, itself and those after it; not those that stand further out as well."""
    beside = form.variables if item is None else item.variables
    place = next((at for at, one in enumerate(beside) if one is expression), len(beside))
    around = [variable.name for variable in form.variables] if item is not None else []
    for owner in item.lineage[:-1] if item is not None else ():
        around += [variable.name for variable in owner.variables]
    known = {*around, *(one.name for one in beside[:place]), *_launch_names(form)}
    yield from (one.name for one in beside[place:] if one.name not in known)


def _launch_names(form: Form) -> Iterator[str]:
    for one in Extensions(form.resource).all(ext.LAUNCH_CONTEXT):
        name = ext.part(one, "name")
        if isinstance(name, dict):
            name = name.get("code")
        if isinstance(name, str):
            yield name


def _circles(form: Form) -> Iterator[FormFinding]:
    items = tuple(form.walk())
    logic = Logic(form, CellTree(form.items), {}, datetime(2000, 1, 1, tzinfo=UTC))
    plan = Plan(items, logic.reads(), {})
    for circle in plan.cycles:
        names = ", ".join(item.link_id for item in circle[:6])
        for item in circle[:1]:
            yield FormFinding(
                "cycle", item.link_id, "error", f"The rules of these items go round in a circle: {names}."
            )
