"""fhirpathpy for the expressions that our own evaluator leaves alone, on plain JSON, with its known faults repaired.

It is loaded when the first such expression runs: its models of FHIR and its grammar take ten megabytes, and no form that
comes with FieldKit needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any, Final

from fieldkit.questionnaire import temporal
from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.expressions.focus import (
    Amount,
    Answer,
    Collection,
    Element,
    answers_of,
    items_below,
    lift,
)
from fieldkit.questionnaire.expressions.operators import EvaluationError
from fieldkit.questionnaire.extensions import ORDINAL, WEIGHT, Extensions
from fieldkit.questionnaire.temporal import Moment
from fieldkit.questionnaire.value_types import bare, is_number, value_key

_REPEATED_GROUP: Final = re.compile(r"\)[*+{]")

Runner = Callable[[Any, Mapping[str, Any], Moment], Collection]


@dataclass(frozen=True)
class _Library:
    """What is used of fhirpathpy: how it compiles, FHIR R4, and the classes of its values."""

    compile: Callable[..., Callable[[Any, Mapping[str, Any]], Collection]]
    r4: Mapping[str, Any]
    quantity: Any
    typed: Any
    node: Any


@cache
def _library() -> _Library:
    nodes = import_module("fhirpathpy.engine.nodes")
    return _Library(
        compile=import_module("fhirpathpy").compile,
        r4=import_module("fhirpathpy.models").models["r4"],
        quantity=nodes.FP_Quantity,
        typed=nodes.FP_Type,
        node=nodes.ResourceNode,
    )


def compile_fallback(text: str) -> Runner:
    """A function of focus, variables and the present moment. Raises EvaluationError when run on what it can't do."""
    kept: list[Any] = []

    def run(focus: Any, variables: Mapping[str, Any], now: Moment) -> Collection:
        try:
            if not kept:
                library = _library()
                kept.append(library.compile(text, library.r4, _options()))
            moment = temporal.write(now)
            names = {**variables, "fieldkitNow": moment}
            return [value for one in kept[0](focus, names) for value in _raise(one)]
        except RecursionError as error:
            raise EvaluationError("too deeply nested") from error
        except Exception as error:
            raise EvaluationError(str(error)[:200]) from error

    return run


def endless(tree: Any) -> bool:
    """Whether an expression holds something that fhirpathpy might never finish, and that only our evaluator bounds."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, list):
            continue
        if len(node) == 4 and node[0] == "call" and _unbounded(node[2], node[3]):
            return True
        waiting += node
    return False


def _unbounded(name: str, args: list[Any]) -> bool:
    if name in ("repeat", "repeatAll", "aggregate"):
        return not all(arg[:2] == ["member", None] for arg in args)
    if name in ("matches", "matchesFull", "replaceMatches") and args:
        return args[0][:2] != ["lit", "string"] or bool(_REPEATED_GROUP.search(args[0][2]))
    return False


def lower(value: Any) -> Any:
    """One of our values as the plain JSON that fhirpathpy takes."""
    if isinstance(value, Cell):
        return cell_json(value)
    if isinstance(value, Answer):
        return _answer_json(value)
    if isinstance(value, Element):
        return value.data
    if isinstance(value, Moment):
        return temporal.write(value)
    return value.as_quantity() if isinstance(value, Amount) else value


def cell_json(cell: Cell) -> dict[str, Any]:
    """An item of the response (or the whole response) as plain JSON, without what does not apply."""
    item = cell.item
    written: dict[str, Any] = (
        {"linkId": item.link_id} if item is not None else {"resourceType": "QuestionnaireResponse"}
    )
    if item is not None and item.is_question:
        answers = [_answer_json(one) for one in answers_of(cell)]
        if answers:
            written["answer"] = answers
    else:
        below = [cell_json(one) for one in items_below(cell)]
        if below:
            written["item"] = below
    return written


def _answer_json(answer: Answer) -> dict[str, Any]:
    written = bare(answer.value) if value_key(answer.value) else {}
    below = [cell_json(one) for one in items_below(answer)]
    if below:
        written["item"] = below
    return written


def _raise(value: Any) -> Collection:
    library = _library()
    if isinstance(value, library.quantity):
        return [Amount(Decimal(str(value.value)), str(value.unit).strip("'"))]
    if isinstance(value, library.typed):
        text = str(value)
        return [temporal.parse_moment(text) or temporal.parse_time(text) or text]
    return lift(value)


def _options() -> dict[str, Any]:
    return {
        "userInvocationTable": _table(),
        # By itself the library prints what is traced: answers, into the output of a command.
        "traceFn": lambda *_: None,
    }


def _table() -> dict[str, Any]:
    return {
        "sum": {"fn": _sum, "arity": {0: []}},
        "weight": {"fn": _weight, "arity": {0: []}},
        "ordinal": {"fn": _weight, "arity": {0: []}},
        "hasValue": {
            "fn": lambda inputs: [len(inputs) == 1 and _data(inputs[0]) is not None],
            "arity": {0: []},
        },
    }


def _data(value: Any) -> Any:
    """A value of fhirpathpy without its wrapping."""
    return value.data if isinstance(value, _library().node) else value


def _sum(inputs: list[Any]) -> list[Any]:
    numbers = [_data(one) for one in inputs]
    numbers = [one for one in numbers if is_number(one)]
    return [sum(numbers[1:], numbers[0])] if numbers else []


def _weight(inputs: list[Any]) -> list[Any]:
    elements = [data for one in inputs if isinstance(data := _data(one), dict)]
    scores = [
        [number for url in (WEIGHT, ORDINAL) if is_number(number := extensions.value(url))]
        for extensions in map(Extensions, elements)
    ]
    return [listed[0] for listed in scores if listed]
