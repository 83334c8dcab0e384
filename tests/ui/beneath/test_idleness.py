from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.idleness import Idleness

LONG_MS = 60_000


def shown(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    QTest.qWaitForWindowActive(host)
    return host


def test_touching_nothing_for_a_while_is_noticed_but_only_while_it_counts(
    qapp: QApplication, qtbot: QtBot
) -> None:
    host = shown(qtbot)
    idleness = Idleness(qapp, 40, host)
    with qtbot.assertNotEmitted(idleness.idle, wait=60):
        pass
    with qtbot.waitSignal(idleness.idle):
        idleness.watch(True)


def test_keys_and_the_mouse_are_touches_and_what_the_window_does_itself_is_none(
    qapp: QApplication, qtbot: QtBot
) -> None:
    host = shown(qtbot)
    idleness = Idleness(qapp, LONG_MS, host)
    idleness.watch(True)
    with qtbot.waitSignal(idleness.touched):
        QTest.keyClick(host.windowHandle(), Qt.Key.Key_A)
    with qtbot.waitSignal(idleness.touched):
        QTest.mouseMove(host.windowHandle(), QPoint(5, 5))
    with qtbot.assertNotEmitted(idleness.touched):
        host.resize(300, 200)
        host.repaint()
        QApplication.processEvents()
    idleness.watch(False)
    with qtbot.assertNotEmitted(idleness.touched):
        QTest.keyClick(host.windowHandle(), Qt.Key.Key_A)


def test_what_is_typed_into_a_sheet_counts_and_the_sheet_may_go(qapp: QApplication, qtbot: QtBot) -> None:
    host = shown(qtbot)
    idleness = Idleness(qapp, LONG_MS, host)
    idleness.watch(True)
    sheet = QDialog(host)
    sheet.open()
    QTest.qWaitForWindowActive(sheet)
    with qtbot.waitSignal(idleness.touched):
        QTest.keyClick(sheet.windowHandle(), Qt.Key.Key_A)
    sheet.close()
    sheet.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.qWaitForWindowActive(host)
    with qtbot.waitSignal(idleness.touched):
        QTest.keyClick(host.windowHandle(), Qt.Key.Key_A)
    idleness.watch(False)
