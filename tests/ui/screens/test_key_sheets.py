from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.key_sheets import BackupPassphraseSheet, PassphraseSheet
from tests.ui.screens.test_new_passphrase import at_once


def test_it_can_be_changed_once_a_strong_new_one_was_typed_twice(qtbot: QtBot) -> None:
    sheet = PassphraseSheet(at_once)
    qtbot.addWidget(sheet)
    assert not sheet.go.isEnabled()
    sheet.old.setText("old")
    sheet.choice.new.setText("new words here")
    sheet.choice.again.setText("new words")
    sheet.choice.judge()
    assert not sheet.choice.differ.isHidden()
    assert not sheet.go.isEnabled()
    sheet.choice.again.setText("new words here")
    assert sheet.go.isEnabled()


def test_a_weak_new_one_cannot_be_taken(qtbot: QtBot) -> None:
    sheet = PassphraseSheet(at_once, ["Sharon Pike"])
    qtbot.addWidget(sheet)
    sheet.old.setText("old")
    for field in (sheet.choice.new, sheet.choice.again):
        field.setText("sharonpike1")
    sheet.choice.judge()
    assert not sheet.go.isEnabled()
    assert "belongs to you" in sheet.choice.strength.text()


def test_nothing_typed_can_be_read(qtbot: QtBot) -> None:
    sheet, other = PassphraseSheet(at_once, (), "Not that one."), BackupPassphraseSheet("Not that one.")
    for one in (sheet, other):
        qtbot.addWidget(one)
    for field in (sheet.old, other.field):
        field.setText("words")
        assert "w" not in field.displayText()
