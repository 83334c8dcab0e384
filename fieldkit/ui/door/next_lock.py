"""Has the next locked screen made while somebody works, so that locking only has to show it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from fieldkit.ui.screens.unlock import UnlockScreen
from fieldkit.ui.window import MainWindow

WAIT_MS = 500
"""After unlocking, whoever came in is served first."""


class NextLock(QObject):
    """Makes one screen ahead, in two turns of the event loop; it stands hidden in the window until it is taken."""

    def __init__(self, window: MainWindow, make: Callable[[], UnlockScreen], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._make = make
        self._made: UnlockScreen | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    @property
    def ready(self) -> bool:
        """Whether a screen stands there, dressed and all."""
        return self._made is not None and not self._timer.isActive()

    def prepare(self) -> None:
        """Begin in a moment."""
        self._timer.start(WAIT_MS)

    def take(self) -> UnlockScreen | None:
        """The screen, if it is made; it is then the caller's."""
        self._timer.stop()
        made, self._made = self._made, None
        return made

    def _next(self) -> None:
        if self._made is None:
            self._made = self._make()
            self._timer.start(0)
        else:
            self._window.hold(self._made)
