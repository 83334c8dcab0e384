import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.qt_faults import keep_singletons


def test_none_outlives_any_number_of_calls_into_qt(qtbot: QtBot) -> None:
    needed = keep_singletons()
    assert needed == (sys.version_info < (3, 12))
    widget = QWidget()
    qtbot.addWidget(widget)
    for _ in range(100_000):
        widget.update()
    assert sys.getrefcount(None) > 1_000_000


def test_asking_twice_changes_nothing() -> None:
    keep_singletons()
    before = sys.getrefcount(True)
    keep_singletons()
    assert abs(sys.getrefcount(True) - before) < 1_000
