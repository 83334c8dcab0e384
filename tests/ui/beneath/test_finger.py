"""What a finger on a touch screen does: it taps, or it scrolls, and never both."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QPushButton,
    QScrollArea,
    QScroller,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.finger import Finger
from fieldkit.ui.beneath.idleness import Idleness
from fieldkit.ui.widgets.body_figure import BodyFigure
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import CheckList, ChoiceList
from fieldkit.ui.widgets.entries import LineField, TextField
from fieldkit.ui.widgets.numbers import SliderField
from fieldkit.ui.widgets.pages import Page
from fieldkit.ui.widgets.places import Place, PlaceList, PlaceStrip
from fieldkit.ui.widgets.signature import SignaturePad
from fieldkit.ui.widgets.typeahead import TypeAhead
from tests.ui.touch_screen import TouchScreen

_ANSWERS = (ChoiceOption("y", "Yes"), ChoiceOption("n", "No"))
_LONG = 2_000
_UP = QPoint(0, -120)


@pytest.fixture
def finger(qapp: QApplication) -> Iterator[Finger]:
    """Touches are followed while the test runs."""
    made = Finger(qapp)
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.fixture
def screen(finger: Finger) -> TouchScreen:
    """What is touched, with somebody who follows."""
    return TouchScreen()


def shown(qtbot: QtBot, widget: QWidget, width: int = 500, height: int = 400) -> None:
    """On the screen, with the keyboard, until the test is over."""

    def put_away(_closing: QWidget) -> None:
        widget.hide()

    qtbot.addWidget(widget, before_close_func=put_away)
    widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def page_with(qtbot: QtBot, *parts: QWidget) -> Page:
    """A page that scrolls, with these parts at its top."""
    page = Page(margin=0)
    for part in parts:
        page.add(part)
    below = QWidget()
    below.setFixedHeight(_LONG)
    page.add(below)
    shown(qtbot, page)
    return page


def scrolled(page: QScrollArea) -> int:
    """How far down it is."""
    return page.verticalScrollBar().value()


def middle(part: QWidget) -> QPoint:
    """Where a finger comes down."""
    return part.rect().center()


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


def test_a_tap_presses_once_and_when_the_finger_is_lifted(qtbot: QtBot, screen: TouchScreen) -> None:
    button = QPushButton("Sign")
    page = page_with(qtbot, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    screen.down(button, middle(button))
    assert not button.isDown()
    assert not pressed
    screen.up(button, middle(button))
    assert pressed == [True]
    assert scrolled(page) == 0


def test_a_drag_that_begins_on_a_button_scrolls_and_presses_nothing(
    qtbot: QtBot, screen: TouchScreen
) -> None:
    button = QPushButton("Sign")
    button.setFixedHeight(200)
    page = page_with(qtbot, button)
    with qtbot.assertNotEmitted(button.clicked), qtbot.assertNotEmitted(button.pressed):
        screen.drag(button, middle(button), middle(button) + _UP)
    assert scrolled(page) > 0
    assert not button.isDown()


@pytest.mark.parametrize("way", [_UP, QPoint(0, 80), QPoint(120, 0), QPoint(0, -15)])
def test_a_drag_over_a_choice_gives_no_answer_whichever_way(
    qtbot: QtBot, screen: TouchScreen, way: QPoint
) -> None:
    one = ChoiceList(_ANSWERS, segmented=False)
    several = CheckList(_ANSWERS)
    page_with(qtbot, one, several)
    for row in (*one.buttons(), *several.rows()):
        screen.drag(row, middle(row), middle(row) + way)
    assert not any(row.isChecked() for row in (*one.buttons(), *several.rows()))


def test_a_tap_chooses_and_ticks(qtbot: QtBot, screen: TouchScreen) -> None:
    one = ChoiceList(_ANSWERS, segmented=True)
    several = CheckList(_ANSWERS)
    page_with(qtbot, one, several)
    screen.tap(one.buttons()[1])
    screen.tap(several.rows()[0])
    assert [button.isChecked() for button in one.buttons()] == [False, True]
    assert [row.isChecked() for row in several.rows()] == [True, False]


def test_a_finger_that_trembles_still_taps(qtbot: QtBot, screen: TouchScreen) -> None:
    button = QPushButton("Sign")
    page_with(qtbot, button)
    with qtbot.waitSignal(button.clicked, timeout=0, raising=True):
        screen.follow(button, [middle(button), middle(button) + QPoint(3, 3), middle(button) + QPoint(1, 4)])


def test_a_slider_follows_a_finger_along_it_and_the_page_stays(qtbot: QtBot, screen: TouchScreen) -> None:
    field = SliderField(0, 10)
    page = page_with(qtbot, field)
    said: list[object] = []
    field.entered.connect(said.append)
    slider = field.slider
    screen.drag(slider, QPoint(12, middle(slider).y()), middle(slider))
    assert slider.value() == 5
    assert said[-1] == 5
    assert scrolled(page) == 0


def test_a_drag_across_a_slider_scrolls_and_changes_no_answer(qtbot: QtBot, screen: TouchScreen) -> None:
    field = SliderField(0, 10)
    page = page_with(qtbot, field)
    with qtbot.assertNotEmitted(field.entered):
        screen.drag(field.slider, middle(field.slider), middle(field.slider) + _UP)
    assert scrolled(page) > 0


def test_a_finger_draws_a_signature_and_the_page_stays(qtbot: QtBot, screen: TouchScreen) -> None:
    pad = SignaturePad("Signature")
    page = page_with(qtbot, pad)
    screen.drag(pad, QPoint(40, 120), QPoint(60, 20))
    screen.drag(pad, QPoint(60, 20), QPoint(200, 90))
    drawn = pad.grab().toImage()
    assert not pad.is_empty
    assert scrolled(page) == 0
    ink = pad.palette().text().color()
    assert drawn.pixelColor(pad.mapTo(pad, QPoint(50, 70)) * drawn.devicePixelRatio()) == ink


def test_a_drag_over_the_drawing_of_a_body_scrolls_and_marks_nothing(
    qtbot: QtBot, screen: TouchScreen
) -> None:
    figure = BodyFigure({"head": "Head", "hand-left": "Left hand"})
    page = page_with(qtbot, figure)
    there = figure.point_of("front", "head").toPoint()
    with qtbot.assertNotEmitted(figure.pressed):
        screen.drag(figure, there, there + QPoint(0, -80))
    assert scrolled(page) > 0
    page.verticalScrollBar().setValue(0)
    with qtbot.waitSignal(figure.pressed, timeout=0) as told:
        screen.tap(figure, there)
    assert told.args[:2] == ["front", "head"]


def test_a_tap_gives_a_field_the_keyboard_and_a_drag_does_not(qtbot: QtBot, screen: TouchScreen) -> None:
    line, text = LineField(), TextField(lines=4)
    page = page_with(qtbot, line, text)
    page.setFocus()
    for field in (line, text):
        screen.drag(field, middle(field), middle(field) + _UP)
        assert not field.hasFocus()
        page.verticalScrollBar().setValue(0)
        screen.tap(field)
        assert field.hasFocus()
        assert field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_drag_along_words_selects_them(qtbot: QtBot, screen: TouchScreen) -> None:
    line = LineField()
    line.show_text("The kettle is on")
    page_with(qtbot, line)
    screen.drag(line, QPoint(4, middle(line).y()), QPoint(400, middle(line).y()))
    assert line.selectedText().startswith("The kettle")


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


def test_a_list_that_dropped_down_is_pulled_and_then_tapped(qtbot: QtBot, screen: TouchScreen) -> None:
    field = TypeAhead([ChoiceOption(str(number), f"Choice {number}") for number in range(60)])
    page = page_with(qtbot, field)
    screen.tap(field, QPoint(field.width() - 12, middle(field).y()))
    listed = field.view()
    assert listed.isVisible()
    port = listed.viewport()
    screen.drag(port, QPoint(40, port.height() - 20), QPoint(40, 20))
    assert listed.isVisible()
    assert listed.verticalScrollBar().value() > 0
    wanted = listed.indexAt(QPoint(40, port.height() // 2))
    assert wanted.row() > 12
    told: list[object] = []
    field.chosen.connect(told.append)

    def tapped() -> bool:
        """Qt takes a tap right after a list has opened for a part of what opened it."""
        if listed.isVisible():
            screen.tap(port, QPoint(40, port.height() // 2))
        return bool(told)

    qtbot.waitUntil(tapped)
    assert told == [str(wanted.row())]
    assert scrolled(page) == 0


def test_what_was_found_for_typed_words_is_pulled_too(qtbot: QtBot, screen: TouchScreen) -> None:
    field = TypeAhead([ChoiceOption(str(number), f"Choice {number}") for number in range(60)])
    page_with(qtbot, field)
    edit = field.lineEdit()
    assert edit is not None
    screen.tap(edit)
    QTest.keyClicks(edit, "cho")
    found = QApplication.activePopupWidget()
    assert isinstance(found, QListView)
    qtbot.waitUntil(lambda: found.isVisible() and found.window().windowHandle().isExposed())
    QApplication.processEvents()
    port = found.viewport()
    with qtbot.assertNotEmitted(field.chosen):
        screen.drag(port, QPoint(40, port.height() - 20), QPoint(40, 20))
    assert found.verticalScrollBar().value() > 0


def test_a_touch_that_the_system_takes_back_presses_nothing(qtbot: QtBot, screen: TouchScreen) -> None:
    button = QPushButton("Sign")
    pad = SignaturePad("Signature")
    page = page_with(qtbot, button, pad)
    with qtbot.assertNotEmitted(button.clicked):
        screen.down(button, middle(button))
        screen.take_back(button)
    screen.down(pad, QPoint(20, 20))
    screen.take_back(pad)
    screen.tap(button)
    assert scrolled(page) == 0


def test_a_second_finger_means_nothing(qtbot: QtBot, screen: TouchScreen) -> None:
    button, other = QPushButton("Sign"), QPushButton("Leave")
    page_with(qtbot, button, other)
    with qtbot.assertNotEmitted(other.clicked), qtbot.waitSignal(button.clicked, timeout=0):
        screen.down(button, middle(button))
        screen.down(other, middle(other), finger=1)
        screen.up(other, middle(other), finger=1)
        screen.up(button, middle(button))


def test_a_touch_that_never_ended_does_not_keep_the_next_one_from_its_button(
    qtbot: QtBot, screen: TouchScreen
) -> None:
    button = QPushButton("Sign")
    page_with(qtbot, button)
    gone = QPushButton("Gone")
    shown(qtbot, gone)
    screen.down(gone, middle(gone))
    gone.hide()
    gone.destroy()
    with qtbot.waitSignal(button.clicked, timeout=0), qtbot.assertNotEmitted(gone.clicked):
        TouchScreen().tap(button)


def test_nothing_looks_pointed_at_once_the_finger_is_lifted(qtbot: QtBot, screen: TouchScreen) -> None:
    button = QPushButton("Sign")
    page_with(qtbot, button)
    screen.tap(button)
    assert not button.underMouse()


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
    button.setFixedHeight(_LONG)
    page = page_with(qtbot, button)
    port = page.viewport()
    screen.drag(port, QPoint(100, 380), QPoint(100, 20))
    lifted = scrolled(page)
    qtbot.waitUntil(lambda: scrolled(page) > lifted)
    with qtbot.assertNotEmitted(button.clicked):
        screen.tap(port)
    held = scrolled(page)
    QApplication.processEvents()
    assert QScroller.scroller(port).state() == QScroller.State.Inactive
    assert scrolled(page) == held


def test_whoever_counts_touches_hears_a_finger_that_only_scrolls(
    qtbot: QtBot, qapp: QApplication, screen: TouchScreen
) -> None:
    page = page_with(qtbot)
    idleness = Idleness(qapp, 60_000, page)
    idleness.watch(True)
    with qtbot.waitSignal(idleness.touched, timeout=0):
        screen.drag(page.viewport(), QPoint(100, 300), QPoint(100, 100))
    assert scrolled(page) > 0
    idleness.watch(False)
