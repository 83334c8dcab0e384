"""FHIRPath text to a small tree. The grammar is fhirpathpy's; the tree is ours, plain lists that can be stored.

Nodes: ``["lit", kind, text]``, ``["empty"]``, ``["var", name]``, ``["this"|"index"|"total"]``,
``["member", base, name]``, ``["call", base, name, [args]]``, ``["at", base, index]``, ``["op", sign, left, right]``,
``["sign", "+"|"-", operand]``, ``["is"|"as", operand, type]``. A base is a node, or None at the head of a path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

import antlr4
import fhirpathpy
from antlr4.atn.PredictionMode import PredictionMode
from antlr4.error.ErrorListener import ErrorListener
from fhirpathpy.parser.generated.FHIRPathLexer import FHIRPathLexer
from fhirpathpy.parser.generated.FHIRPathParser import FHIRPathParser

Tree = list[Any]
LIBRARY: Final = f"fhirpathpy {fhirpathpy.VERSION}, tree 1"
"""What made a tree: the number at the end goes up with every change to the shape of trees."""
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


def stored_tree(text: str) -> str | None:
    """The tree of an expression as JSON text, for ``take_in`` of a later run; None where it is no FHIRPath."""
    return _parse(text)


def take_in(trees: Mapping[str, str | None]) -> None:
    """Trees from an earlier run with this very ``LIBRARY``: these expressions are not parsed again."""
    if len(_KEPT) + len(trees) > _MOST_KEPT:
        _KEPT.clear()
    _KEPT.update(trees)


_KEPT: Final[dict[str, str | None]] = {}
"""Part of the memory of ``_parse``: like it, holds what follows from an expression's text and nothing else."""
_MOST_KEPT: Final = 20_000


def forget_all() -> None:
    """Forget every tree: for measuring what the first opening of a form costs."""
    _KEPT.clear()
    _parse.cache_clear()
    _parse_as_it_is.cache_clear()


@lru_cache(maxsize=8192)
def _parse(text: str) -> str | None:
    """The tree as JSON text; kept, for it depends on nothing but the expression's text.

    The grammar takes milliseconds for one expression, and those of a form differ mostly in the linkIds they name. So
    what stands in quotation marks is set aside, the rest is parsed once, and the tree gets its words back.
    """
    if text in _KEPT:
        return _KEPT[text]
    if len(text) > _LONGEST or any(sign in text for sign in _PECULIAR):
        return _parse_as_it_is(text)
    words = _QUOTED.findall(text)
    places = iter(range(len(words)))
    stored = _parse_as_it_is(_QUOTED.sub(lambda _: f"'{_MARK}{next(places)}{_MARK}'", text))
    if stored is None or not words:
        return stored
    return _MARKED.sub(lambda found: json.dumps(words[int(found[1])][1:-1], ensure_ascii=False)[1:-1], stored)


_MARK: Final = "\ue000"
"""A private-use character; no form has it."""
_PECULIAR: Final = (_MARK, "\\", "`", "//", "/*", '"')
"""Where these stand, a quotation mark may not begin a text."""
_QUOTED: Final = re.compile(r"'[^']*'")
_MARKED: Final = re.compile(f"{_MARK}([0-9]+){_MARK}")


@lru_cache(maxsize=8192)
def _parse_as_it_is(text: str) -> str | None:
    if len(text) > _LONGEST:
        return None
    try:
        return json.dumps(_tree(_grammar(text)), ensure_ascii=False)
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
    expression = parser.expression()
    if parser.getCurrentToken().type != antlr4.Token.EOF:
        raise ExpressionSyntaxError("something follows the end of the expression")
    return _node(expression)


def _node(context: Any) -> dict[str, Any]:
    """One rule of the grammar with what stands in it; text only where it is needed, for it is costly to gather."""
    kind = type(context).__name__.removesuffix("Context")
    node: dict[str, Any] = {"type": kind, "terminalNodeText": [], "children": []}
    if kind.endswith(("Literal", "Identifier", "TypeSpecifier")):
        node["text"] = context.getText()
    for child in context.children or ():
        if isinstance(child, antlr4.TerminalNode):
            node["terminalNodeText"].append(child.getText())
        else:
            node["children"].append(_node(child))
    return node


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
