"""The form that is measured has to do what it is measured for: hide, add up, and be complete."""

from benchmarks.forms import GROUPS, QUESTIONS, answered, keystroke, questionnaire, run, written
from fieldkit.base.jsontext import dumps
from fieldkit.questionnaire.definition import load_form
from fieldkit.questionnaire.findings import Level

FORM = load_form(dumps(questionnaire()))


def test_a_keystroke_changes_the_sum_of_its_part() -> None:
    session = answered(FORM)
    keystroke(session, 40)
    sums = [session.node((part, f"{part}.sum")).calculated or {} for part in ("g6", "g7")]
    assert [value.get("valueInteger") for value in sums] == [4, 43]


def test_closing_a_part_hides_its_questions() -> None:
    session = answered(FORM)
    session.set(("g7", "g7.open"), {"valueBoolean": False})
    assert not session.node(("g7", "g7.q0")).enabled
    assert session.node(("g6", "g6.q0")).enabled


def test_the_record_is_complete_and_every_answer_is_written() -> None:
    session = answered(FORM)
    assert session.findings(Level.SIGNING) == ()
    answers = [item for group in written(session, FORM)["item"] for item in group["item"]]
    assert len(answers) == GROUPS * QUESTIONS


def test_every_figure_has_a_budget_and_a_positive_value() -> None:
    assert [figure.name for figure in run() if figure.budget is None or figure.value <= 0] == []
