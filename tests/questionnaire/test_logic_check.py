from typing import Any

import pytest

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.logic_check import logic_findings
from tests.questionnaire.building import calculated, expression, extended, extension, form, group, q


def codes(*items: Any, **more: Any) -> list[str]:
    return [finding.code for finding in logic_findings(form(*items, **more))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("1 +", ["expression-unreadable"]),
        ("%nowhere + 1", ["variable-unknown"]),
        ("%resource.item.where(linkId='gone').answer.value", ["expression-unknown-item"]),
        ("%resource.item.answer.value.memberOf('x')", ["function-unknown"]),
        ("%resource.item.where(linkId='a').answer.value", []),
        ("%context.answer.value", []),
    ],
)
def test_each_fault_of_an_expression_is_found(words: str, found: list[str]) -> None:
    assert codes(q("a", "integer"), calculated(q("b", "integer"), words)) == found


def test_names_from_the_launch_and_from_around_are_known() -> None:
    launch = extension(ext.LAUNCH_CONTEXT, extension=[extension("name", valueCoding={"code": "patient"})])
    outer = extended(
        group("g", calculated(q("a"), "%patient.id & %v")),
        extension(ext.VARIABLE, valueExpression=expression("'x'", "v")),
    )

    assert codes(outer, extension=[launch]) == []


def test_keeping_ones_own_answer_is_no_circle() -> None:
    assert (
        codes(calculated(q("a", "dateTime"), "iif(%context.answer.exists(), %context.answer.value, now())"))
        == []
    )


def test_an_item_that_is_shown_by_its_own_answer_is_a_circle() -> None:
    item = extended(
        q("a"),
        extension(
            ext.ENABLE_EXPRESSION,
            valueExpression=expression("%resource.item.where(linkId='a').answer.exists()"),
        ),
    )

    assert codes(item) == ["cycle"]


def named(name: str, words: str) -> dict[str, Any]:
    return extension(ext.VARIABLE, valueExpression=expression(words, name))


def test_a_variable_used_before_it_is_defined_is_named() -> None:
    assert codes(q("a"), extension=[named("x", "1"), named("y", "%x + 1")]) == []
    assert codes(q("a"), extension=[named("x", "%y"), named("y", "1")]) == ["variable-later"]
    assert codes(q("a"), extension=[named("x", "%y"), named("y", "%x")]) == ["variable-later"]
    assert codes(extended(q("a"), named("x", "%x + 1"))) == ["variable-later"]
    assert codes(extended(q("a"), named("x", "%x + 1")), extension=[named("x", "1")]) == []
