"""A person sitting, from the side, with the lengths that were measured: to see whether a number is the one that was meant."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldkit.ui.language.wording import tr

KNEE, DEPTH, ELBOW, SEAT = "knee", "depth", "elbow", "seat"
"""Floor to the crease of the knee; depth of the seat; seat to elbow; height of the seat that is there (all mm)."""


class SeatDrawing(QWidget):
    """Drawn to scale from what is known; a length that nobody measured is left out. Decorative beside its words."""

    def __init__(self) -> None:
        super().__init__()
        self._lengths: Mapping[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lengths(self, lengths: Mapping[str, int], words: str) -> None:
        """Draw these (mm by KNEE, DEPTH, ELBOW, SEAT); `words` say the same to a screen reader."""
        self._lengths = lengths
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as eight lines of text, and wide enough for the numbers beside it."""
        line = self.fontMetrics().height()
        return QSize(line * 13, line * 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Floor, seat, person, and each known length with its number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(max(11, round(font.pixelSize() * 0.85)))
        painter.setFont(font)
        line = self.fontMetrics().height()
        floor = self.height() - line * 0.8
        knee, depth = self._lengths.get(KNEE, 430), self._lengths.get(DEPTH, 420)
        elbow = self._lengths.get(ELBOW, 230)
        words = painter.fontMetrics().horizontalAdvance(tr("0000 mm"))
        back = words + line
        across = self.width() - back - words - line * 1.5
        scale = max(0.01, min((floor - line) / (knee + 700), across / depth))
        front = back + depth * scale
        seat = floor - knee * scale
        self._person(painter, back, front, seat, floor, elbow * scale)
        self._marks(painter, back, front, seat, floor, scale)
        painter.end()

    def _person(
        self, painter: QPainter, back: float, front: float, seat: float, floor: float, elbow: float
    ) -> None:
        palette = self.palette()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Dark), 2))
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        body = QPen(palette.color(QPalette.ColorRole.PlaceholderText), 5)
        body.setCapStyle(Qt.PenCapStyle.RoundCap)
        body.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(body)
        top = seat - elbow * 2.3
        painter.drawPolyline(
            [
                *(QPointF(back, top), QPointF(back, seat), QPointF(front, seat)),
                *(QPointF(front, floor - 3), QPointF(front + 14, floor - 3)),
            ]
        )
        painter.drawPolyline(
            [
                QPointF(back, top + 6),
                QPointF(back + 4, seat - elbow),
                QPointF((back + front) / 2 + 8, seat - elbow),
            ]
        )
        painter.drawEllipse(QRectF(back - 9, top - 22, 18, 18))

    def _marks(
        self, painter: QPainter, back: float, front: float, seat: float, floor: float, scale: float
    ) -> None:
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
        line = self.fontMetrics().height()
        if (knee := self._lengths.get(KNEE)) is not None:
            self._upright(painter, front + line, seat, floor, tr("{knee} mm", knee=knee))
        if (depth := self._lengths.get(DEPTH)) is not None:
            painter.drawLine(QPointF(back, seat + 10), QPointF(front, seat + 10))
            words = tr("{depth} mm", depth=depth)
            width = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(QPointF(front - width - 8, seat + 12 + line * 0.8), words)
        if (elbow := self._lengths.get(ELBOW)) is not None:
            self._upright(
                painter, back - 14, seat - elbow * scale, seat, tr("{elbow} mm", elbow=elbow), before=True
            )
        if (there := self._lengths.get(SEAT)) is not None:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Shadow), 2, Qt.PenStyle.DashLine))
            level = floor - there * scale
            painter.drawLine(QPointF(back - 4, level), QPointF(front, level))

    @staticmethod
    def _upright(
        painter: QPainter, x: float, top: float, bottom: float, words: str, *, before: bool = False
    ) -> None:
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        for end in (top, bottom):
            painter.drawLine(QPointF(x - 4, end), QPointF(x + 4, end))
        width = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(QPointF(x - width - 6 if before else x + 6, (top + bottom) / 2 + 4), words)
