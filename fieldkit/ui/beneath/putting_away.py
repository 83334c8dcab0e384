"""Destroys what was taken out of the window one part at a time, so that locking never holds the window up."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget


class PuttingAway(QObject):
    """Parts wait here, hidden, for a few turns of the event loop; destroying all of a desk at once takes 50 ms."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        """Whether something still waits to be destroyed."""
        return bool(self._parts)

    def add(self, part: QWidget) -> None:
        """Hide it now, destroy it soon."""
        part.hide()
        self._parts.append(part)
        self._timer.start()

    def _next(self) -> None:
        if self._parts:
            self._parts.pop(0).deleteLater()
        else:
            self._timer.stop()
