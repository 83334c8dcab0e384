from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.look.theme import Theme, apply_theme
from fieldkit.ui.screens.photo_sheet import MOST_MS, PhotoSheet
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless
from tests.ui.active import give_keyboard
from tests.ui.pushed_camera import BACK, FRONT, PushedCameras, colour_at
from tests.ui.seen import small_targets, unreachable

RED = "#ff0000"


class Opened:
    """A sheet over a window, with the cameras it uses and what it gave."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.window.resize(820, 600)
        qtbot.addWidget(self.window)
        self.window.show()
        self.cameras = PushedCameras(BACK, FRONT)
        self.sheet = PhotoSheet(self.cameras, [BACK, FRONT], BACK.key, self.window)
        self.given: list[QImage] = []
        self.sheet.used.connect(self.given.append)
        self.sheet.open()
        self.sheet.start()
        give_keyboard(qtbot, self.sheet)

    def see(self, colour: str) -> None:
        """The camera sees this, and it is on the screen."""
        before = self.sheet.view.picture
        self.cameras.push(colour)
        self.qtbot.waitUntil(lambda: self.sheet.view.picture is not before)

    def press(self, key: Qt.Key) -> None:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)

    @property
    def offered(self) -> list[str]:
        return [one.text() for one in self.sheet.findChildren(QPushButton) if one.isVisible()]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    made = Opened(qtbot)
    yield made
    made.cameras.stop()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_photo_is_taken_and_used_by_keyboard_alone(opened: Opened, key: Qt.Key) -> None:
    opened.see("red")
    opened.press(key)
    assert opened.cameras.on == ""
    assert opened.offered == ["Use this photo", "Take again", "Not now"]
    assert opened.given == []
    opened.press(key)
    (photo,) = opened.given
    assert colour_at(photo, 20, 90) == RED
    assert not opened.sheet.isVisible()


def test_a_photo_is_taken_again_and_used_by_mouse(opened: Opened) -> None:
    opened.see("red")
    QTest.mouseClick(opened.sheet.take, Qt.MouseButton.LeftButton)
    QTest.mouseClick(opened.sheet.again, Qt.MouseButton.LeftButton)
    assert opened.cameras.on == BACK.key
    assert opened.sheet.view.picture.isNull()
    opened.see("blue")
    QTest.mouseClick(opened.sheet.take, Qt.MouseButton.LeftButton)
    QTest.mouseClick(opened.sheet.use, Qt.MouseButton.LeftButton)
    assert [colour_at(one, 20, 90) for one in opened.given] == ["#0000ff"]


def test_what_is_taken_is_what_was_seen_and_not_what_came_after(opened: Opened) -> None:
    opened.see("red")
    opened.cameras.push("blue")
    opened.sheet.take.click()
    QApplication.processEvents()
    opened.sheet.use.click()
    assert [colour_at(one, 20, 90) for one in opened.given] == [RED]


def test_before_the_camera_sees_anything_nothing_can_be_taken(opened: Opened) -> None:
    opened.press(Qt.Key.Key_Space)
    assert opened.offered == ["Take the photo", "Not now"]
    assert opened.cameras.on == BACK.key
    assert opened.sheet.view.accessibleName() == "The camera is coming on."


def test_escape_closes_it_with_the_camera_off_and_no_picture_left(opened: Opened) -> None:
    opened.see("red")
    opened.press(Qt.Key.Key_Escape)
    assert not opened.sheet.isVisible()
    assert opened.cameras.on == ""
    assert opened.sheet.view.picture.isNull()
    assert opened.given == []


def test_a_photo_taken_and_not_used_is_gone_with_the_sheet(opened: Opened) -> None:
    opened.see("red")
    opened.sheet.take.click()
    opened.press(Qt.Key.Key_Escape)
    assert opened.sheet.view.picture.isNull()
    assert opened.given == []


def test_after_a_minute_without_a_press_it_is_off_and_one_press_brings_it_back(opened: Opened) -> None:
    opened.see("red")
    rest = opened.sheet._rest
    assert (MOST_MS, rest.interval(), rest.isActive()) == (60_000, 60_000, True)
    rest.timeout.emit()
    assert opened.cameras.on == ""
    assert opened.sheet.view.picture.isNull()
    assert "for a minute" in opened.sheet.view.accessibleName()
    assert opened.offered == ["Switch the camera on", "Not now"]
    opened.press(Qt.Key.Key_Space)
    assert opened.cameras.on == BACK.key
    assert rest.isActive()


def test_the_minute_does_not_take_a_photo_away_that_is_looked_at(opened: Opened) -> None:
    opened.see("red")
    opened.sheet.take.click()
    assert not opened.sheet._rest.isActive()


def test_hidden_behind_something_it_is_off_and_stays_off_when_it_comes_back(opened: Opened) -> None:
    opened.see("red")
    opened.sheet.hide()
    assert opened.cameras.on == ""
    assert opened.sheet.view.picture.isNull()
    opened.sheet.show()
    assert opened.cameras.on == ""
    assert opened.offered == ["Switch the camera on", "Not now"]


def test_another_camera_is_chosen_and_the_first_goes_off(opened: Opened) -> None:
    opened.see("red")
    opened.sheet.which.buttons()[1].click()
    assert (opened.cameras.on, opened.sheet.key) == (FRONT.key, FRONT.key)
    opened.sheet.which.buttons()[1].click()
    assert opened.sheet.which.buttons()[1].isChecked()
    assert opened.cameras.started == [BACK.key, FRONT.key]


def test_a_camera_that_another_program_has_says_so_and_can_be_tried_again(opened: Opened) -> None:
    opened.see("red")
    opened.cameras.broken.add(FRONT.key)
    opened.sheet.which.buttons()[1].click()
    assert "can't be used" in opened.sheet.view.accessibleName()
    assert opened.offered == ["Switch the camera on", "Not now"]
    opened.cameras.broken.clear()
    opened.sheet.again.click()
    assert opened.cameras.on == FRONT.key


def test_a_camera_that_is_unplugged_says_so(opened: Opened) -> None:
    opened.see("red")
    opened.cameras.unplug()
    assert "unplugged" in opened.sheet.view.accessibleName()
    assert opened.sheet.view.picture.isNull()
    assert opened.cameras.on == ""


def test_with_one_camera_nothing_is_to_be_chosen(opened: Opened) -> None:
    sheet = PhotoSheet(opened.cameras, [BACK], BACK.key, opened.window)
    assert sheet.findChildren(ChoiceList) == []
    assert opened.sheet.findChildren(ChoiceList) == [opened.sheet.which]


def test_everything_in_it_has_a_name_can_be_reached_and_is_large_enough(opened: Opened) -> None:
    opened.see("red")
    assert nameless(opened.sheet) == []
    assert unreachable(opened.sheet) == []
    assert small_targets(opened.sheet) == []
    assert opened.sheet.view.accessibleName() == "What the camera sees"
    opened.sheet.take.click()
    assert nameless(opened.sheet) == []
    assert opened.sheet.view.accessibleName() == "The photo you took"
    assert any("encrypted" in one.text() for one in opened.sheet.findChildren(Words))


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(820, 600), (1_366, 768)])
def test_the_buttons_are_in_sight_beside_the_picture(
    qapp: QApplication, qtbot: QtBot, scale: float, size: tuple[int, int]
) -> None:
    apply_theme(qapp, Theme(scale=scale))
    opened = Opened(qtbot)
    opened.window.resize(*size)
    opened.see("red")
    opened.sheet.resize(opened.sheet.sizeHint().boundedTo(QSize(*size)))
    opened.sheet.take.click()
    QApplication.processEvents()
    assert opened.sheet.sizeHint().width() <= size[0]
    assert opened.sheet.view.height() >= 140
    for button in (opened.sheet.use, opened.sheet.again):
        assert not button.visibleRegion().isEmpty()
        assert button.visibleRegion().boundingRect() == button.rect()
    opened.cameras.stop()
