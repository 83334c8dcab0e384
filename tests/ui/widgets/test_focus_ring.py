from PySide6.QtWidgets import QApplication, QFocusFrame, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.focus_ring import FocusRing
from tests.ui.active import give_keyboard


def test_the_ring_follows_the_keyboard_into_fields_only(qapp: QApplication, qtbot: QtBot) -> None:
    ring = FocusRing(qapp)
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    line, button = LineField(), QPushButton("Go")
    column.addWidget(line)
    column.addWidget(button)
    host.show()
    give_keyboard(qtbot, host)
    line.setFocus()
    qtbot.waitUntil(lambda: bool(host.findChildren(QFocusFrame)))
    assert host.findChildren(QFocusFrame)[0].widget() is line
    assert not host.grab().isNull()
    button.setFocus()
    qtbot.waitUntil(lambda: not [f for f in host.findChildren(QFocusFrame) if f.isVisible()])
    ring.clear()
    ring.deleteLater()
