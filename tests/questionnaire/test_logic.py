from typing import Any

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.findings import Level
from tests.questionnaire.building import (
    choice,
    codes,
    coding,
    expression,
    extended,
    extension,
    form,
    group,
    no,
    open_session,
    q,
    session,
    text,
    when,
    whole,
    yes,
)


def shown_if(item: Any, words: str) -> Any:
    return extended(item, extension(ext.ENABLE_EXPRESSION, valueExpression=expression(words)))


def test_an_item_may_be_shown_by_an_expression() -> None:
    s = session(q("a", "integer"), shown_if(q("b"), "%resource.item.where(linkId='a').answer.value > 3"))
    assert not s.node(("b",)).enabled

    s.set(("a",), whole(4))

    assert s.node(("b",)).enabled


def test_an_expression_in_another_language_hides_nothing() -> None:
    item = extended(
        q("a"), extension(ext.ENABLE_EXPRESSION, valueExpression={"language": "text/cql", "expression": "x"})
    )

    assert session(item).node(("a",)).enabled


def test_variables_are_seen_by_what_stands_inside_and_by_later_variables() -> None:
    part = extended(
        group("g", q("a", "integer"), shown_if(q("b"), "%twice > 5")),
        extension(
            ext.VARIABLE, valueExpression=expression("%context.item.where(linkId='a').answer.value", "once")
        ),
        extension(ext.VARIABLE, valueExpression=expression("%once * 2", "twice")),
    )
    s = session(part, shown_if(q("outside"), "%twice > 5"))

    s.set(("g", "a"), whole(3))

    assert s.node(("g", "b")).enabled
    assert not s.node(("outside",)).enabled


def test_a_variable_of_a_repeating_group_has_its_own_value_in_each_entry() -> None:
    part = extended(
        group("g", q("a", "integer"), shown_if(q("b"), "%mine > 5"), repeats=True),
        extension(
            ext.VARIABLE, valueExpression=expression("%context.item.where(linkId='a').answer.value", "mine")
        ),
    )
    s = session(part)

    s.set(("g", "e:1", "a"), whole(3))
    s.set(("g", "e:2", "a"), whole(9))

    assert [entry.children[1].enabled for entry in s.node(("g",)).children] == [False, True]


def test_options_may_come_from_an_expression_and_follow_its_answers() -> None:
    names = extended(
        q("who", "choice"),
        extension(
            ext.ANSWER_EXPRESSION,
            valueExpression=expression("%resource.repeat(item).where(linkId='name').answer.value"),
        ),
    )
    s = session(group("g", q("name"), repeats=True), names)

    s.set(("g", "e:1", "name"), text("Ana"))
    assert [option.text for option in s.node(("who",)).options] == ["Ana"]
    s.set(("g", "e:2", "name"), text("Ben"))

    assert [option.text for option in s.node(("who",)).options] == ["Ana", "Ben"]


def test_an_option_is_offered_only_while_its_toggle_says_so() -> None:
    toggle = extension(
        ext.TOGGLE,
        extension=[
            extension("option", valueCoding=coding("milk")),
            extension(
                "expression", valueExpression=expression("%resource.item.where(linkId='cow').answer.value")
            ),
        ],
    )
    s = session(
        q("cow", "boolean"),
        extended(choice("c", "tea", "milk"), toggle),
        answers={("c",): {"valueCoding": coding("milk")}},
    )
    assert [option.text for option in s.node(("c",)).options] == ["Tea"]
    assert codes(s) == ["answer-not-in-options"]

    s.set(("cow",), yes())

    assert [option.text for option in s.node(("c",)).options] == ["Tea", "Milk"]
    assert codes(s) == []


def test_a_label_may_be_worked_out() -> None:
    beside = {
        "extension": [
            extension(
                ext.CQF_EXPRESSION,
                valueExpression=expression("'Dear ' + %resource.item.where(linkId='name').answer.value"),
            )
        ]
    }
    s = session(q("name"), q("a", "display", _text=beside))
    assert s.node(("a",)).text == "a"

    s.set(("name",), text("Ana"))

    assert s.node(("a",)).text == "Dear Ana"
    assert ("a",) in s.changed()


def test_a_limit_may_follow_another_answer() -> None:
    beside = {
        "extension": [
            extension(
                ext.CQF_CALCULATED,
                valueExpression=expression("%resource.item.where(linkId='from').answer.value"),
            )
        ]
    }
    s = session(q("from", "date"), extended(q("to", "date"), {"url": ext.MIN_VALUE, "_valueDate": beside}))
    s.set(("to",), {"valueDate": "2026-01-01"})
    assert codes(s) == []

    s.set(("from",), {"valueDate": "2026-05-01"})

    assert codes(s) == ["min-value"]


def rule(words: str, severity: str = "error") -> Any:
    return extension(
        ext.CONSTRAINT,
        extension=[
            extension("key", valueId="k"),
            extension("severity", valueCode=severity),
            extension("expression", valueString=words),
            extension("human", valueString="Those two don't go together"),
        ],
    )


def test_a_rule_of_the_whole_form_is_checked_at_its_root() -> None:
    used = form(
        q("a", "boolean"),
        q("b", "boolean"),
        extension=[
            rule(
                "(%resource.item.where(linkId='a').answer.value and %resource.item.where(linkId='b').answer.value).not()"
            )
        ],
    )
    s = open_session(used, {("a",): yes(), ("b",): no()})
    assert codes(s, Level.SIGNING) == []

    s.set(("b",), yes())

    (finding,) = s.findings(Level.SIGNING)
    assert (finding.code, finding.path, finding.params["human"]) == (
        "constraint",
        (),
        "Those two don't go together",
    )


def test_rules_that_go_in_a_circle_stop_and_say_so() -> None:
    s = session(
        q("a", enableWhen=[when("b", "exists", answerBoolean=False)], initial=[text("x")]),
        q("b", enableWhen=[when("a", "exists", answerBoolean=False)], initial=[text("y")]),
        q("c", enableWhen=[when("c", "exists", answerBoolean=False)], initial=[text("z")]),
    )

    assert "unsettled" in codes(s)


def test_an_expression_that_fails_gives_nothing_and_breaks_nothing() -> None:
    s = session(
        extended(q("a", "integer"), extension(ext.CALCULATED, valueExpression=expression("'x' + 1"))),
        shown_if(q("b"), "no such ("),
    )

    assert s.node(("a",)).values == ()
    assert not s.node(("b",)).enabled
