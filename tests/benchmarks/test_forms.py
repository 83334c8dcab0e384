"""The forms that are measured have to do what they are measured for: be that large, hang together, and be complete."""

from benchmarks.forms import SIZES, begun, changing, filled, keystroke, opening, reaching_fhirpathpy, typed
from benchmarks.forms_workload import questionnaire
from fieldkit.base.jsontext import dumps
from fieldkit.questionnaire.definition import load_form
from fieldkit.questionnaire.findings import Level
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.logic_check import logic_findings

TEXT = dumps(questionnaire(200, 20))
FORM = load_form(TEXT)


def test_one_answer_changes_every_expression() -> None:
    session = filled(FORM)
    before = {item.link_id: session.node(at).calculated for item, at in calculated()}
    assert keystroke(session, 50) > 20
    assert [link for link, value in before.items() if session.node(path_of(link)).calculated == value] == []


def test_a_filled_form_has_nothing_left_to_answer() -> None:
    assert [one.code for one in filled(FORM).findings(Level.SIGNING)] == []


def test_a_form_that_was_only_opened_has_something_to_answer_and_takes_an_answer() -> None:
    session = begun(TEXT)
    assert {one.code for one in session.findings(Level.SIGNING)} == {"required"}
    session.set(*typed(4))
    session.set(path_of("n0"), {"valueInteger": 3})
    assert (session.node(path_of("c0")).calculated or {}).get("valueInteger") == 7


def test_the_forms_are_as_large_as_they_say_and_faultless() -> None:
    for items, expressions, *_ in SIZES:
        form = load_form(dumps(questionnaire(items, expressions)))
        assert len(form.all_items) == items
        assert len({item.calculated for item in form.walk() if item.calculated}) == expressions
        assert (*form.findings, *logic_findings(form)) == ()


def test_the_same_seed_makes_the_same_form() -> None:
    assert questionnaire(200, 20) == questionnaire(200, 20)
    assert questionnaire(200, 20, seed=1) != questionnaire(200, 20, seed=2)


def test_every_figure_has_a_budget_and_a_positive_value() -> None:
    text = dumps(questionnaire(60, 3))
    figures = [*opening(text, 60, 3, 15, 25), changing(filled(load_form(text)), 60, 3, 2)]
    assert [figure.name for figure in figures if figure.budget is None or figure.value <= 0] == []


def test_no_expression_leaves_our_own_evaluator() -> None:
    assert reaching_fhirpathpy().ok, reaching_fhirpathpy().name


def calculated() -> list[tuple[Item, tuple[str, ...]]]:
    return [(item, path_of(item.link_id)) for item in FORM.walk() if item.calculated]


def path_of(link_id: str) -> tuple[str, ...]:
    item = FORM.item(link_id)
    assert item is not None
    return tuple(step.link_id for step in item.lineage)
