"""A picture inside a page: never wider than the page, never larger than it is, and told to who can't see it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

_TALLEST = 420


class ShownPicture(QWidget):
    """Shows PNG or JPEG bytes at their own size (96 dpi), smaller where there is less room; nothing where broken."""

    def __init__(self, content: bytes, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._picture.loadFromData(content)
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def has_picture(self) -> bool:
        """Whether the bytes were a picture."""
        return not self._picture.isNull()

    def _fitted(self, width: int) -> QSize:
        size = self._picture.size()
        room = QSize(max(1, width), _TALLEST)
        fits = size.width() <= room.width() and size.height() <= room.height()
        return size if fits else size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def sizeHint(self) -> QSize:
        """Its own size."""
        return self._fitted(self._picture.width())

    def minimumSizeHint(self) -> QSize:
        """It may be narrow: it gets smaller as a whole."""
        return QSize(1, 1)

    def hasHeightForWidth(self) -> bool:
        """Narrower means less high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that keeps its shape."""
        return self._fitted(width).height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture at the side where reading begins."""
        if not self.has_picture:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._fitted(self.width())
        target = QRect(0, 0, size.width(), size.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            target.moveRight(self.width() - 1)
        painter.drawPixmap(target, self._picture)
        painter.end()
