"""A hand that has one finger and a screen to touch: what it uses has to be in sight, or be brought there by drags."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QWidget

from tests.journeys.keys_alone import top
from tests.ui.active import give_keyboard
from tests.ui.computer import Computer
from tests.ui.touch_screen import TouchScreen

_MOST_DRAGS = 60
_EDGE = 24
"""Pixels from the edges of what scrolls: a finger comes down and is lifted within, and what it taps lies within."""


class Finger:
    """Touches go to the window as the system sends them; what they do there is the program's affair."""

    def __init__(self, computer: Computer) -> None:
        self._computer = computer
        self.screen = TouchScreen()

    def tap(self, name: str) -> QWidget:
        """Scroll until what is called so can be touched, and touch it."""
        found = self.bring(name)
        self.screen.tap(found)
        self._after()
        return found

    def write(self, name: str, words: str) -> None:
        """Touch a field, and the keys that the system shows on the screen for it."""
        self.tap(name)
        held = QApplication.focusWidget()
        assert held is not None, f"a tap on {name!r} gives nothing the keyboard"
        assert held.accessibleName() == name, f"a tap on {name!r} gives it to {held.accessibleName()!r}"
        QTest.keyClicks(held, words)
        self._computer.settled()

    def choose(self, name: str, words: str) -> None:
        """Open a list at its arrow and touch one of its lines, pulled into sight."""
        field = self.bring(name)
        assert isinstance(field, QComboBox), f"{name!r} is no list"
        self.screen.tap(field, QPoint(field.width() - 12, field.rect().center().y()))
        listed = field.view()
        port, _around = listed.viewport(), listed.window()
        row = field.findText(words)
        assert row >= 0, f"{name!r} does not offer {words!r}"
        index = listed.model().index(row, 0)
        for _ in range(_MOST_DRAGS):
            if port.rect().contains(listed.visualRect(index).center()):
                break
            self.screen.drag(port, QPoint(30, port.height() - _EDGE), QPoint(30, _EDGE))

        def taken() -> bool:
            """Qt takes a tap right after a list has opened for a part of what opened it."""
            if listed.isVisible():
                self.screen.tap(port, listed.visualRect(index).center())
            return field.currentText() == words and not listed.isVisible()

        self._computer.until(taken)
        self._after()

    def pull(self, name: str, start: QPoint, end: QPoint) -> QWidget:
        """Bring something into sight and move the finger over it, from here to there in its own pixels."""
        found = self.bring(name)
        self.screen.drag(found, start, end)
        self._after()
        return found

    def bring(self, name: str) -> QWidget:
        """Drag whatever scrolls until what is called so can be touched in its middle."""
        for _ in range(_MOST_DRAGS):
            found = self._called(name)
            area = _hiding(found)
            if area is None:
                return found
            before = _place(area)
            self._scroll(area, found)
            assert _place(area) != before, f"no drag scrolls to {name!r}"
        raise AssertionError(f"{name!r} never comes into sight")

    def _after(self) -> None:
        """What was asked for has come; and where a sheet has closed, a window manager gives the window back."""
        self._computer.settled()
        if QApplication.activeWindow() is None:
            give_keyboard(self._computer.qtbot, self._computer.window)

    def _called(self, name: str) -> QWidget:
        shown = [one for one in top().findChildren(QWidget) if one.isVisible()]
        found = [one for one in shown if one.accessibleName() == name]
        assert found, f"nothing is called {name!r} among {sorted({one.accessibleName() for one in shown})}"
        # A field has the name of its question, and so has what it stands in.
        return next((one for one in found if one.focusPolicy() and one.focusProxy() is None), found[0])

    def _scroll(self, area: QAbstractScrollArea, wanted: QWidget) -> None:
        port = area.viewport()
        room = port.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        there, middle = wanted.mapTo(port, wanted.rect().center()), room.center()
        if not room.top() <= there.y() <= room.bottom():
            half = min(abs(there.y() - middle.y()), room.height()) // 2
            ends = middle - QPoint(0, half), middle + QPoint(0, half)
            further = there.y() > middle.y()
        else:
            half = min(abs(there.x() - middle.x()), room.width()) // 2
            ends = middle - QPoint(half, 0), middle + QPoint(half, 0)
            further = there.x() > middle.x()
        self.screen.drag(port, *(reversed(ends) if further else ends))
        self._computer.settled()


def _hiding(part: QWidget) -> QAbstractScrollArea | None:
    """The outermost area that has the middle of a part out of reach; None where a finger can touch it."""
    hiding = None
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QAbstractScrollArea) and around.viewport().isAncestorOf(part):
            port = around.viewport()
            if not port.rect().contains(part.mapTo(port, part.rect().center())):
                hiding = around
        around = None if around.isWindow() else around.parentWidget()
    return hiding


def _place(area: QAbstractScrollArea) -> tuple[int, int]:
    return area.horizontalScrollBar().value(), area.verticalScrollBar().value()
