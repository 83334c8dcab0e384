from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.urgent_keys import UrgentKeys, join_urgent_keys
from fieldkit.ui.widgets.sheet import Sheet
from tests.ui.active import give_keyboard


def test_the_keys_are_heard_in_the_window_in_a_sheet_and_in_a_sheet_over_that(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    keys = UrgentKeys(window)
    heard: list[str] = []
    keys.emergency.connect(lambda: heard.append("999"))
    keys.safety.connect(lambda: heard.append("safety"))
    give_keyboard(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_F9)
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert heard == ["999", "safety"]
    parent: QMainWindow | Sheet = window
    for title in ("Plan a visit", "Print"):
        sheet = Sheet(title, "", parent)
        sheet.open()
        give_keyboard(qtbot, sheet)
        heard.clear()
        QTest.keyClick(sheet, Qt.Key.Key_F9)
        QTest.keyClick(sheet, Qt.Key.Key_F4)
        assert heard == ["999", "safety"], title
        parent = sheet


def test_a_sheet_over_nothing_has_no_such_keys(qtbot: QtBot) -> None:
    sheet = Sheet("Alone", "", None)
    qtbot.addWidget(sheet)
    join_urgent_keys(sheet)
    assert sheet.findChild(UrgentKeys) is None
