import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.questionnaire.findings import Level
from fieldkit.ui.forms.choice_editors import BooleanEditor, CheckEditor, ChoiceEditor, looks_segmented
from fieldkit.ui.widgets.choice_buttons import RadioRow, Segment
from tests.ui.live_form import LiveForm, control, options, question, questionnaire

CODING = {"system": "https://example.org/c", "code": "show me", "display": "Show me"}


def _choice(live: LiveForm) -> ChoiceEditor:
    editor = live.editor("a")
    assert isinstance(editor, ChoiceEditor)
    return editor


def test_a_few_short_words_are_segments_and_long_ones_rows(qtbot: QtBot) -> None:
    short = LiveForm(
        qtbot, questionnaire(question("a", "choice", answerOption=options("Ask first", "Show me")))
    )
    long = LiveForm(qtbot, questionnaire(question("a", "choice", answerOption=options("A" * 40, "B" * 40))))
    radio = LiveForm(
        qtbot,
        questionnaire(
            question("a", "choice", answerOption=options("Yes", "No"), extension=[control("radio-button")])
        ),
    )
    for live, kind in ((short, Segment), (long, RadioRow), (radio, RadioRow)):
        found = _choice(live).list
        assert found is not None
        assert type(found.buttons()[0]) is kind
    assert looks_segmented(short.session.node(("a",)).options)


def test_days_and_times_to_choose_from_read_as_one_says_them(qtbot: QtBot) -> None:
    days = [{"valueDate": "2026-11-29"}, {"valueDate": "2026-12"}, {"valueTime": "09:30:00"}]
    live = LiveForm(qtbot, questionnaire(question("a", "choice", answerOption=days)))
    found = _choice(live).list

    assert found is not None
    assert [one.text() for one in found.buttons()] == ["29 November 2026", "December 2026", "09:30"]
    found.buttons()[0].click()
    assert live.values("a") == ({"valueDate": "2026-11-29"},)


def test_many_choices_and_drop_downs_are_found_by_typing(qtbot: QtBot) -> None:
    many = LiveForm(
        qtbot,
        questionnaire(question("a", "choice", answerOption=options(*(f"Street {n}" for n in range(40))))),
    )
    combo = _choice(many).combo
    assert combo is not None
    combo.chosen.emit(many.session.node(("a",)).options[7].entry_id)
    assert many.values("a")[0]["valueCoding"]["display"] == "Street 7"


def test_pressing_answers_with_the_whole_coding_and_again_clears(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot, questionnaire(question("a", "choice", answerOption=options("Ask first", "Show me")))
    )
    found = _choice(live).list
    assert found is not None
    found.buttons()[1].click()
    assert live.values("a") == ({"valueCoding": CODING},)
    found.buttons()[1].click()
    assert live.values("a") == ()


def test_two_answers_stand_marked_both(qtbot: QtBot) -> None:
    both = tuple(
        {"valueCoding": {**CODING, "code": code, "display": code}} for code in ("ask first", "show me")
    )
    live = LiveForm(
        qtbot,
        questionnaire(question("a", "choice", answerOption=options("Ask first", "Show me"))),
        answers={("a",): both},
    )
    found = _choice(live).list
    assert found is not None
    assert [button.isChecked() for button in found.buttons()] == [True, True]


def test_an_open_choice_takes_own_words(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot, questionnaire(question("a", "open-choice", answerOption=options("Ask first", "Show me")))
    )
    other = _choice(live).other
    assert other is not None
    QTest.keyClicks(other, "Sing to me")
    live.finish()
    assert live.values("a") == ({"valueString": "Sing to me"},)


def test_a_choice_whose_list_is_not_here_is_answered_in_words(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot, questionnaire(question("a", "choice", answerValueSet="https://example.org/ValueSet/elsewhere"))
    )
    editor = _choice(live)
    assert editor.other is not None
    QTest.keyClicks(editor.other, "Strong hands")
    editor.finish()

    assert live.values("a") == ({"valueCoding": {"display": "Strong hands"}},)
    assert editor.other.text() == "Strong hands"
    assert live.session.findings(Level.SIGNING) == ()


@pytest.mark.parametrize(("press", "value"), [(0, True), (1, False)])
def test_yes_and_no_are_two_buttons(qtbot: QtBot, press: int, value: bool) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "boolean")))
    editor = live.editor("a")
    assert isinstance(editor, BooleanEditor)
    editor.list.buttons()[press].click()
    assert live.values("a") == ({"valueBoolean": value},)


def test_each_tick_is_an_answer_of_its_own(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot, questionnaire(question("a", "choice", repeats=True, answerOption=options("Rugs", "Cold")))
    )
    editor = live.editor("a")
    assert isinstance(editor, CheckEditor)
    for row in editor.list.rows():
        row.click()
    assert [value["valueCoding"]["code"] for value in live.values("a")] == ["rugs", "cold"]
    entry = live.session.node(("a",)).options[0].entry_id
    assert ("set", ("a", entry), live.session.node(("a",)).options[0].value) in live.verbs.done
    editor.list.rows()[0].click()
    assert [value["valueCoding"]["code"] for value in live.values("a")] == ["cold"]


def test_own_words_beside_ticks(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot, questionnaire(question("a", "open-choice", repeats=True, answerOption=options("Rugs", "Cold")))
    )
    editor = live.editor("a")
    assert isinstance(editor, CheckEditor)
    assert editor.other is not None
    editor.list.rows()[0].click()
    QTest.keyClicks(editor.other, "Ice")
    live.finish()
    QTest.keyClicks(editor.other, "!")
    live.finish()
    assert {value.get("valueString") for value in live.values("a")} == {None, "Ice!"}


@pytest.mark.parametrize(("way", "across"), [("horizontal", True), ("vertical", False)])
def test_options_stand_the_way_the_form_says(qtbot: QtBot, way: str, across: bool) -> None:
    url = "http://hl7.org/fhir/StructureDefinition/questionnaire-choiceOrientation"
    turned = {"answerOption": options("Good", "Poor"), "extension": [{"url": url, "valueCode": way}]}
    one = _choice(LiveForm(qtbot, questionnaire(question("a", "choice", **turned))))
    assert one.list is not None
    first, second = one.list.buttons()
    assert isinstance(first, RadioRow)
    several = LiveForm(qtbot, questionnaire(question("a", "choice", repeats=True, **turned))).editor("a")
    assert isinstance(several, CheckEditor)
    rows = several.list.rows()
    assert (second.x() > first.x(), rows[1].x() > rows[0].x()) == (across, across)


def test_the_answers_of_a_question_to_stop_at_stand_in_one_line(qtbot: QtBot) -> None:
    stop = {
        "answerOption": options("Yes", "No", "Could not tell"),
        "extension": [
            {
                "url": "https://fieldkit.example.org/fhir/StructureDefinition/safety-item",
                "valueBoolean": True,
            },
            {
                "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
                "valueCodeableConcept": {"coding": [{"code": "radio-button"}]},
            },
        ],
    }
    one = _choice(LiveForm(qtbot, questionnaire(question("a", "choice", **stop))))
    assert one.list is not None
    rows = one.list.buttons()
    assert all(isinstance(row, RadioRow) for row in rows)
    assert len({row.y() for row in rows}) == 1
    assert rows[0].x() < rows[1].x() < rows[2].x()
