"""Gives a window the keyboard, as a test needs it: for certain, or failing with what is in the way."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


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
