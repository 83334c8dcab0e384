"""A place to sign by hand with a pen, a finger or the mouse. Whoever can't or won't types instead."""

import itertools

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldkit.ui.beneath.finger import DRAWN_ON
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens

_HEIGHT = 150
_INK = 2.6
_PICTURE = QSize(900, 360)
_NEAR = 1.5


class SignaturePad(QWidget):
    """Strokes on a line. Touch and pen come as pointer movements; nothing has to be held or timed."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[QPointF]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty(DRAWN_ON, "true")
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            tr("Drawn with a pen, a finger or the mouse. A typed name counts the same.")
        )

    def sizeHint(self) -> QSize:
        """Room for a name written by hand."""
        return QSize(360, _HEIGHT)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn."""
        return not self._strokes

    def clear(self) -> None:
        """Begin again."""
        self._strokes.clear()
        self.update()
        self.changed.emit()

    def content(self) -> bytes:
        """The drawing as PNG, dark on white whatever the window's colours; b"" where there is none."""
        if self.is_empty:
            return b""
        picture = QImage(_PICTURE, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        scale = min(_PICTURE.width() / max(1, self.width()), _PICTURE.height() / max(1, self.height()))
        painter.scale(scale, scale)
        self._paint_strokes(painter, QColor("black"))
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 takes text here, its stubs say bytes
        return bytes(buffer.data().data())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._strokes.append([event.position()])
            self.update()
            self.changed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._strokes:
            last = self._strokes[-1][-1]
            if (event.position() - last).manhattanLength() >= _NEAR:
                self._strokes[-1].append(event.position())
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The stroke is done."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A field with a line to sign on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color
        painter.setBrush(colour(QPalette.ColorRole.Base))
        painter.setPen(QPen(colour(QPalette.ColorRole.Dark), 1))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, tokens.RADIUS_CONTROL, tokens.RADIUS_CONTROL)
        line = self.height() * 0.72
        painter.setPen(QPen(colour(QPalette.ColorRole.Mid), 1))
        painter.drawLine(QPointF(20, line), QPointF(self.width() - 20, line))
        self._paint_strokes(painter, colour(QPalette.ColorRole.Text))
        painter.end()

    def _paint_strokes(self, painter: QPainter, ink: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(ink, _INK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            if len(stroke) == 1:
                painter.drawPoint(stroke[0])
                continue
            path = QPainterPath(stroke[0])
            for before, here in itertools.pairwise(stroke):
                path.quadTo(before, (before + here) / 2)
            path.lineTo(stroke[-1])
            painter.drawPath(path)
