import pytest
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.copy_sheets import PLAIN, QUEUE, DocumentSheet, PasswordSheet, PlainSheet, PrintSheet
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words


def words_on(sheet: Sheet) -> str:
    """Everything that a sheet says."""
    return "\n".join(label.text() for label in sheet.findChildren(Words))


def test_the_print_queue_is_named_before_anything_is_printed(qtbot: QtBot) -> None:
    sheet = PrintSheet(3, ["Hall", "Office"])
    qtbot.addWidget(sheet)
    assert QUEUE in words_on(sheet)
    assert "Print 3 pages" in words_on(sheet)
    assert sheet.chosen == "Hall"
    sheet.printers.buttons()[1].click()
    assert sheet.chosen == "Office"
    sheet.go.click()
    assert sheet.result() == sheet.DialogCode.Accepted


def test_without_a_printer_nothing_can_be_printed_and_another_way_is_named(qtbot: QtBot) -> None:
    sheet = PrintSheet(1, [])
    qtbot.addWidget(sheet)
    assert not sheet.go.isEnabled()
    assert "read it aloud" in words_on(sheet)


def test_three_words_are_offered_and_a_persons_own_password_must_be_long_enough(qtbot: QtBot) -> None:
    sheet = PasswordSheet("kettle-garden-otter")
    qtbot.addWidget(sheet)
    assert sheet.password() == "kettle-garden-otter"
    assert "kept nowhere" in words_on(sheet)
    sheet.own.typed.emit("short")
    assert not sheet.go.isEnabled()
    sheet.own.setText("my own words 12")
    sheet.own.typed.emit("my own words 12")
    assert sheet.go.isEnabled()
    assert sheet.password() == "my own words 12"


def test_a_file_without_a_password_is_warned_of_first(qtbot: QtBot) -> None:
    sheet = PlainSheet()
    qtbot.addWidget(sheet)
    assert PLAIN in words_on(sheet)


@pytest.mark.parametrize("key", ["0", "1"])
def test_one_press_chooses_a_document(qtbot: QtBot, key: str) -> None:
    sheet = DocumentSheet([ChoiceOption("0", "About me"), ChoiceOption("1", "Who does what")])
    qtbot.addWidget(sheet)
    sheet.findChildren(Button)[int(key)].click()
    assert sheet.chosen == key
    assert sheet.result() == sheet.DialogCode.Accepted
