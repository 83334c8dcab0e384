"""The frame with round corners that every picture stands in, and its ground while there is none."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QWidget

from fieldkit.ui.look import tokens


@contextmanager
def framed(widget: QWidget, edge: QPalette.ColorRole) -> Iterator[tuple[QPainter, QRectF]]:
    """Painter and frame for what stands inside, in a paint event: before it the ground is painted, after it the edge.

    Nothing is painted outside the round corners. ``edge`` is the role of the line's colour.
    """
    painter = QPainter(widget)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    frame = QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    outline = QPainterPath()
    outline.addRoundedRect(frame, tokens.RADIUS, tokens.RADIUS)
    painter.fillPath(outline, widget.palette().color(QPalette.ColorRole.Window))
    painter.setClipPath(outline)
    yield painter, frame
    painter.setClipping(False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(widget.palette().color(edge), 1))
    painter.drawPath(outline)
    painter.end()


def in_middle(size: QSize, frame: QRectF, how: Qt.AspectRatioMode) -> QRectF:
    """Where a picture of this size stands in a frame: scaled as ``how`` says, its middle in the frame's."""
    scaled = size.scaled(frame.size().toSize(), how)
    target = QRectF(0, 0, scaled.width(), scaled.height())
    target.moveCenter(frame.center())
    return target
