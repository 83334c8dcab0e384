from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QStackedWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.spoken_areas import answer_for_areas
from fieldkit.ui.widgets.pages import Page


def _asked(area: QScrollArea) -> QAccessibleInterface:
    spoken = QAccessible.queryAccessibleInterface(area)
    assert spoken is not None
    return spoken


def _pages(qtbot: QtBot, qapp: QApplication) -> tuple[QStackedWidget, Page]:
    answer_for_areas(qapp)
    stack = QStackedWidget()
    page = Page()
    tall = QLabel("What matters to me")
    tall.setMinimumHeight(2000)
    page.add(tall)
    stack.addWidget(page)
    stack.addWidget(QLabel("Another page"))
    stack.resize(300, 200)
    qtbot.addWidget(stack)
    stack.show()
    qtbot.waitUntil(page.verticalScrollBar().isVisible)
    return stack, page


def test_a_page_that_is_left_while_it_is_read_has_as_many_parts_as_before(
    qtbot: QtBot, qapp: QApplication
) -> None:
    stack, page = _pages(qtbot, qapp)
    before = _asked(page).childCount()
    stack.setCurrentIndex(1)
    assert not page.verticalScrollBar().isVisible()
    assert _asked(page).childCount() == before


def test_a_part_that_is_not_there_is_answered_with_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    _, page = _pages(qtbot, qapp)
    spoken = _asked(page)
    assert spoken.child(spoken.childCount()) is None
    assert spoken.child(99) is None


def test_what_is_on_a_page_is_still_read_and_knows_its_page(qtbot: QtBot, qapp: QApplication) -> None:
    _, page = _pages(qtbot, qapp)
    spoken = _asked(page)
    parts: list[QAccessibleInterface | None] = [spoken.child(index) for index in range(spoken.childCount())]
    assert page.viewport() in [part.object() for part in parts if part is not None]
    label = page.findChild(QLabel)
    assert label is not None
    above: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(label)
    while above is not None and above.object() is not page:
        above = above.parent()
    assert above is not None
