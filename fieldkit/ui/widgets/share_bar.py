"""A quiet bar for work that takes its time: how much of it is done, or only that it goes on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QProgressBar

from fieldkit.ui.language.wording import tr

_WHOLE = 1_000
_HEIGHT = 10


class ShareBar(QProgressBar):
    """A rounded track and its filled part; its words stand beside it. Nothing on it moves by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, _WHOLE)
        self.setTextVisible(False)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("Share sent"))

    def show_share(self, share: float | None) -> None:
        """How much is done, from 0 to 1; None where nobody knows yet."""
        self.setRange(0, 0 if share is None else _WHOLE)
        if share is not None:
            self.setValue(round(share * _WHOLE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track, and the filled part where it is known."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), _HEIGHT // 2, _HEIGHT // 2)
        painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        width = round((self.width() - 1) * self.value() / _WHOLE) if self.maximum() else 0
        if width > _HEIGHT // 2:
            left = 0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - 1 - width
            painter.drawRoundedRect(left, 0, width, self.height() - 1, _HEIGHT // 2, _HEIGHT // 2)
        painter.end()
