"""A screen to touch, as the system would tell of it: events go to a window, and Qt finds what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtGui import QGuiApplication, QPointingDevice, QTouchEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.pages import Page

T = TypeVar("T", bound=QObject)
_STEPS = 6
LONG = 2_000
"""Pixels of what stands under the parts of a page, so that it scrolls."""


class TouchScreen:
    """One finger on it, or one more beside it. Places are pixels of the part of a window that is named with them."""

    def __init__(self) -> None:
        self._device: QPointingDevice = QTest.createTouchDevice()

    def down(self, part: QWidget, place: QPoint, finger: int = 0) -> None:
        """A finger comes down."""
        window, there = _from_the_system(part, [place])
        self._told(window, finger).press(finger, there[0], window).commit()

    def move(self, part: QWidget, place: QPoint, finger: int = 0) -> None:
        """It moves."""
        window, there = _from_the_system(part, [place])
        self._told(window, finger).move(finger, there[0], window).commit()

    def up(self, part: QWidget, place: QPoint, finger: int = 0) -> None:
        """It is lifted."""
        window, there = _from_the_system(part, [place])
        self._told(window, finger).release(finger, there[0], window).commit()

    def _told(self, window: QWindow, finger: int) -> QTest.QTouchEventSequence:
        """What the system tells of one finger; of the first one that rests there meanwhile too."""
        told = QTest.touchEvent(window, self._device)
        return told.stationary(0) if finger else told

    def take_back(self, part: QWidget) -> None:
        """The system takes the touch for something of its own."""
        window, _ = _from_the_system(part, [])
        QCoreApplication.sendEvent(window, QTouchEvent(QEvent.Type.TouchCancel, self._device))

    def tap(self, part: QWidget, place: QPoint | None = None) -> None:
        """Down and up again at one place; else in the middle."""
        self.follow(part, [part.rect().center() if place is None else place])

    def drag(self, part: QWidget, start: QPoint, end: QPoint, *, step_ms: int = 0) -> None:
        """From one place to another; ``step_ms`` as in ``follow``."""
        self.follow(
            part, [start + (end - start) * step / _STEPS for step in range(_STEPS + 1)], step_ms=step_ms
        )

    def follow(self, part: QWidget, path: Sequence[QPoint], *, step_ms: int = 0) -> None:
        """Down at the first place, over the others, up at the last. The part may move, or go, under the finger.

        With ``step_ms`` it takes so long for each: how fast a finger goes is known by the time that it takes.
        """
        window, there = _from_the_system(part, path)
        QTest.touchEvent(window, self._device).press(0, there[0], window).commit()
        for place in there[1:]:
            if step_ms:
                QTest.qWait(step_ms)
            QTest.touchEvent(window, self._device).move(0, place, window).commit()
        QTest.touchEvent(window, self._device).release(0, there[-1], window).commit()


def _from_the_system(part: QWidget, places: Sequence[QPoint]) -> tuple[QWindow, list[QPoint]]:
    """The window around a part, and the places in its pixels."""
    around = part.window()
    known = next(one for one in QGuiApplication.topLevelWindows() if one.winId() == around.winId())
    return known, [part.mapTo(around, place) for place in places]


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
    below.setFixedHeight(LONG)
    page.add(below)
    shown(qtbot, page)
    return page


def scrolled(page: QScrollArea) -> int:
    """How far down it is."""
    return page.verticalScrollBar().value()


def middle(part: QWidget) -> QPoint:
    """Where a finger comes down."""
    return part.rect().center()


def following(made: T) -> Iterator[T]:
    """What listens to the whole application, for one test; gone before the next."""
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)
