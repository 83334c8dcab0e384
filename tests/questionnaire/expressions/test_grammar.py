"""Our reader of FHIRPath against the parser that fhirpathpy generates from the published grammar."""

from __future__ import annotations

from typing import Any

import antlr4
import pytest
from antlr4.error.ErrorListener import ErrorListener
from fhirpathpy.parser.generated.FHIRPathLexer import FHIRPathLexer
from fhirpathpy.parser.generated.FHIRPathParser import FHIRPathParser
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire.expressions.grammar import ExpressionSyntaxError, Tree, read

OPERATORS = [
    *("*", "/", "div", "mod", "+", "-", "&", "|", "<=", "<", ">", ">=", "is", "as"),
    *("=", "~", "!=", "!~", "in", "contains", "and", "or", "xor", "implies"),
]
PIECES = [
    *OPERATORS,
    *("a", "b", ".", ".", "(", ")", "[", "]", ",", "f(", "g()", "{}", "true", "$this", "$index", "$total"),
    *("1", "2.50", "4 days", "5 'mg'", "'x'", "'it\\'s'", "%v", "%'q r'", "`d-e`", "day", "Quantity"),
    *("@2020", "@2020-02-04", "@2020-02-04T10:00:00.5+01:00", "@T10:30", "/* c */", "// c\n", "'"),
]


@pytest.mark.parametrize("sign", OPERATORS)
@pytest.mark.parametrize("other", OPERATORS)
def test_any_two_operators_bind_as_in_the_published_grammar(sign: str, other: str) -> None:
    for words in (
        f"a {sign} b {other} c",
        f"-a.b[0] {sign} -b.f(c) {other} (c)",
        f"a {sign} B.c {other} D.e()",
    ):
        assert ours(words) == theirs(words)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(" ".join))
def test_any_row_of_words_is_read_as_by_the_published_grammar(words: str) -> None:
    assert ours(words) == theirs(words)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))
def test_words_without_room_between_them_too(words: str) -> None:
    assert ours(words) == theirs(words)


def test_a_backslash_before_the_end_of_a_text_does_not_open_it_again() -> None:
    """The generated parser takes the longest way and finds no end here; the specification means two texts."""
    assert read(r"'a\\' + 'b'")[0] == "op"


@pytest.mark.parametrize("words", ["(" * 5_000 + "a" + ")" * 5_000, "-" * 5_000 + "a"])
def test_what_nests_too_deeply_is_an_error_and_no_crash(words: str) -> None:
    with pytest.raises((ExpressionSyntaxError, RecursionError)):
        read(words)


def ours(words: str) -> Tree | None:
    try:
        return read(words)
    except ExpressionSyntaxError:
        return None


class _Strict(ErrorListener):
    def syntaxError(self, *fault: Any) -> None:
        raise ExpressionSyntaxError(str(fault[-2]))


def theirs(words: str) -> Tree | None:
    lexer = FHIRPathLexer(antlr4.InputStream(words))
    parser = FHIRPathParser(antlr4.CommonTokenStream(lexer))
    for one in (lexer, parser):
        one.removeErrorListeners()
        one.addErrorListener(_Strict())
    try:
        found = parser.expression()
        return tree_of(found) if parser.getCurrentToken().type == antlr4.Token.EOF else None
    except (ExpressionSyntaxError, LookupError):
        return None


def tree_of(node: Any) -> Tree:
    """The generated parser's tree in our shape."""
    kind = type(node).__name__.removesuffix("Context")
    rules = [one for one in node.children if not isinstance(one, antlr4.TerminalNode)]
    signs = [one.getText() for one in node.children if isinstance(one, antlr4.TerminalNode)]
    if kind in ("TermExpression", "InvocationTerm", "LiteralTerm", "ParenthesizedTerm"):
        return tree_of(rules[0])
    if kind == "InvocationExpression":
        step = tree_of(rules[1])
        if step[0] not in ("member", "call"):
            raise LookupError("a path step must be a member or a function")
        return [step[0], tree_of(rules[0]), *step[2:]]
    if kind == "IndexerExpression":
        return ["at", tree_of(rules[0]), tree_of(rules[1])]
    if kind == "PolarityExpression":
        return ["sign", signs[0], tree_of(rules[0])]
    if kind == "TypeExpression":
        return [signs[0], tree_of(rules[0]), rules[1].getText().replace("`", "")]
    if kind.endswith("Expression"):
        return ["op", signs[0], tree_of(rules[0]), tree_of(rules[1])]
    return leaf_of(node, kind, rules)


def leaf_of(node: Any, kind: str, rules: list[Any]) -> Tree:
    if kind == "MemberInvocation":
        return ["member", None, node.getText().strip("`")]
    if kind == "FunctionInvocation":
        name, *listed = [one for one in rules[0].children if not isinstance(one, antlr4.TerminalNode)]
        args = [tree_of(one) for one in listed[0].expression()] if listed else []
        return ["call", None, name.getText().strip("`"), args]
    if kind == "ExternalConstantTerm":
        return ["var", node.getText()[1:].strip("`'")]
    if kind == "NullLiteral":
        return ["empty"]
    if kind.endswith("Invocation"):
        return [kind.removesuffix("Invocation").lower()]
    name = kind.removesuffix("Literal")
    return ["lit", name[:1].lower() + name[1:], node.getText()]
