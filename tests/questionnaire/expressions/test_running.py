from typing import Any

import pytest

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.expressions.running import prepare
from fieldkit.questionnaire.items import Expression
from tests.questionnaire.building import expression, extension, form, group, q, session, text, whole
from tests.questionnaire.expressions.running_on import runner_of, texts


def test_an_expression_is_prepared_once_and_says_what_is_wrong_with_it() -> None:
    assert prepare("1 + 1") is prepare("1 + 1")
    assert prepare("1 +").fault
    assert prepare("%x.children() & %y").variables == {"x", "y"}


def test_names_of_the_launch_are_plain_fhir() -> None:
    patient = {
        "resourceType": "Patient",
        "name": [{"use": "official", "given": ["Ana"]}],
        "birthDate": "1940-05-01",
    }

    assert texts("%patient.name.where(use='official').given", launch={"patient": patient}) == ["Ana"]
    assert texts("today() > (%patient.birthDate + 18 years)", launch={"patient": patient}) == ["true"]
    assert texts("%nobody.name") == []


def test_the_form_and_the_item_can_be_asked_about_themselves() -> None:
    s = session(q("a", answerOption=[{"valueString": "x"}]))

    assert texts("%questionnaire.url", s) == ["https://example.org/Questionnaire/test"]
    runner, cell = runner_of(s), s._tree.root.children["a"]
    assert runner.run(Expression("%qitem.answerOption.valueString"), cell) == ["x"]
    assert runner.run(Expression("%ucum"), cell) == ["http://unitsofmeasure.org"]


def test_a_variable_that_depends_on_itself_gives_nothing() -> None:
    loop = extension(ext.VARIABLE, valueExpression=expression("%b", "a"))
    back = extension(ext.VARIABLE, valueExpression=expression("%a", "b"))
    s = session(q("x"), extension=[loop, back])

    assert texts("%b", s) == []


def test_variables_are_worked_out_again_only_when_what_they_read_changes() -> None:
    twice = extension(
        ext.VARIABLE, valueExpression=expression("%resource.item.where(linkId='a').answer.value * 2", "twice")
    )
    used = form(q("a", "integer"), q("b", "integer"), extension=[twice])
    s = session(q("a", "integer"), q("b", "integer"), extension=[twice], answers={("a",): whole(2)})
    runner = runner_of(s)
    root = s._tree.root
    assert runner.run(Expression("%twice"), root) == [4]

    root.children["a"].hold((whole(5),))
    assert runner.run(Expression("%twice"), root) == [4]
    runner.forget(1)
    assert runner.run(Expression("%twice"), root) == [4]
    runner.forget(0)

    assert runner.run(Expression("%twice"), root) == [10]
    assert used.variables[0].name == "twice"


def test_what_is_read_is_known_through_variables_too() -> None:
    inner = extension(
        ext.VARIABLE, valueExpression=expression("%resource.repeat(item).where(linkId='a').answer.value", "v")
    )
    s = session(group("g", q("a", "integer")), q("b"), extension=[inner])

    reads = runner_of(s).reads(Expression("%v + 1"), s.form.item("b"))

    assert reads.anywhere == {1}
    assert not reads.everything


def test_a_failure_is_remembered_with_its_reason() -> None:
    s = session(q("a"))
    runner = runner_of(s)

    assert runner.run(Expression("'x' + 1"), s._tree.root) == []
    assert "'x' + 1" in runner.faults


@pytest.mark.parametrize(
    "words",
    [
        "'abc'.toChars().repeat($this & $this)",
        "'a'.repeat($this & 'aaaaaaaaaa')",
        "(3).repeat($this * $this)",
        "(1).repeat($this + 1).type()",
        "%resource.descendants().select(%resource.descendants()).select(%resource.descendants())",
        "('x' | 'y').aggregate($total & $total & $this, 'aaaaaaaaaa').repeat($this & $this)",
        "'x'" + ".replace('', 'yyyyyyyyy')" * 7,
        "10.power(999999)",
        "10.power(9999).toString()",
        "%resource.item.answer.value.matches('(a+)+$') and 1.type().exists()",
        "'" + "9" * 5000 + "'.toInteger() + 1",
        "9" * 5000 + " * " + "9" * 5000,
        "@2020-01-31 + 99999999999999999999 months",
    ],
)
def test_what_could_run_without_end_or_grow_without_bound_gives_nothing_soon(words: str) -> None:
    items = [q(f"i{number}") for number in range(60)]

    answers: dict[tuple[str, ...], Any] = {(one["linkId"],): text("a" * 40 + "!") for one in items}
    found = texts(words, session(*items, answers=answers))

    assert len("".join(one for one in found if one)) < 10_100


def test_a_whole_number_beyond_all_sizes_is_no_answer() -> None:
    assert texts("99999999999999999999 * 99999999999999999999") == []
    assert texts("'a' + 'b'") == ["ab"]
