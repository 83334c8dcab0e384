from fieldkit.questionnaire import extensions as ext
from tests.questionnaire.building import (
    calculated,
    choice,
    coding,
    expression,
    extended,
    extension,
    q,
    session,
    text,
    whole,
)


def test_several_calculated_answers_stand_in_entries_until_somebody_answers() -> None:
    s = session(calculated(q("a", repeats=True), "'one' | 'two'"))
    assert [value["valueString"] for value in s.node(("a",)).values] == ["one", "two"]

    s.set(("a", "e:1"), text("mine"))

    assert s.node(("a",)).values == (text("mine"),)


def test_a_calculated_choice_is_one_of_the_options() -> None:
    s = session(calculated(choice("c", "tea", "milk"), "'milk'"))

    assert s.node(("c",)).values[0]["valueCoding"] == coding("milk")


def test_calculated_entries_come_and_go_with_what_they_are_worked_out_from() -> None:
    s = session(
        q("n", "integer"),
        calculated(q("a", "integer", repeats=True), "%resource.item.where(linkId='n').answer.value"),
    )

    s.set(("n",), whole(1))
    assert len(s.node(("a",)).children) == 1
    s.set(("n",), None)

    assert s.node(("a",)).children == ()


def test_an_initial_expression_sees_who_the_form_is_about() -> None:
    item = extended(
        q("name"),
        extension(ext.INITIAL_EXPRESSION, valueExpression=expression("%patient.name.first().given.first()")),
    )

    s = session(item, launch={"patient": {"resourceType": "Patient", "name": [{"given": ["Ana", "Maria"]}]}})

    assert s.node(("name",)).values[0]["valueString"] == "Ana"
    assert s.node(("name",)).values[0]["source"] == {"kind": "initial"}


def test_an_initial_expression_that_finds_nothing_leaves_the_fixed_initial_answer() -> None:
    item = extended(
        q("name", initial=[text("unknown")]),
        extension(ext.INITIAL_EXPRESSION, valueExpression=expression("%patient.name.given")),
    )

    assert session(item).node(("name",)).values[0]["valueString"] == "unknown"
