from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.end_visit import EndingScreen, UnsentAnswer, UnsentSheet, unsent_words
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless
from tests.ui.live_form import LiveForm, question, questionnaire

FORM = questionnaire(
    {"linkId": "plan", "type": "group", "text": "The plan", "item": [question("purpose", "string")]},
    {"linkId": "end", "type": "group", "text": "Ending", "item": [question("alone", "boolean")]},
)


def test_the_last_questions_of_the_visit_are_asked_only_now(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, FORM, alone=False)
    ending = EndingScreen(live.view)
    qtbot.addWidget(ending)
    ending.resize(1_100, 700)
    ending.show()
    assert live.view.current == "end"
    assert nameless(ending) == []
    with qtbot.waitSignal(ending.finished):
        next(b for b in ending.findChildren(Button) if b.text() == "Finish visit").click()
    with qtbot.waitSignal(ending.back):
        next(b for b in ending.findChildren(Button) if b.text() == "Back to the visit").click()


def test_a_note_that_reached_nobody_stops_once_and_says_no_more(qtbot: QtBot) -> None:
    sheet = UnsentSheet(1, "0300 111 8010")
    qtbot.addWidget(sheet)
    sheet.show()
    texts = " ".join(words.text() for words in sheet.findChildren(Words))
    assert "Not sent: 1 note. Ring 0300 111 8010 now." in texts
    assert "oncern" not in texts
    assert not sheet.go.isEnabled()
    sheet.choice.buttons()[0].click()
    assert not sheet.go.isEnabled()
    QTest.keyClicks(sheet.words, "Duty team, 10:41")
    assert sheet.go.isEnabled()
    sheet.go.click()
    assert sheet.result_data() == UnsentAnswer("rang", "Duty team, 10:41")
    assert nameless(sheet) == []


def test_ringing_now_needs_no_more_words(qtbot: QtBot) -> None:
    sheet = UnsentSheet(2, "")
    qtbot.addWidget(sheet)
    sheet.choice.buttons()[1].click()
    assert sheet.go.isEnabled()
    assert unsent_words(2) == "Not sent: 2 notes."
