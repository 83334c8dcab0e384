"""A dressed application, and the promise that a test leaves no thread and no window behind."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.look.theme import Theme, apply_theme
from tests.ui.computer import Computer, computer

MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    apply_theme(qapp, Theme())
    return qapp


@pytest.fixture(autouse=True)
def nothing_left(qtbot: QtBot) -> Iterator[None]:
    yield
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [thread.name for thread in threading.enumerate() if thread.name.startswith("fieldkit-ui")]
    assert left == []


@pytest.fixture
def now() -> Callable[[], datetime]:
    return lambda: MOMENT


@pytest.fixture
def locked(qtbot: QtBot, tmp_path: Path) -> Iterator[Computer]:
    """The program before anybody unlocked it."""
    made = computer(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def opened(locked: Computer) -> Computer:
    """The program with Today on the screen."""
    locked.unlock()
    return locked


@pytest.fixture
def responder(qtbot: QtBot, tmp_path: Path) -> Iterator[Computer]:
    """A firefighter's program, with Today on the screen."""
    made = computer(qtbot, tmp_path, "Kevin Doyle", "firefighter")
    made.unlock()
    yield made
    made.close()
