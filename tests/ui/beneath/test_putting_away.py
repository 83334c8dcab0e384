from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.putting_away import PuttingAway


def test_parts_are_hidden_at_once_and_destroyed_one_after_the_other(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    parts = [QLabel(f"Mary {number}") for number in range(3)]
    gone: list[int] = []
    for number, part in enumerate(parts):
        column.addWidget(part)
        part.destroyed.connect(lambda _gone, number=number: gone.append(number))
    window.show()
    away = PuttingAway(window)

    for part in parts:
        away.add(part)

    assert not any(part.isVisible() for part in parts)
    assert gone == []
    assert away.busy
    qtbot.waitUntil(lambda: gone == [0, 1, 2])
    assert window.findChildren(QLabel) == []
    assert not away.busy


def test_what_comes_later_is_destroyed_too(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    away = PuttingAway(window)
    for _ in range(2):
        part = QLabel("Mary", window)
        with qtbot.waitSignal(part.destroyed):
            away.add(part)
