"""What a camera sees, or the picture just taken: as large as there is room, and words where there is nothing to see."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldkit.ui.language.wording import shown
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.picture_frame import framed, in_middle

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
        with framed(self, QPalette.ColorRole.Dark) as (painter, frame):
            if self.picture.isNull():
                painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
                inside = frame.adjusted(tokens.SPACE_L, tokens.SPACE_S, -tokens.SPACE_L, -tokens.SPACE_S)
                painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            else:
                target = in_middle(self.picture.size(), frame, Qt.AspectRatioMode.KeepAspectRatio)
                painter.drawImage(target, self.picture)
