from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.repair_sheet import RepairSheet
from fieldkit.ui.widgets.text import Words


def test_it_waits_for_a_passphrase_that_nobody_can_read(qtbot: QtBot) -> None:
    sheet = RepairSheet()
    qtbot.addWidget(sheet)
    assert not sheet.go.isEnabled()
    sheet.field.setText("words")
    assert sheet.go.isEnabled()
    assert "w" not in sheet.field.displayText()


def test_where_a_good_part_would_be_gone_its_button_says_so(qtbot: QtBot) -> None:
    sheet = RepairSheet("It would have removed 40 of 50 records.", accept=True)
    qtbot.addWidget(sheet)
    assert sheet.go.text() == "Repair all the same"
    assert any("40 of 50" in one.text() for one in sheet.findChildren(Words))
