from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.verbs import LeftOverLine
from fieldkit.ui.screens.newer_version import NewerVersionData, NewerVersionSheet
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless

LINE = LeftOverLine("Goes away", "Old words", "Sharon Pike, today", "It is not asked any more.")


def words_of(sheet: NewerVersionSheet) -> str:
    return "\n".join(one.text() for one in sheet.findChildren(Words))


def test_the_changes_and_what_would_be_left_over_can_be_read_before_choosing(qtbot: QtBot) -> None:
    sheet = NewerVersionSheet(NewerVersionData("A form", [("How many", "Takes a number now.")], [LINE]))
    qtbot.addWidget(sheet)
    sheet.show()
    told = words_of(sheet)
    assert "How many\nTakes a number now." in told
    assert "Would be left over (1)" in told
    assert "Goes away\nOld words" in told
    assert nameless(sheet) == []
    with qtbot.waitSignal(sheet.accepted):
        sheet.move_button.click()


def test_staying_changes_nothing(qtbot: QtBot) -> None:
    sheet = NewerVersionSheet(NewerVersionData("A form", [], []))
    qtbot.addWidget(sheet)
    sheet.show()
    assert "Every answer moves along." in words_of(sheet)
    with qtbot.waitSignal(sheet.rejected):
        sheet.stay.click()


def test_late_answers_are_brought_over_under_a_heading_of_their_own(qtbot: QtBot) -> None:
    sheet = NewerVersionSheet(NewerVersionData("A form", [], [], late=True))
    qtbot.addWidget(sheet)
    assert "Answers to bring over" in words_of(sheet)
    assert sheet.move_button.text() == "Bring them over"
