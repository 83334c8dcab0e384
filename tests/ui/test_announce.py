from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.announce import announce


def test_words_are_handed_to_the_screen_reader_and_the_keyboard_stays(qtbot: QtBot) -> None:
    speaker = QWidget()
    qtbot.addWidget(speaker)
    QAccessible.setActive(True)
    try:
        announce(speaker, "Saved")
        announce(speaker, "Not sent", urgent=True)
    finally:
        QAccessible.setActive(False)
    assert not speaker.hasFocus()
