"""Everything is kept unless it was pressed, and what stays says why."""

from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.taking_back import KEEP, TAKE_BACK, TakeBackSheet, WrittenLine
from fieldkit.ui.widgets.text import Words

LINES = [
    WrittenLine("1", "What happened?", "He took my book. " * 40, ""),
    WrittenLine("2", "Who helps?", "Jean", "Glynis Hart wrote this. Only Glynis Hart can take it back."),
    WrittenLine("3", "Tea", "Four", ""),
]


def shown(sheet: TakeBackSheet) -> list[str]:
    return [one.text() for one in sheet.findChildren(Words)]


def test_nothing_is_taken_back_that_was_not_pressed(qtbot: QtBot) -> None:
    sheet = TakeBackSheet(LINES, (), "May")
    qtbot.addWidget(sheet)
    assert sheet.go.text() == "Keep all of it"
    sheet.choices["1"].chosen.emit(TAKE_BACK)
    sheet.choices["3"].chosen.emit(TAKE_BACK)
    assert sheet.go.text() == "Take back 2 answers"
    sheet.choices["1"].chosen.emit(KEEP)
    assert (list(sheet.chosen), sheet.go.text()) == (["3"], "Take back 1 answer")


def test_what_stays_has_no_choice_and_says_why(qtbot: QtBot) -> None:
    sheet = TakeBackSheet(LINES, (), "May")
    qtbot.addWidget(sheet)
    assert set(sheet.choices) == {"1", "3"}
    assert LINES[1].stays in shown(sheet)


def test_long_words_are_cut_on_the_screen_and_what_went_before_is_told(qtbot: QtBot) -> None:
    sheet = TakeBackSheet(LINES, ["One answer taken back at 10:42, as May asked."], "May")
    qtbot.addWidget(sheet)
    assert max(len(one) for one in shown(sheet)) < len(LINES[0].words)
    assert "One answer taken back at 10:42, as May asked." in shown(sheet)


def test_with_nothing_left_it_says_so(qtbot: QtBot) -> None:
    sheet = TakeBackSheet((), (), "")
    qtbot.addWidget(sheet)
    assert "Nothing that was written here is left." in shown(sheet)
