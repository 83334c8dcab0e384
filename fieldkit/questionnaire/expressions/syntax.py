"""FHIRPath text to a small tree. The grammar is fhirpathpy's; the tree is ours, plain lists that can be stored.

Nodes: ``["lit", kind, text]``, ``["empty"]``, ``["var", name]``, ``["this"|"index"|"total"]``,
``["member", base, name]``, ``["call", base, name, [args]]``, ``["at", base, index]``, ``["op", sign, left, right]``,
``["sign", "+"|"-", operand]``, ``["is"|"as", operand, type]``. A base is a node, or None at the head of a path.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

import antlr4
from antlr4.atn.PredictionMode import PredictionMode
from antlr4.error.ErrorListener import ErrorListener
from fhirpathpy.parser.ASTPathListener import ASTPathListener
from fhirpathpy.parser.generated.FHIRPathLexer import FHIRPathLexer
from fhirpathpy.parser.generated.FHIRPathParser import FHIRPathParser

Tree = list[Any]
_LONGEST = 20_000


class ExpressionSyntaxError(ValueError):
    """The text is not FHIRPath."""


def parse(text: str) -> Tree:
    """The tree of an expression. Raises ExpressionSyntaxError."""
    stored = _parse(text)
    if stored is None:
        raise ExpressionSyntaxError(f"not FHIRPath: {text[:80]!r}")
    tree: Tree = json.loads(stored)
    return tree


@lru_cache(maxsize=8192)
def _parse(text: str) -> str | None:
    """Parsing costs a millisecond or more, so trees are kept; they depend on nothing but the text."""
    if len(text) > _LONGEST:
        return None
    try:
        return json.dumps(_tree(_grammar(text)))
    except (ExpressionSyntaxError, LookupError, TypeError, ValueError, RecursionError):
        return None


class _Strict(ErrorListener):
    """Stops at the first fault; left alone, the parser would repair the text and go on with another meaning."""

    def syntaxError(self, *fault: Any) -> None:  # noqa: N802 - antlr4 calls it so
        raise ExpressionSyntaxError(str(fault[-2]))


def _grammar(text: str) -> dict[str, Any]:
    strict = _Strict()
    lexer = FHIRPathLexer(antlr4.InputStream(text))
    lexer.removeErrorListeners()
    lexer.addErrorListener(strict)
    parser = FHIRPathParser(antlr4.CommonTokenStream(lexer))
    parser.removeErrorListeners()
    parser.addErrorListener(strict)
    parser._interp.predictionMode = PredictionMode.SLL  # noqa: SLF001 - antlr4 offers no other way; twice as fast
    listener = ASTPathListener()
    expression = parser.expression()
    if parser.getCurrentToken().type != antlr4.Token.EOF:
        raise ExpressionSyntaxError("something follows the end of the expression")
    antlr4.ParseTreeWalker().walk(listener, expression)
    parsed: dict[str, Any] = listener.parentStack[0]["children"][0]
    return parsed


def _tree(node: dict[str, Any]) -> Tree:
    kind = node["type"]
    maker = _MAKERS.get(kind)
    if maker is None:
        raise ValueError(f"unknown grammar node {kind}")
    return maker(node)


def _only(node: dict[str, Any]) -> Tree:
    return _tree(node["children"][0])


def _invocation(node: dict[str, Any]) -> Tree:
    base, step = node["children"]
    tree = _tree(step)
    if tree[0] not in ("member", "call"):
        raise ValueError("a path step must be a member or a function")
    tree[1] = _tree(base)
    return tree


def _member(node: dict[str, Any]) -> Tree:
    return ["member", None, _identifier(node["children"][0])]


def _function(node: dict[str, Any]) -> Tree:
    functn = node["children"][0]
    parts = functn["children"]
    args = parts[1]["children"] if len(parts) > 1 else []
    return ["call", None, _identifier(parts[0]), [_tree(arg) for arg in args]]


def _identifier(node: dict[str, Any]) -> str:
    text = node.get("text") or node["terminalNodeText"][0]
    return str(text).strip("`")


def _operation(node: dict[str, Any]) -> Tree:
    left, right = node["children"]
    return ["op", node["terminalNodeText"][0], _tree(left), _tree(right)]


def _typed(node: dict[str, Any]) -> Tree:
    operand, specifier = node["children"]
    return [node["terminalNodeText"][0], _tree(operand), str(specifier["text"]).replace("`", "")]


def _indexer(node: dict[str, Any]) -> Tree:
    base, index = node["children"]
    return ["at", _tree(base), _tree(index)]


def _polarity(node: dict[str, Any]) -> Tree:
    return ["sign", node["terminalNodeText"][0], _only(node)]


def _variable(node: dict[str, Any]) -> Tree:
    inner = node["children"][0]
    if inner.get("children"):
        return ["var", _identifier(inner["children"][0])]
    return ["var", str(inner["terminalNodeText"][-1]).strip("'")]


def _literal(kind: str) -> Callable[[dict[str, Any]], Tree]:
    def make(node: dict[str, Any]) -> Tree:
        return ["lit", kind, str(node["text"])]

    return make


_MAKERS: Final[Mapping[str, Callable[[dict[str, Any]], Tree]]] = {
    "TermExpression": _only,
    "InvocationTerm": _only,
    "LiteralTerm": _only,
    "ParenthesizedTerm": _only,
    "InvocationExpression": _invocation,
    "MemberInvocation": _member,
    "FunctionInvocation": _function,
    "ThisInvocation": lambda _: ["this"],
    "IndexInvocation": lambda _: ["index"],
    "TotalInvocation": lambda _: ["total"],
    "ExternalConstantTerm": _variable,
    "IndexerExpression": _indexer,
    "PolarityExpression": _polarity,
    "TypeExpression": _typed,
    "NullLiteral": lambda _: ["empty"],
    "BooleanLiteral": _literal("boolean"),
    "StringLiteral": _literal("string"),
    "NumberLiteral": _literal("number"),
    "DateTimeLiteral": _literal("dateTime"),
    "TimeLiteral": _literal("time"),
    "QuantityLiteral": _literal("quantity"),
    **dict.fromkeys(
        (
            "MultiplicativeExpression",
            "AdditiveExpression",
            "UnionExpression",
            "InequalityExpression",
            "EqualityExpression",
            "MembershipExpression",
            "AndExpression",
            "OrExpression",
            "ImpliesExpression",
        ),
        _operation,
    ),
}
