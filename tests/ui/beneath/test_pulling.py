"""What scrolls under a finger, how far, and where it stops."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QPushButton,
    QScroller,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.pages import Page
from fieldkit.ui.widgets.places import Place, PlaceList, PlaceStrip
from tests.ui.touch_screen import LONG, TouchScreen, page_with, scrolled, shown

_ANSWERS = (ChoiceOption("y", "Yes"), ChoiceOption("n", "No"))
_UP = QPoint(0, -120)


def test_a_finger_pulls_a_page_up_as_far_as_it_goes_itself(qtbot: QtBot, screen: TouchScreen) -> None:
    page = page_with(qtbot)
    screen.drag(page.viewport(), QPoint(100, 300), QPoint(100, 100))
    assert scrolled(page) == pytest.approx(200, abs=40)
    screen.drag(page.viewport(), QPoint(100, 100), QPoint(100, 350))
    assert scrolled(page) == 0


def test_a_page_at_its_end_goes_no_further(qtbot: QtBot, screen: TouchScreen) -> None:
    page = page_with(qtbot)
    at = page.body.y()
    screen.down(page.viewport(), QPoint(100, 100))
    screen.move(page.viewport(), QPoint(100, 300))
    assert (scrolled(page), page.body.y()) == (0, at)
    screen.up(page.viewport(), QPoint(100, 300))


def test_the_inner_of_two_areas_goes_first_and_leaves_the_rest_to_the_outer(
    qtbot: QtBot, screen: TouchScreen
) -> None:
    inner = Page(margin=0)
    inner.setFixedHeight(200)
    tall = QWidget()
    tall.setFixedHeight(260)
    inner.add(tall)
    page = page_with(qtbot, inner)
    for _ in range(2):
        screen.drag(inner.viewport(), QPoint(50, 190), QPoint(50, 10))
    most = inner.verticalScrollBar().maximum()
    assert most > 0
    assert scrolled(inner) == most
    assert scrolled(page) > 0


def test_a_line_of_places_is_pulled_sideways_and_the_page_up(qtbot: QtBot, screen: TouchScreen) -> None:
    places = PlaceList("tab", "Records", across=True)
    places.set_places([Place(str(number), f"Record number {number}") for number in range(20)])
    strip = PlaceStrip(places)
    page = page_with(qtbot, strip)
    with qtbot.assertNotEmitted(places.picked):
        screen.drag(strip.viewport(), QPoint(400, 15), QPoint(100, 15))
        assert strip.horizontalScrollBar().value() > 0
        assert scrolled(page) == 0
        screen.drag(strip.viewport(), QPoint(200, 30), QPoint(200, -100))
    assert scrolled(page) > 0


def test_a_list_of_lines_scrolls_by_the_pixel_and_opens_what_is_tapped(
    qtbot: QtBot, screen: TouchScreen
) -> None:
    rows = QListView()
    rows.setModel(QStringListModel([f"Line {number}" for number in range(500)], rows))
    shown(qtbot, rows)
    told: list[int] = []
    rows.clicked.connect(lambda index: told.append(index.row()))
    screen.drag(rows.viewport(), QPoint(50, 300), QPoint(50, 100))
    assert told == []
    assert rows.indexAt(QPoint(50, 100)).row() < 40
    assert rows.verticalScrollBar().value() > 0
    screen.tap(rows.viewport(), QPoint(50, 100))
    assert told == [rows.indexAt(QPoint(50, 100)).row()]


def test_a_page_stops_with_the_finger_where_the_system_shows_no_motion(
    qtbot: QtBot, screen: TouchScreen
) -> None:
    page = page_with(qtbot)
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    screen.drag(page.viewport(), QPoint(100, 380), QPoint(100, 20))
    assert QScroller.scroller(page.viewport()).state() == QScroller.State.Inactive


@pytest.fixture
def motion(qapp: QApplication) -> Iterator[None]:
    """The system moves what opens and closes."""
    ways = (Qt.UIEffect.UI_General, Qt.UIEffect.UI_AnimateMenu)
    before = [QApplication.isEffectEnabled(way) for way in ways]
    for way in ways:
        QApplication.setEffectEnabled(way, True)
    yield
    for way, on in zip(ways, before, strict=True):
        QApplication.setEffectEnabled(way, on)


@pytest.mark.usefixtures("motion")
def test_elsewhere_a_flick_goes_on_and_a_touch_holds_it_and_presses_nothing(
    qtbot: QtBot, screen: TouchScreen
) -> None:
    button = QPushButton("Sign")
    button.setFixedHeight(LONG)
    page = page_with(qtbot, button)
    port = page.viewport()
    screen.drag(port, QPoint(100, 380), QPoint(100, 20), step_ms=4)
    lifted = scrolled(page)
    qtbot.waitUntil(lambda: scrolled(page) > lifted)
    with qtbot.assertNotEmitted(button.clicked):
        screen.tap(port)
    held = scrolled(page)
    QApplication.processEvents()
    assert QScroller.scroller(port).state() == QScroller.State.Inactive
    assert scrolled(page) == held
