from typing import Any

import pytest

from fieldkit.questionnaire import extensions as ext
from tests.questionnaire.building import choice, coding, expression, extended, extension, form, q


def read(*extensions: Any) -> Any:
    loaded = form(extended(choice("a", "tea", "milk"), *extensions))
    return loaded.items[0], [finding.code for finding in loaded.findings]


def test_each_kind_of_expression_reaches_its_item() -> None:
    urls = [ext.CALCULATED, ext.INITIAL_EXPRESSION, ext.ENABLE_EXPRESSION, ext.ANSWER_EXPRESSION]

    item, codes = read(*(extension(url, valueExpression=expression("1")) for url in urls))

    assert [
        one.text
        for one in (item.calculated, item.initial_expression, item.enable_expression, item.answer_expression)
    ] == ["1"] * 4
    assert codes == []


def test_a_constraint_carries_its_words_and_its_severity() -> None:
    parts = [
        extension("key", valueId="c1"),
        extension("human", valueString="Not both"),
        extension("severity", valueCode="warning"),
        extension("expression", valueString="true"),
    ]

    item, _ = read(extension(ext.CONSTRAINT, extension=parts))

    (constraint,) = item.constraints
    assert (constraint.key, constraint.human, constraint.severity) == ("c1", "Not both", "warning")


def test_a_toggle_names_the_options_it_switches() -> None:
    parts = [
        extension("option", valueCoding=coding("tea")),
        extension("expression", valueExpression=expression("true")),
    ]

    item, _ = read(extension(ext.TOGGLE, extension=parts))

    assert item.toggles[0].entry_ids == ("e:https://example.org/codes|tea",)


@pytest.mark.parametrize(
    ("extensions", "code"),
    [
        (
            [extension(ext.CALCULATED, valueExpression={"language": "text/cql", "expression": "x"})],
            "expression-language",
        ),
        ([extension(ext.CALCULATED, valueString="1")], "expression-broken"),
        ([extension(ext.VARIABLE, valueExpression={"expression": "1"})], "variable-broken"),
        ([extension(ext.CONSTRAINT, extension=[])], "constraint-broken"),
        ([extension(ext.TOGGLE, extension=[])], "toggle-broken"),
    ],
)
def test_an_expression_that_cannot_be_honoured_is_reported(extensions: list[Any], code: str) -> None:
    assert read(*extensions)[1] == [code]


def test_the_text_of_a_label_may_be_worked_out() -> None:
    beside = {"extension": [extension(ext.CQF_EXPRESSION, valueExpression=expression("'Hello'"))]}

    assert form(q("a", _text=beside)).items[0].text_expression is not None
