"""Notices that nobody has touched keyboard, mouse or screen for a while, without looking at every event of every widget."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    )
)
_ELSEWHERE = frozenset((QEvent.Type.Leave, QEvent.Type.WindowBlocked))
"""What a window hears when the pointer or a sheet goes to another one."""


class Idleness(QObject):
    """Tells when a while has passed without a touch. Counts only while told to.

    What a person does reaches one of the application's windows before it reaches a widget, so it listens there. Listening
    to the application itself means a call into Python for each event of each widget, and a Python object for each widget
    that Qt made for itself: a fifteenth of all the time the window spent, and much of the time until it was there.
    """

    idle = Signal()
    touched = Signal()

    def __init__(self, app: QGuiApplication, milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._heard: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.idle)
        app.focusWindowChanged.connect(self._hear)

    def watch(self, on: bool) -> None:
        """Begin or stop counting."""
        if not on:
            self._timer.stop()
            for window in self._alive():
                window.removeEventFilter(self)
            self._heard = []
            return
        self._timer.start()
        self._hear()

    def _hear(self) -> None:
        """A sheet, a list that dropped down: what is done there counts too."""
        if not self._timer.isActive():
            return
        self._heard = self._alive()
        for window in QGuiApplication.topLevelWindows():
            if window not in self._heard:
                self._heard.append(window)
                window.installEventFilter(self)

    def _alive(self) -> list[QWindow]:
        """Those of the windows it listens to that are still there: a sheet that was closed is not."""
        return [window for window in self._heard if isValid(window)]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Each touch starts the count again."""
        kind = event.type()
        if kind in _TOUCHES and self._timer.isActive():
            self._timer.start()
            self.touched.emit()
        elif kind in _ELSEWHERE:
            self._hear()
        return False
