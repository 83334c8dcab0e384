import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire.expressions import syntax
from fieldkit.questionnaire.expressions.grammar import ExpressionSyntaxError
from fieldkit.questionnaire.expressions.syntax import parse


@pytest.mark.parametrize(
    ("words", "tree"),
    [
        ("a.b", ["member", ["member", None, "a"], "b"]),
        ("%`a-b`", ["var", "a-b"]),
        ("%'a b'", ["var", "a b"]),
        ("f(1, 'x')", ["call", None, "f", [["lit", "number", "1"], ["lit", "string", "'x'"]]]),
        ("a[0]", ["at", ["member", None, "a"], ["lit", "number", "0"]]),
        ("-1", ["sign", "-", ["lit", "number", "1"]]),
        ("a is FHIR.Quantity", ["is", ["member", None, "a"], "FHIR.Quantity"]),
        ("{}", ["empty"]),
        ("/* note */ $this // end", ["this"]),
        (
            "(1 + 2) * 3",
            ["op", "*", ["op", "+", ["lit", "number", "1"], ["lit", "number", "2"]], ["lit", "number", "3"]],
        ),
    ],
)
def test_an_expression_becomes_a_small_tree(words: str, tree: list[object]) -> None:
    assert parse(words) == tree


@pytest.mark.parametrize("words", ["", "1 +", "a b", "f(", "a..b", "a $ b", "'open", "x" * 30_000])
def test_what_is_no_fhirpath_is_an_error_and_never_repaired(words: str) -> None:
    with pytest.raises(ExpressionSyntaxError):
        parse(words)


@given(st.text(alphabet="ab.()[]'%$+- {}0@/*\\`", max_size=30))
def test_any_text_is_parsed_or_refused(words: str) -> None:
    try:
        tree = parse(words)
    except ExpressionSyntaxError:
        return
    assert isinstance(tree, list)


def test_a_tree_that_was_handed_out_can_be_changed_without_harm() -> None:
    parse("a.b").append("spoilt")

    assert parse("a.b") == ["member", ["member", None, "a"], "b"]


def test_a_tree_of_an_earlier_run_is_taken_and_forgotten_again() -> None:
    syntax.take_in({"never.seen": '["this"]'})
    assert parse("never.seen") == ["this"]

    syntax.forget_all()
    assert parse("never.seen") == ["member", ["member", None, "never"], "seen"]
