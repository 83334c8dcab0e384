"""What a camera sees, or the picture just taken: as large as there is room, and words where there is nothing to see."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldkit.ui.language.wording import shown
from fieldkit.ui.look import tokens

_USUAL = QSize(16, 9)


class LivePicture(QWidget):
    """A frame as large as its room. Holds one picture, and lets it go when another comes or words take its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = QSize(320, 180)
        self._words = ""
        self.picture = QImage()
        """The picture shown; null while there is none."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As large as there is room, in the shape in which a usual camera sees."""
        return _USUAL.scaled(self._room, Qt.AspectRatioMode.KeepAspectRatio)

    def set_room(self, room: QSize) -> None:
        """How much room there is."""
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """It may be narrow: the picture gets smaller as a whole."""
        return QSize(1, self.sizeHint().height())

    def show_picture(self, picture: QImage) -> None:
        """Show this one in place of the last."""
        self.picture = picture
        self.update()

    def show_words(self, words: str) -> None:
        """Let the picture go, and say why there is none."""
        self.picture = QImage()
        self._words = shown(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The whole picture in the middle of the frame, or the words."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(frame, tokens.RADIUS, tokens.RADIUS)
        painter.fillPath(outline, self.palette().color(QPalette.ColorRole.Window))
        if self.picture.isNull():
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            inside = frame.adjusted(tokens.SPACE_L, tokens.SPACE_S, -tokens.SPACE_L, -tokens.SPACE_S)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        else:
            size = self.picture.size().scaled(frame.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(frame.center())
            painter.setClipPath(outline)
            painter.drawImage(target, self.picture)
            painter.setClipping(False)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Dark), 1))
        painter.drawPath(outline)
        painter.end()
