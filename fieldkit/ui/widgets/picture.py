"""A photo as a small picture with rounded corners, and the frame it may be dropped into."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from fieldkit.ui.look import tokens
from fieldkit.ui.look.icons import icon_pixmap

_ICON = 28
_WIDEST = 208


class Thumbnail(QWidget):
    """A small picture, or an icon while it has not come or where there is none; its accessible name says what it shows."""

    def __init__(self, icon: str = "file", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough to know it by, in the shape of a usual photo; large text needs the room beside it."""
        width = min(self.fontMetrics().horizontalAdvance("m") * 12, _WIDEST)
        return QSize(width, width * 3 // 4)

    def show_content(self, content: bytes) -> None:
        """Show these bytes (JPEG or PNG); b"" shows the icon."""
        self._picture = QPixmap()
        if content:
            self._picture.loadFromData(content)
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return not self._picture.isNull()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, cut to the frame from its middle."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_off = QPainterPath()
        round_off.addRoundedRect(frame, tokens.RADIUS, tokens.RADIUS)
        painter.fillPath(round_off, self.palette().color(QPalette.ColorRole.Window))
        if self.has_picture:
            self._paint_picture(painter, frame, round_off)
        else:
            side = min(_ICON, self.height() - 8)
            icon = icon_pixmap(
                self._icon,
                self.palette().color(QPalette.ColorRole.PlaceholderText),
                side,
                self.devicePixelRatioF(),
            )
            painter.drawPixmap(
                round(frame.center().x() - side / 2), round(frame.center().y() - side / 2), icon
            )
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawPath(round_off)
        painter.end()

    def _paint_picture(self, painter: QPainter, frame: QRectF, round_off: QPainterPath) -> None:
        size = self._picture.size().scaled(
            frame.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
        )
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(frame.center())
        painter.save()
        painter.setClipPath(round_off)
        painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
        painter.restore()


class DropFrame(QFrame):
    """A frame with a broken line that takes one file dropped on it. Never the only way: buttons stand inside."""

    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if self.isEnabled() and any(one.isLocalFile() for one in event.mimeData().urls()):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Not here after all."""
        self._over = False
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The first file."""
        self._over = False
        self.update()
        places = [one.toLocalFile() for one in event.mimeData().urls() if one.isLocalFile()]
        if places:
            event.acceptProposedAction()
            self.dropped.emit(places[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The broken line; whole and in the accent while a file is held over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.Highlight if self._over else QPalette.ColorRole.Dark
        line = Qt.PenStyle.SolidLine if self._over else Qt.PenStyle.DashLine
        painter.setPen(QPen(self.palette().color(role), 2 if self._over else 1, line))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), tokens.RADIUS, tokens.RADIUS)
        painter.end()
