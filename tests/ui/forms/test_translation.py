from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.records.translated import Translated
from fieldkit.ui.forms.text_editors import OwnWordsEditor
from fieldkit.ui.forms.translation import TranslationSheet, translation_line, whose_words
from tests.ui.accessible import nameless
from tests.ui.live_form import LiveForm, ours, question, questionnaire

SAID = "Mae'r gegin yn oer."
ENGLISH = Translated("The kitchen is cold.", "en", "worker", "Sharon", SAID)
VALUE = {"valueString": SAID, "speaker": "person", "language": "cy"}


def _sheet(qtbot: QtBot, value: dict[str, object]) -> TranslationSheet:
    sheet = TranslationSheet(value, "Sharon")
    qtbot.addWidget(sheet)
    return sheet


def test_it_is_the_workers_own_until_somebody_else_is_chosen(qtbot: QtBot) -> None:
    sheet = _sheet(qtbot, dict(VALUE))
    assert nameless(sheet) == []
    assert sheet.found is None
    QTest.keyClicks(sheet.words, "The kitchen is cold.")
    assert sheet.found == ENGLISH
    sheet.by.chosen.emit("interpreter")
    sheet.language.chosen.emit("pl")
    assert sheet.found == Translated("The kitchen is cold.", "pl", "interpreter", "", SAID)
    QTest.keyClicks(sheet.who, "Ewa")
    sheet.by.chosen.emit("family")
    assert sheet.found is not None
    assert (sheet.found.by, sheet.found.who) == ("family", "Ewa")


def test_what_was_written_before_stands_in_the_sheet_and_emptying_it_takes_it_away(qtbot: QtBot) -> None:
    sheet = _sheet(qtbot, {**VALUE, "translated": ENGLISH.rider()})
    assert sheet.found == ENGLISH
    sheet.words.show_text("")
    assert sheet.found is None


def test_both_stand_under_the_question_and_the_persons_words_stay_when_it_goes(qtbot: QtBot) -> None:
    form = questionnaire(question("a", "text", extension=[ours("own-words", valueBoolean=True)]))
    live = LiveForm(qtbot, form, answers={("a",): VALUE})
    editor = live.editor("a")
    assert isinstance(editor, OwnWordsEditor)
    assert editor.beside.isHidden()

    editor.say_translated(ENGLISH)
    assert live.values("a") == ({**VALUE, "translated": ENGLISH.rider()},)
    assert editor.translated.text() == "The kitchen is cold."
    assert editor.whose.text() == "In English, translated by Sharon"
    assert not editor.beside.isHidden()

    QTest.keyClicks(editor.field.field, " Ie.")
    live.finish()
    assert editor.whose.text() == "In English, translated by Sharon · the words were changed since"

    editor.say_translated(None)
    assert "translated" not in live.values("a")[0]
    assert live.values("a")[0]["language"] == "cy"
    assert editor.beside.isHidden()


def test_whose_it_is_is_always_said(qtbot: QtBot) -> None:
    assert whose_words(Translated("x", "en", "device", "", SAID), SAID) == (
        "In English, translated by a translating device"
    )
    assert whose_words(Translated("x", "", "", "Ewa", SAID), SAID) == "Translated by Ewa"
    assert translation_line({**VALUE, "translated": ENGLISH.rider()}).endswith("Sharon: The kitchen is cold.")
    assert translation_line(VALUE) == ""
