"""Lets a finger scroll: without this Qt takes a finger for a mouse, which presses whatever a drag happens to begin on.

A tap reaches what is under it as a press and a release of the mouse, and only when the finger is lifted: until then it may
become a drag, and a drag must not answer a question, open a list or bring up the keyboard of the screen. Qt's own gesture
for scrolling by touch does scroll, but leaves the press to the button under the finger as well.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QEventPoint, QGuiApplication, QInputDevice, QMouseEvent, QTouchEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSplitterHandle,
    QWidget,
)
from shiboken6 import isValid

from fieldkit.ui.beneath.pulling import Pull, areas_in, going, is_far, scrolls, stop_coasting

DRAWN_ON = "drawn_on"
"""Property ("true") of a widget on which a finger draws, whichever way it moves."""

_TOUCHES = frozenset(
    (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
)
_MAY_OPEN_ANOTHER = frozenset((QEvent.Type.UpdateRequest, QEvent.Type.Leave, QEvent.Type.WindowBlocked))
"""What a window hears soon after a sheet or a list has opened over it."""
_BESIDE = 6
"""Pixels over and under a button that a finger means too: words that stand like a link are 24 high, and have 36 so."""
_ANSWERS_ITSELF = (QAbstractButton, QAbstractSlider, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)
_FAR = QPointF(-1e5, -1e5)
"""A place where nothing is: released there, a button is not pressed."""


class Finger(QObject):
    """Turns what a touch screen tells into taps, scrolling and drags, for every window of the application.

    It listens where the system's events come in, at the windows, as ``Idleness`` does and for the same reason. Whoever
    counts touches there has to begin listening after it, as a touch goes no further.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._heard: list[QWindow] = []
        self._known: list[QWidget] = []
        self._touch: _Touch | None = None
        app.focusWindowChanged.connect(self._hear)
        self._hear()

    def _hear(self) -> None:
        """A sheet, a list that dropped down: a finger goes there too."""
        self._heard = [window for window in self._heard if isValid(window)]
        for window in QGuiApplication.topLevelWindows():
            if window not in self._heard:
                self._heard.append(window)
                window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What a touch screen says is kept from the window, which gets what is meant by it."""
        kind = event.type()
        if kind in _MAY_OPEN_ANOTHER:
            self._hear()
        if kind not in _TOUCHES or not isinstance(event, QTouchEvent) or not isinstance(watched, QWindow):
            return False
        if event.device().type() != QInputDevice.DeviceType.TouchScreen:
            return False
        event.accept()
        self._follow(watched, event)
        return True

    def _follow(self, window: QWindow, event: QTouchEvent) -> None:
        if event.type() in {QEvent.Type.TouchBegin, QEvent.Type.TouchCancel}:
            # A touch whose window went away under it never ends.
            touch, self._touch = self._touch, None
            if touch is not None:
                touch.call_off()
        for point in event.points():
            self._at(window, point, event.timestamp())

    def _at(self, window: QWindow, point: QEventPoint, now: int) -> None:
        """One finger at a time: what others do beside it means nothing."""
        state, place = point.state(), point.globalPosition()
        if state == QEventPoint.State.Pressed and self._touch is None:
            self._touch = _Touch(window, point.id(), place)
            self._keep(self._touch.around)
        touch = self._touch
        if touch is None or touch.finger != point.id():
            return
        if state == QEventPoint.State.Updated:
            touch.move(place, now)
        elif state == QEventPoint.State.Released:
            # First: what is pressed by it may open a sheet that waits for the next touch.
            self._touch = None
            touch.lift(place, now)
            self._hear()

    def _keep(self, touched: list[QWidget]) -> None:
        """Hold what was touched for as long as it is there.

        When the binding lets go of a widget that Qt made, it takes Qt's own parts in it, such as a scroll bar, for gone too:
        whoever had asked for one of those would fail the next time.
        """
        self._known = [one for one in self._known if isValid(one)]
        self._known += [one for one in touched if one not in self._known]


class _Touch:
    """One finger, from where it came down until it is lifted. Places are those of the screen, moments in milliseconds."""

    def __init__(self, window: QWindow, finger: int, place: QPointF) -> None:
        self.finger = finger
        self._window = window
        self.around = _around(window, place)
        self._pull: Pull | None = None
        self._pressing = False
        self._began = _where_meant(self.around, place)
        if self._began != place:
            self.around = _around(window, self._began)
        self._means_nothing = stop_coasting(areas_in(self.around))
        popup = QApplication.activePopupWidget()
        elsewhere = popup is not None and popup not in self.around
        if elsewhere and popup is not None:
            self.around.append(popup)
        if elsewhere or any(one.property(DRAWN_ON) == "true" for one in self.around[:1]):
            self._press()

    def move(self, place: QPointF, now: int) -> None:
        """The finger is somewhere else."""
        if self._pressing:
            self._send(QEvent.Type.MouseMove, place, held=True)
        elif self._pull is not None:
            self._pull.move(place, now)
        elif not self._means_nothing and is_far(place - self._began):
            self._decide(place, now)

    def lift(self, place: QPointF, now: int) -> None:
        """The finger has left the screen: where it never moved, that was a tap."""
        if self._pull is not None:
            self._pull.let_go(now)
            return
        if self._means_nothing:
            return
        if not self._pressing:
            place = self._began
            self._press()
        self._send(QEvent.Type.MouseButtonRelease, place, held=False)
        self._forget_pointer()

    def call_off(self) -> None:
        """The system has taken the touch for something of its own."""
        if self._pressing:
            self._send(QEvent.Type.MouseButtonRelease, _FAR, held=False)
            self._forget_pointer()

    # ---------------------------------------------------------------- what a drag means

    def _decide(self, place: QPointF, now: int) -> None:
        """The finger moves: it pulls what it is on, scrolls the page that can go that way, or does nothing."""
        way = place - self._began
        down = abs(way.y()) >= abs(way.x())
        areas = areas_in(self.around)
        if _is_pulled(self.around, down=down) or not any(scrolls(area) for area in areas):
            self._press()
            self.move(place, now)
            return
        self._pull = going(areas, way, self._began)
        if self._pull is None:
            self._means_nothing = True
        else:
            self._pull.move(place, now)

    # ---------------------------------------------------------------- as a mouse

    def _press(self) -> None:
        self._pressing = True
        self._send(QEvent.Type.MouseButtonPress, self._began, held=True)

    def _send(self, kind: QEvent.Type, place: QPointF, *, held: bool) -> None:
        """To the window, as if the mouse had done it: what lies where, and what holds the mouse, is Qt's affair."""
        if not isValid(self._window):
            return
        inside = self._window.mapFromGlobal(place)
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        changed = none if kind == QEvent.Type.MouseMove else left
        event = QMouseEvent(
            kind,
            inside,
            inside,
            place,
            changed,
            left if held else none,
            QGuiApplication.keyboardModifiers(),
            Qt.MouseEventSource.MouseEventSynthesizedByApplication,
        )
        QCoreApplication.sendEvent(self._window, event)

    def _forget_pointer(self) -> None:
        """No pointer stays where the finger was: nothing looks as if it were pointed at."""
        if isValid(self._window):
            QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.Leave))


