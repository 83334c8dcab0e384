"""One question asked twice, drawn on its scale: a ring where it was, a dot where it is now, an arrow from one to the other."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

_ARROW = 6


class BeforeAfter(QWidget):
    """Drawn from two numbers; ring and dot differ by shape, so colour says nothing alone. `words` say the same to those
    who listen; the numbers stand beside it as text.
    """

    def __init__(self, before: int | None, now: int, words: str, *, least: int = 0, most: int = 10) -> None:
        super().__init__()
        self.before, self.now = before, now
        self._least, self._most = least, most
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.setMinimumWidth(1)

    def sizeHint(self) -> QSize:
        """As high as a line and a half of text, with room for the numbers at its ends."""
        line = self.fontMetrics().height()
        return QSize(line * 10, round(line * 1.5))

    def place_of(self, number: int) -> float:
        """Where a number stands, in pixels from the left; a larger one is further along the line of writing."""
        room = self.width() - 2 * self._edge()
        share = (number - self._least) / (self._most - self._least)
        along = self._edge() + room * min(1.0, max(0.0, share))
        return along if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - along

    def paintEvent(self, event: QPaintEvent) -> None:
        """Scale with its ends, ring, arrow, dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        middle = self.height() / 2
        self._scale(painter, middle)
        accent = palette.color(QPalette.ColorRole.Highlight)
        radius = self._radius()
        if self.before is not None and self.before != self.now:
            self._arrow(painter, QPen(palette.color(QPalette.ColorRole.WindowText), 2), middle, radius)
        if self.before is not None:
            outer = radius + (3 if self.before == self.now else 0)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), 2))
            painter.setBrush(palette.color(QPalette.ColorRole.Base))
            painter.drawEllipse(QPointF(self.place_of(self.before), middle), outer, outer)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(self.place_of(self.now), middle), radius, radius)
        painter.end()

    def _scale(self, painter: QPainter, middle: float) -> None:
        palette = self.palette()
        font = QFont(self.font())
        font.setPixelSize(max(11, round(self.fontMetrics().height() * 0.62)))
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        numbers = painter.fontMetrics()
        for end, number in ((self._least, self._least), (self._most, self._most)):
            width = numbers.horizontalAdvance(str(number))
            at = self.place_of(end)
            outside = at < self.width() / 2
            x = at - width - self._radius() - 4 if outside else at + self._radius() + 4
            painter.drawText(QPointF(x, middle + numbers.ascent() / 2 - 1), str(number))
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Dark), 2))
        painter.drawLine(
            QPointF(self.place_of(self._least), middle), QPointF(self.place_of(self._most), middle)
        )
        for number in range(self._least, self._most + 1):
            at = self.place_of(number)
            painter.drawLine(QPointF(at, middle - 3), QPointF(at, middle + 3))

    def _arrow(self, painter: QPainter, pen: QPen, middle: float, radius: float) -> None:
        assert self.before is not None
        begin, end = self.place_of(self.before), self.place_of(self.now)
        way = 1 if end > begin else -1
        tip = end - way * (radius + 2)
        painter.setPen(pen)
        painter.drawLine(QPointF(begin, middle), QPointF(tip, middle))
        for side in (-1, 1):
            painter.drawLine(QPointF(tip, middle), QPointF(tip - way * _ARROW, middle + side * _ARROW))

    def _radius(self) -> float:
        return self.fontMetrics().height() * 0.3

    def _edge(self) -> float:
        return self.fontMetrics().horizontalAdvance("10") + self._radius() + 6
