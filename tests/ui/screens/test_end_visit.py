import pytest
from PySide6.QtCore import Qt
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
    assert "Not sent: 1 note. Ring 0300\N{NO-BREAK SPACE}111\N{NO-BREAK SPACE}8010 now." in texts
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


def _shown_sheet(qtbot: QtBot) -> UnsentSheet:
    sheet = UnsentSheet(1, "0300 111 8010")
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.activateWindow()
    QTest.qWaitForWindowActive(sheet)
    return sheet


@pytest.mark.parametrize(
    ("place", "asked"), [(0, "Who answered, when, and their reference"), (2, "Who is ringing?")]
)
def test_a_press_goes_on_to_the_words_that_are_needed_now(qtbot: QtBot, place: int, asked: str) -> None:
    sheet = _shown_sheet(qtbot)
    assert not sheet.words.isVisible()

    sheet.choice.buttons()[place].click()

    assert sheet.words.hasFocus()
    assert sheet.words.accessibleName() == asked


def test_the_arrows_walk_over_the_choices_and_enter_goes_on(qtbot: QtBot) -> None:
    sheet = _shown_sheet(qtbot)
    buttons = sheet.choice.buttons()
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Down)
    QTest.keyClick(buttons[1], Qt.Key.Key_Down)
    assert buttons[2].hasFocus()

    QTest.keyClick(buttons[2], Qt.Key.Key_Return)

    assert sheet.words.hasFocus()
    assert sheet.isVisible()


def test_ringing_now_goes_on_to_the_button(qtbot: QtBot) -> None:
    sheet = _shown_sheet(qtbot)
    sheet.choice.buttons()[1].click()
    assert sheet.go.hasFocus()
    assert not sheet.words.isVisible()


def test_once_the_hub_has_it_the_sheet_says_so_and_asks_nothing_more(qtbot: QtBot) -> None:
    sheet = _shown_sheet(qtbot)
    sheet.show_reached("14:32")

    texts = " ".join(words.text() for words in sheet.findChildren(Words) if words.isVisible())
    assert "The hub has it, 14:32." in texts
    assert "Not sent" not in texts
    assert "0300" not in texts
    assert not sheet.choice.isVisible()
    assert sheet.go.isEnabled()
    assert nameless(sheet) == []


def test_the_last_questions_can_wait_and_none_of_them_says_otherwise(qtbot: QtBot) -> None:
    form = questionnaire(question("end", "string", required=True))
    live = LiveForm(qtbot, form, alone=False, may_wait=True)
    ending = EndingScreen(live.view)
    qtbot.addWidget(ending)
    ending.show()
    texts = [words.text() for words in ending.findChildren(Words)]

    assert "A few last questions. Any of them can wait." in texts
    assert "wanted, and it can wait" in texts
    assert "needed before you sign" not in texts
