"""Gives a window the keyboard, as a test needs it: for certain, or failing with what is in the way."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.keyboard import stops


def give_keyboard(qtbot: QtBot, window: QWidget) -> None:
    """Show a window and make it the active one. Where something else keeps the keyboard, the test fails saying what.

    Asked for again while waiting: another window's last event may still be on its way and take the keyboard back.
    """
    window = window.window()
    window.show()

    def is_active() -> None:
        if QApplication.activeWindow() is not window:
            window.activateWindow()
        in_the_way = (
            QApplication.activePopupWidget(),
            QApplication.activeModalWidget(),
            QApplication.activeWindow(),
        )
        assert QApplication.activeWindow() is window, f"the keyboard is with {in_the_way}"

    qtbot.waitUntil(is_active)


def stays_at(qtbot: QtBot, page: QWidget, name: str, tell_anew: Callable[[], object]) -> None:
    """Put the keyboard into the control of this name, tell the page anew and see that it is there still."""
    give_keyboard(qtbot, page)
    next(stop for stop in stops(page) if stop.accessibleName() == name).setFocus()
    tell_anew()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held = QApplication.focusWidget()
    assert held is not None, "nothing has the keyboard"
    assert page.isAncestorOf(held)
    assert held.accessibleName() == name
