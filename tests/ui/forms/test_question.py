from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.questionnaire.messages import text as message
from fieldkit.ui.forms.blocks import label_words
from fieldkit.ui.forms.choice_editors import BooleanEditor
from fieldkit.ui.forms.display import DisplayBlock
from fieldkit.ui.forms.measure_editors import NumberEditor
from fieldkit.ui.forms.question import QuestionBlock
from fieldkit.ui.forms.verbs import Earlier
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.notices import ConflictLine, FindingLine
from fieldkit.ui.widgets.numbers import NumberField
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless, names
from tests.ui.live_form import LiveForm, ours, question, questionnaire

MAX = {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 10}


def _findings(block: QuestionBlock) -> list[str]:
    return [line.words.text() for line in block.findChildren(FindingLine) if not line.isHidden()]


def test_needed_is_said_softly_until_review(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "string", required=True)))
    block = live.block("a")
    assert block.needed is not None
    assert block.needed.text() == "needed before you sign"
    assert block.needed.property("role") == "small"
    assert _findings(block) == []
    live.view.set_reviewing(True)
    qtbot.waitUntil(lambda: len(_findings(block)) == 1)
    live.view.set_reviewing(False)
    assert _findings(block) == []


def test_needed_goes_when_answered(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "string", required=True)))
    live.verbs.set(("a",), {"valueString": "x"})
    needed = live.block("a").needed
    assert needed is not None
    assert needed.isHidden()


def test_what_is_wrong_stands_next_to_the_field_and_in_its_description(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "integer", extension=[MAX])))
    editor = live.editor("a")
    assert isinstance(editor, NumberEditor)
    assert isinstance(editor.control, NumberField)
    QTest.keyClicks(editor.control.field, "11")
    live.finish()
    finding = message(live.session.node(("a",)).findings[0])
    qtbot.waitUntil(lambda: _findings(live.block("a")) == [finding])
    assert finding in editor.control.field.accessibleDescription()
    assert editor.control.field.property("state") == "error"
    live.verbs.set(("a",), {"valueInteger": 5})
    assert _findings(live.block("a")) == []


def test_two_answers_are_shown_with_who_said_which(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot,
        questionnaire(question("a", "integer")),
        answers={("a",): ({"valueInteger": 2}, {"valueInteger": 3})},
        said=lambda _path: [("Sharon", "2"), ("Glynis", "3")],
    )
    line = live.block("a").findChild(ConflictLine)
    assert line is not None
    assert "Glynis: 3" in [words.text() for words in line.findChildren(Words)]
    line.button.click()
    assert ("settle", ("a",)) in live.verbs.done
    live.verbs.set(("a",), {"valueInteger": 3})
    assert not [found for found in live.block("a").findChildren(ConflictLine) if not found.isHidden()]


def test_an_earlier_answer_stands_beside_and_is_never_moved_into_the_field(qtbot: QtBot) -> None:
    confirmed: list[Any] = []
    live = LiveForm(
        qtbot,
        questionnaire(question("a", "string")),
        earlier=lambda _path: Earlier("Somebody popping in", "14 Nov, Sharon"),
        still_right=confirmed.append,
    )
    block = live.block("a")
    assert any("Somebody popping in" in words.text() for words in block.findChildren(Words))
    still = next(button for button in block.findChildren(Button) if button.text() == "Still right?")
    still.click()
    assert confirmed == [("a",)]
    assert live.values("a") == ()
    assert still.isVisibleTo(block)
    live.verbs.set(("a",), {"valueString": "Somebody popping in"})
    assert not still.isVisibleTo(block)


def test_a_question_with_followers_answers_in_an_entry(qtbot: QtBot) -> None:
    follower = question(
        "why", "string", enableWhen=[{"question": "a", "operator": "=", "answerBoolean": True}]
    )
    live = LiveForm(qtbot, questionnaire(question("a", "boolean", item=[follower])))
    editor = live.editor("a")
    assert isinstance(editor, BooleanEditor)
    editor.list.buttons()[0].click()
    entry = live.session.node(("a",)).children[0].path
    assert entry[0] == "a"
    assert live.view.kit.blocks[(*entry, "why")].isVisible()
    editor.list.buttons()[1].click()
    assert live.session.node(entry).values[0]["valueBoolean"] is False
    assert not live.view.kit.blocks[(*entry, "why")].isVisible()


def test_help_is_under_the_label_and_a_missing_text_is_made_up_for(qtbot: QtBot) -> None:
    helper = {
        "linkId": "h", "type": "display", "text": "Their own name for it.",
        "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
                       "valueCodeableConcept": {"coding": [{"code": "help"}]}}],
    }  # fmt: skip
    live = LiveForm(qtbot, questionnaire(question("a", "string", prefix="1.", item=[helper])))
    assert live.block("a").hint.text() == "Their own name for it."
    assert label_words(live.session.node(("a",))) == "1. What is a?"
    nameless = LiveForm(qtbot, questionnaire({"linkId": "b", "type": "string"}))
    assert nameless.block("b").label.text() == "b"


def test_a_display_is_words_only(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire({"linkId": "d", "type": "display", "text": "This is yours."}))
    block = live.view.kit.blocks[("d",)]
    assert isinstance(block, DisplayBlock)
    assert block.words.text() == "This is yours."


def test_an_answer_offers_the_form_it_calls_for_right_beside_it(qtbot: QtBot) -> None:
    opened: list[str] = []
    url = "https://example.org/Questionnaire/other"
    asked = question("harm", "boolean", extension=[ours("opens-form", valueCanonical=url)])
    live = LiveForm(
        qtbot, questionnaire(asked), related={url: "Open a note of its own now"}, open_form=opened.append
    )
    assert "Open a note of its own now" not in names(live.view)
    live.verbs.set(("harm",), {"valueBoolean": True})
    go = next(one for one in live.view.findChildren(Button) if one.text() == "Open a note of its own now")
    go.setFocus()
    QTest.keyClick(go, Qt.Key.Key_Space)
    assert opened == [url]
    assert nameless(live.view) == []
    live.verbs.set(("harm",), {"valueBoolean": False})
    assert "Open a note of its own now" not in names(live.view)


def test_a_form_that_is_not_on_this_laptop_is_not_offered(qtbot: QtBot) -> None:
    asked = question(
        "harm", "boolean", extension=[ours("opens-form", valueCanonical="https://example.org/no")]
    )
    live = LiveForm(qtbot, questionnaire(asked), open_form=lambda _url: None)
    before = len(live.view.findChildren(Button))
    live.verbs.set(("harm",), {"valueBoolean": True})
    assert len(live.view.findChildren(Button)) == before