def _where_meant(around: list[QWidget], place: QPointF) -> QPointF:
    """A finger is broader than the words of a link: what falls just beside one, on nothing that can be pressed, is meant for it."""
    if not around or any(isinstance(one, _ANSWERS_ITSELF) for one in around[:2]):
        return place
    there = around[-1].mapFromGlobal(place).toPoint()
    beside = (QPoint(0, -_BESIDE), QPoint(0, _BESIDE))
    found = next((by for by in beside if isinstance(around[-1].childAt(there + by), QAbstractButton)), None)
    return place if found is None else place + QPointF(found)


def _around(window: QWindow, place: QPointF) -> list[QWidget]:
    """What lies under a place of the screen, and what holds it, up to the window itself."""
    top = QWidget.find(window.winId())
    if top is None:
        return []
    one = top.childAt(top.mapFromGlobal(place).toPoint())
    found: list[QWidget] = []
    while one is not None and one is not top:
        found.append(one)
        one = one.parentWidget()
    return [*found, top]


def _is_pulled(around: list[QWidget], *, down: bool) -> bool:
    """Whether a finger moves the thing itself: a slider along its line, the edge between two parts, words to choose."""
    for one in around[:2]:
        if isinstance(one, QAbstractSlider):
            return (one.orientation() == Qt.Orientation.Vertical) is down
        if isinstance(one, QSplitterHandle):
            return True
        if isinstance(one, (QLineEdit, QPlainTextEdit)):
            return not down
    return False
