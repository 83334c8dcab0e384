"""Which functions of an expression nobody here can run: neither our evaluator nor fhirpathpy."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from fieldkit.questionnaire.expressions.functions import FUNCTIONS
from fieldkit.questionnaire.expressions.grammar import ExpressionSyntaxError
from fieldkit.questionnaire.expressions.macros import MACROS
from fieldkit.questionnaire.expressions.syntax import parse


def unknown_functions(text: str) -> tuple[str, ...]:
    """The names of functions that can't be evaluated (such as ``memberOf``, which needs a terminology server)."""
    try:
        tree = parse(text)
    except ExpressionSyntaxError:
        return ()
    foreign = [name for name in _called(tree) if name not in FUNCTIONS and name not in MACROS]
    if not foreign:
        return ()
    theirs = import_module("fhirpathpy.engine.invocations").invocation_registry
    return tuple(dict.fromkeys(name for name in foreign if name not in theirs))


def _called(tree: Any) -> Iterator[str]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            if len(node) == 4 and node[0] == "call":
                yield node[2]
            waiting += node
