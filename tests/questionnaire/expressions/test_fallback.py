from decimal import Decimal

import pytest

from fieldkit.questionnaire.expressions.fallback import cell_json, compile_fallback, lower
from fieldkit.questionnaire.expressions.focus import Amount, Element
from fieldkit.questionnaire.expressions.operators import EvaluationError
from fieldkit.questionnaire.items import Expression
from fieldkit.questionnaire.temporal import parse_moment
from tests.questionnaire.building import calculated, group, q, session, text, when, whole
from tests.questionnaire.expressions.running_on import runner_of, texts

NOW = parse_moment("2026-11-22T09:30:00Z")


def test_the_library_sees_the_response_as_json_without_what_does_not_apply() -> None:
    s = session(
        group("g", q("a", item=[q("b")])),
        q("off", enableWhen=[when("g", "exists", answerBoolean=True)]),
        answers={("g", "a", "e:1"): text("x"), ("g", "a", "e:1", "b"): text("y"), ("off",): text("z")},
    )
    s.changed()

    assert cell_json(s._tree.root) == {
        "resourceType": "QuestionnaireResponse",
        "item": [
            {
                "linkId": "g",
                "item": [
                    {
                        "linkId": "a",
                        "answer": [{**text("x"), "item": [{"linkId": "b", "answer": [text("y")]}]}],
                    }
                ],
            }
        ],
    }


def test_an_expression_that_only_the_library_knows_runs_and_is_counted() -> None:
    s = session(q("a", "integer"), answers={("a",): whole(4)})
    runner = runner_of(s)
    words = "%resource.children().where(linkId='a').answer.value.first() + 1"

    found = runner.run(Expression(words), s._tree.root)

    assert found == [5]
    assert runner.fallbacks == {words: 1}


def test_the_library_knows_the_response_by_both_its_names() -> None:
    s = session(q("a", "integer"), answers={("a",): whole(4)})

    for name in ("resource", "rootResource"):
        words = f"%{name}.children().where(linkId='a').answer.value.first() + 1"
        runner = runner_of(s)
        assert (runner.run(Expression(words), s._tree.root), runner.fallbacks) == ([5], {words: 1})


def test_what_goes_through_the_library_follows_its_answers() -> None:
    s = session(q("a", "integer"), calculated(q("n", "integer"), "%resource.children().answer.value.sum()"))

    s.set(("a",), whole(4))
    assert s.node(("n",)).values[0]["valueInteger"] == 4
    s.set(("a",), None)

    assert s.node(("n",)).values == ()


def test_the_librarys_faults_become_ours() -> None:
    assert NOW is not None
    with pytest.raises(EvaluationError):
        compile_fallback("nothing.suchFunction()")({}, {}, NOW)


def test_values_go_to_the_library_as_plain_json() -> None:
    assert lower(Element({"code": "x"})) == {"code": "x"}
    assert lower(NOW) == "2026-11-22T09:30:00Z"
    assert lower(Amount(Decimal(3), "kg")) == {"value": 3, "unit": "kg", "code": "kg"}
    assert lower("x") == "x"


def test_known_faults_of_the_library_are_repaired() -> None:
    assert NOW is not None
    coding = {
        "code": "x",
        "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 2}],
    }
    response = {
        "item": [
            {"answer": [{"valueInteger": 2}, {"valueInteger": 3}]},
            {"answer": [{"valueCoding": coding}]},
        ]
    }

    def run(words: str) -> object:
        return compile_fallback(words)(response, {}, NOW)

    assert run("item.answer.valueInteger.sum()") == [5]
    assert run("item.nothing.sum()") == []
    assert run("item.answer.valueCoding.weight()") == [2]
    assert texts("{}.children()") == []


@pytest.mark.parametrize("strange", [True, 3, "x", {"url": "y"}, [True], [{"url": 4}]])
def test_a_spoilt_extension_gives_no_score(strange: object) -> None:
    assert NOW is not None
    response = {"item": [{"answer": [{"valueCoding": {"code": "x", "extension": strange}}]}]}

    assert compile_fallback("item.answer.valueCoding.weight()")(response, {}, NOW) == []


def test_nothing_of_an_answer_is_printed_where_a_form_traces_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert NOW is not None

    assert compile_fallback("a.trace('here')")({"a": "my secret"}, {}, NOW) == ["my secret"]
    assert capsys.readouterr() == ("", "")
