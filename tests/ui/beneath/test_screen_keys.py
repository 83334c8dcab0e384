"""Where the keyboard of a touch screen lies over a window, what is written stays in sight."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.screen_keys import ScreenKeys
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.pages import Page
from tests.ui.touch_screen import following, shown

KEYS = QRectF(0, 200, 500, 200)
"""The lower half of a window of 400 pixels."""


@pytest.fixture
def keys(qapp: QApplication) -> Iterator[ScreenKeys]:
    """Somebody makes room while the test runs."""
    yield from following(ScreenKeys(qapp, qapp))


def written_in(qtbot: QtBot, *fields: LineField) -> QMainWindow:
    """A window whose page scrolls, with these fields."""
    window = QMainWindow()
    page = Page(margin=0)
    for field in fields:
        page.add(field)
    window.setCentralWidget(page)
    shown(qtbot, window)
    return window


def test_a_field_under_the_keyboard_comes_above_it_and_the_window_has_its_room_back(
    qtbot: QtBot, keys: ScreenKeys
) -> None:
    fields = [LineField() for _ in range(12)]
    window = written_in(qtbot, *fields)
    low = next(field for field in fields if field.mapTo(window, QPoint(0, 0)).y() > KEYS.top())
    low.setFocus()
    keys.cover(KEYS)
    assert low.mapTo(window, low.rect().bottomLeft()).y() < KEYS.top()
    keys.cover(QRectF())
    assert window.contentsMargins().bottom() == 0


def test_a_window_keeps_all_of_itself_above_the_keyboard(qtbot: QtBot, keys: ScreenKeys) -> None:
    window, field = QMainWindow(), LineField()
    window.setCentralWidget(field)
    shown(qtbot, window)
    field.setFocus()
    keys.cover(KEYS)
    assert field.geometry().bottom() < KEYS.top()
    keys.cover(KEYS.translated(0, 100))
    assert KEYS.top() <= field.geometry().bottom() < KEYS.top() + 100


def test_the_window_left_gets_its_room_back_when_another_is_written_in(
    qtbot: QtBot, keys: ScreenKeys
) -> None:
    first, second = LineField(), LineField()
    left = written_in(qtbot, first)
    first.setFocus()
    keys.cover(KEYS)
    assert left.contentsMargins().bottom() > 0
    entered = written_in(qtbot, second)
    second.setFocus()
    keys.cover(KEYS)
    assert left.contentsMargins().bottom() == 0
    assert entered.contentsMargins().bottom() > 0
