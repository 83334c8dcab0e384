"""What a finger on a touch screen does: it taps, or it scrolls, and never both."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.idleness import Idleness
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.body_figure import BodyFigure
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import CheckList, ChoiceList
from fieldkit.ui.widgets.entries import LineField, TextField
from fieldkit.ui.widgets.numbers import SliderField
from fieldkit.ui.widgets.signature import SignaturePad
from fieldkit.ui.widgets.text import Words
from fieldkit.ui.widgets.typeahead import TypeAhead
from tests.ui.touch_screen import TouchScreen, middle, page_with, scrolled, shown

_ANSWERS = (ChoiceOption("y", "Yes"), ChoiceOption("n", "No"))
_UP = QPoint(0, -120)


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


def test_a_finger_beside_a_link_means_the_link(qtbot: QtBot, screen: TouchScreen) -> None:
    link = Button("Go there", "link")
    page_with(qtbot, Words("Needed"), link, Words("Under it"))
    told: list[bool] = []
    link.clicked.connect(lambda: told.append(True))
    assert link.height() < tokens.TARGET
    for place in (QPoint(10, -4), QPoint(10, link.height() + 4), QPoint(10, -tokens.TARGET)):
        screen.tap(link, place)
    assert told == [True, True]


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


def test_a_slider_comes_to_where_it_is_tapped_and_its_start_is_an_answer_too(
    qtbot: QtBot, screen: TouchScreen
) -> None:
    field = SliderField(0, 10)
    page_with(qtbot, field)
    said: list[object] = []
    field.entered.connect(said.append)
    slider = field.slider
    screen.tap(slider, QPoint(8, middle(slider).y()))
    screen.tap(slider, QPoint(slider.width() - 8, middle(slider).y()))
    screen.tap(slider)
    assert said == [0, 10, 5]


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


def test_a_list_that_dropped_down_is_pulled_and_then_tapped(qtbot: QtBot, screen: TouchScreen) -> None:
    field = TypeAhead([ChoiceOption(str(number), f"Choice {number}") for number in range(60)])
    page = page_with(qtbot, field)
    screen.tap(field, QPoint(field.width() - 12, middle(field).y()))
    listed = field.view()
    assert listed.isVisible()
    port, _around = listed.viewport(), listed.window()
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
    port, _around = found.viewport(), found.window()
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


def test_a_scroll_bar_somebody_asked_for_is_still_there_after_a_touch(
    qtbot: QtBot, screen: TouchScreen
) -> None:
    page = page_with(qtbot)
    bar = page.verticalScrollBar()
    screen.drag(bar, QPoint(4, 10), QPoint(4, 60))
    screen.tap(page.viewport())
    QApplication.processEvents()
    assert bar.value() > 0
