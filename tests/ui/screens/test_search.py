from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.search import Hit, SearchOverlay
from fieldkit.ui.widgets.entries import LineField
from tests.ui.accessible import nameless, names

HITS = (Hit("person", "m", "Mary Ashdown", "May"), Hit("record", "r", "Concern", "R. Moss", restricted=True))


def _overlay(qtbot: QtBot) -> tuple[QWidget, LineField, SearchOverlay]:
    host = QWidget()
    qtbot.addWidget(host)
    field = LineField()
    field.setAccessibleName("Somewhere else")
    QVBoxLayout(host).addWidget(field)
    overlay = SearchOverlay(host)
    host.resize(1_000, 700)
    host.show()
    host.activateWindow()
    QTest.qWaitForWindowActive(host)
    field.setFocus()
    return host, field, overlay


def test_words_typed_are_asked_for_after_a_short_pause(qtbot: QtBot) -> None:
    host, _, overlay = _overlay(qtbot)
    overlay.open()
    assert overlay.geometry() == host.rect()
    with qtbot.waitSignal(overlay.asked) as told:
        QTest.keyClicks(overlay.field, "may")
    assert told.args == ["may"]


def test_arrows_move_enter_opens_and_the_keyboard_goes_back(qtbot: QtBot) -> None:
    host, field, overlay = _overlay(qtbot)
    overlay.open()
    overlay.field.setText("may")
    overlay.show_hits("may", HITS)
    QTest.keyClick(overlay.field, Qt.Key.Key_Down)
    qtbot.waitUntil(overlay.buttons()[0].hasFocus)
    with qtbot.waitSignal(overlay.opened) as told:
        QTest.keyClick(overlay.buttons()[0], Qt.Key.Key_Space)
    assert told.args == ["person", "m"]
    assert not overlay.isVisible()
    qtbot.waitUntil(field.hasFocus)
    assert host.isVisible()


def test_late_answers_to_older_words_are_passed_over(qtbot: QtBot) -> None:
    host, _, overlay = _overlay(qtbot)
    overlay.open()
    overlay.field.setText("karen")
    overlay.show_hits("may", HITS)
    assert overlay.buttons() == []
    assert host.isVisible()


def test_restricted_hits_are_not_named_and_escape_leaves_nothing(qtbot: QtBot) -> None:
    host, _, overlay = _overlay(qtbot)
    overlay.open()
    overlay.field.setText("may")
    overlay.show_hits("may", HITS)
    assert nameless(host) == []
    assert "Moss" not in " ".join(names(host))
    QTest.keyClick(overlay.field, Qt.Key.Key_Escape)
    assert overlay.field.text() == ""
    assert overlay.buttons() == []


def test_enter_opens_the_first(qtbot: QtBot) -> None:
    host, _, overlay = _overlay(qtbot)
    overlay.open()
    overlay.field.setText("may")
    overlay.show_hits("may", HITS)
    with qtbot.waitSignal(overlay.opened):
        QTest.keyClick(overlay.field, Qt.Key.Key_Return)
    host.resize(700, 500)
    overlay.open()
    assert overlay.geometry() == host.rect()


def test_closing_after_the_page_below_was_made_anew_is_no_fault(qtbot: QtBot) -> None:
    _, field, overlay = _overlay(qtbot)
    overlay.open()
    field.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    overlay.close_overlay()
    assert not overlay.isVisible()
