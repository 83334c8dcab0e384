"""A photo as a small picture with rounded corners, and the frame it may be dropped into."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from fieldkit.ui.look import tokens
from fieldkit.ui.look.icons import icon_pixmap
from fieldkit.ui.widgets.picture_frame import framed, in_middle

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
        with framed(self, QPalette.ColorRole.Mid) as (painter, frame):
            if self.has_picture:
                target = in_middle(self._picture.size(), frame, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
                painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
            else:
                self._paint_icon(painter, frame)

    def _paint_icon(self, painter: QPainter, frame: QRectF) -> None:
        side = min(_ICON, self.height() - 8)
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        icon = icon_pixmap(self._icon, colour, side, self.devicePixelRatioF())
        painter.drawPixmap(round(frame.center().x() - side / 2), round(frame.center().y() - side / 2), icon)


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
