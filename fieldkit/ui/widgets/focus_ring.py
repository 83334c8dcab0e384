"""A ring around the field that has the keyboard, the same for every kind of field."""

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from fieldkit.ui.look import tokens


class _Halo(QFocusFrame):
    """A soft band just outside the field's own border, which alone already meets the contrast rule.

    Around a button filled with the accent it is the only mark, and as strong as ink.
    """

    strong = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two pixels in the accent, half strong; or in ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.WindowText if self.strong else QPalette.ColorRole.Highlight
        colour = QColor(QApplication.palette().color(role))
        colour.setAlpha(255 if self.strong else 90)
        painter.setPen(QPen(colour, 2))
        radius = tokens.RADIUS_CONTROL + 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()


class FocusRing(QObject):
    """Follows the keyboard through the application and rings text fields, lists and filled buttons."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._halo: _Halo | None = None
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        self.clear()
        target = now
        if isinstance(now, QLineEdit) and isinstance(now.parentWidget(), QComboBox):
            target = now.parentWidget()
        if isinstance(target, (QLineEdit, QComboBox)) or (
            isinstance(target, QPlainTextEdit) and target.property("own") != "true"
        ):
            self._put(target)
        elif isinstance(target, QPushButton) and target.property("kind") == "primary":
            self._put(target, strong=True)

    def _put(self, target: QWidget, *, strong: bool = False) -> None:
        self._halo = _Halo(target)
        self._halo.strong = strong
        self._halo.setWidget(target)

    def clear(self) -> None:
        """Take the ring away; it may have gone already, with the field it lay around."""
        if self._halo is not None and isValid(self._halo):
            self._halo.setWidget(None)  # type: ignore[arg-type]  # None is Qt's way to let go
            self._halo.deleteLater()
        self._halo = None
