from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.keyboard import move_on, next_stop, stops
from fieldkit.ui.widgets.pages import Page
from tests.ui.active import give_keyboard


def _window(qtbot: QtBot) -> tuple[QWidget, list[QWidget]]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    last = QPushButton("last")
    first, second = QLineEdit(), QLineEdit()
    area = QScrollArea()
    content = QWidget()
    row = QHBoxLayout(content)
    row.addWidget(first)
    row.addWidget(second)
    area.setWidget(content)
    column.addWidget(area)
    column.addWidget(last)
    window.show()
    return window, [first, second, last]


def test_tab_follows_the_layout_and_not_the_order_of_making(qtbot: QtBot) -> None:
    window, order = _window(qtbot)
    reached = [stop for stop in stops(window) if not isinstance(stop, QScrollArea)]
    assert reached == order


def test_tab_goes_round_and_back(qtbot: QtBot) -> None:
    window, order = _window(qtbot)
    give_keyboard(qtbot, window)
    order[2].setFocus()
    qtbot.waitUntil(order[2].hasFocus)
    assert next_stop(window, forward=False) is order[1]
    forward = next_stop(window, forward=True)
    assert forward is not None
    assert forward is next(stops(window))


def test_hidden_parts_and_other_pages_are_not_reached(qtbot: QtBot) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    shown, other = QPushButton("shown"), QPushButton("other")
    stack.addWidget(shown)
    stack.addWidget(other)
    stack.show()
    assert list(stops(stack)) == [shown]
    shown.setEnabled(False)
    assert next_stop(stack, forward=True) is None


def test_a_step_from_outside_a_page_scrolls_to_where_it_leads(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    before = QPushButton("before")
    column.addWidget(before)
    page = Page()
    for number in range(40):
        page.add(QPushButton(f"on the page {number}"))
    last = QPushButton("last")
    page.add(last)
    column.addWidget(page)
    window.resize(300, 300)
    give_keyboard(qtbot, window)
    before.setFocus()
    assert last.visibleRegion().isEmpty()
    assert move_on(window, forward=False)
    assert last.hasFocus()
    assert last.visibleRegion().boundingRect() == last.rect()


def test_where_nothing_can_be_reached_no_step_is_made(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    assert not move_on(window, forward=True)
