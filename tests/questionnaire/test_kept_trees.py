import pytest

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.expressions import grammar
from fieldkit.questionnaire.expressions.syntax import forget_all, parse
from fieldkit.questionnaire.kept_trees import dump_cache, load_cache
from tests.questionnaire.building import expression, extension, form, q

WORDS = "%resource.item.where(linkId = 'kept-trees').answer.value + 41"


def calculating(words: str = WORDS) -> Form:
    return form(q("a", "integer", extension=[extension(ext.CALCULATED, valueExpression=expression(words))]))


def test_kept_trees_are_those_that_parsing_gives_and_nothing_is_parsed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = calculating()
    kept, tree = dump_cache(made), parse(WORDS)
    forget_all()
    assert load_cache(made.sha256, kept)
    monkeypatch.setattr(grammar, "read", lambda _: pytest.fail("parsed again"))
    assert parse(WORDS) == tree


def test_an_expression_that_is_none_is_kept_as_that() -> None:
    made = calculating("(((")
    kept = dump_cache(made)
    forget_all()
    assert load_cache(made.sha256, kept)
    with pytest.raises(grammar.ExpressionSyntaxError):
        parse("(((")


def test_trees_of_another_form_or_damaged_ones_are_left_alone() -> None:
    made = calculating()
    kept = dump_cache(made)
    for sha256, data in (
        ("0" * 64, kept),
        (made.sha256, kept[:-3]),
        (made.sha256, kept.replace(b"41", b"42")),
        (made.sha256, b""),
    ):
        assert not load_cache(sha256, data)


def test_trees_of_another_grammar_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    made = calculating()
    with monkeypatch.context() as other:
        other.setattr("fieldkit.questionnaire.kept_trees.LIBRARY", "another")
        kept = dump_cache(made)
    assert not load_cache(made.sha256, kept)
