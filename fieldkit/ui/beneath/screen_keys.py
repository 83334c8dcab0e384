"""Makes room for the keyboard that a tablet shows on its screen: it lies over the window, and over the field that asked for it."""

from PySide6.QtCore import QObject, QRectF
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from fieldkit.ui.beneath.keyboard import bring_into_sight


class ScreenKeys(QObject):
    """Keeps what is in a window above such a keyboard, and the field that is written in within sight.

    Qt tells where the keyboard is on Windows; where a system does not say, nothing is moved.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._lifted: QWidget | None = None
        self._keys = app.inputMethod()
        self._keys.keyboardRectangleChanged.connect(self._moved)
        self._keys.visibleChanged.connect(self._moved)

    def _moved(self) -> None:
        self.cover(self._keys.keyboardRectangle() if self._keys.isVisible() else QRectF())

    def cover(self, keys: QRectF) -> None:
        """The keyboard lies here now, in pixels of the window that is written in; empty where there is none."""
        held = QApplication.focusWidget()
        window = held.window() if held is not None else None
        if self._lifted is not None and self._lifted is not window and isValid(self._lifted):
            self._lifted.setContentsMargins(0, 0, 0, 0)
        self._lifted = window
        if held is None or window is None:
            return
        covered = 0 if keys.isEmpty() else max(0, window.height() - round(keys.top()))
        if covered != window.contentsMargins().bottom():
            window.setContentsMargins(0, 0, 0, covered)
            layout = window.layout()
            if layout is not None:
                layout.activate()
        if covered:
            bring_into_sight(held)
