from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.first_window import FirstWindow
from fieldkit.ui.door.second_window import goes_to_the_first, question


def press(words: str) -> None:
    """Once the question is up."""

    def now() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(one for one in box.buttons() if one.text() == words).click()

    QTimer.singleShot(0, now)


@pytest.mark.parametrize(("words", "goes"), [("Show that window", True), ("Open another", False)])
def test_it_offers_to_show_the_first(qtbot: QtBot, tmp_path: Path, words: str, goes: bool) -> None:
    host = QObject()
    first = FirstWindow(tmp_path, host)
    asked: list[bool] = []
    first.asked.connect(lambda: asked.append(True))
    press(words)
    assert goes_to_the_first(tmp_path) is goes
    if goes:
        qtbot.waitUntil(lambda: bool(asked))
    assert bool(asked) is goes
    first.close()


def test_showing_the_first_is_the_usual_answer(qtbot: QtBot) -> None:
    box = question()
    qtbot.addWidget(box)
    assert box.defaultButton().text() == "Show that window"
