from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.key_sheets import BackupPassphraseSheet, PassphraseSheet


def test_it_can_be_changed_once_both_new_ones_are_alike(qtbot: QtBot) -> None:
    sheet = PassphraseSheet()
    qtbot.addWidget(sheet)
    assert not sheet.go.isEnabled()
    sheet.old.setText("old")
    sheet.new.setText("new words here")
    sheet.again.setText("new words")
    assert not sheet.differ.isHidden()
    assert not sheet.go.isEnabled()
    sheet.again.setText("new words here")
    assert sheet.differ.isHidden()
    assert sheet.go.isEnabled()


def test_nothing_typed_can_be_read(qtbot: QtBot) -> None:
    sheet, other = PassphraseSheet("Not that one."), BackupPassphraseSheet("Not that one.")
    for one in (sheet, other):
        qtbot.addWidget(one)
    for field in (sheet.old, sheet.new, sheet.again, other.field):
        field.setText("words")
        assert "w" not in field.displayText()
