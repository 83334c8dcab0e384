"""The person's own words: the warmest thing on the page, with a quotation mark and who said it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.ui.look import tokens
from fieldkit.ui.look.icons import Icon
from fieldkit.ui.widgets.entries import TextField
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words


def _paint_ground(widget: QWidget, *, focused: bool) -> None:
    palette = widget.palette()
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    body = QRectF(widget.rect()).adjusted(1, 1, -1, -1)
    outline = QPainterPath()
    outline.addRoundedRect(body, tokens.RADIUS_CONTROL, tokens.RADIUS_CONTROL)
    painter.fillPath(outline, palette.color(QPalette.ColorRole.Midlight))
    painter.save()
    painter.setClipPath(outline)
    bar = QRectF(body.left(), body.top(), 5, body.height())
    if widget.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        bar.moveRight(body.right())
    role = QPalette.ColorRole.Highlight if focused else QPalette.ColorRole.Shadow
    painter.fillRect(bar, palette.color(role))
    painter.restore()
    if focused:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
        painter.drawPath(outline)
    painter.end()


class OwnWords(QFrame):
    """A place to write what the person said; looks like speech, not like a field."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, caption: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_L, tokens.SPACE_M, tokens.SPACE_L, tokens.SPACE_M)
        row.setSpacing(tokens.SPACE_S)
        mark = Icon("quote", 20)
        mark.setProperty("tint", "own")
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(tokens.SPACE_XS)
        self.field = TextField(placeholder)
        self.field.setProperty("own", "true")
        self.field.typed.connect(self.typed)
        self.field.left.connect(self._left)
        self.field.selectionChanged.connect(self.update)
        self.caption = Words(caption, "small")
        reveal(self.caption, bool(caption))
        column.addWidget(self.field)
        column.addWidget(self.caption)
        row.addLayout(column, 1)
        self.setFocusProxy(self.field)
        self.field.cursorPositionChanged.connect(self.update)
        self.field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The ring lies around the whole, so the whole is painted when the keyboard comes or goes."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def show_text(self, text: str) -> None:
        """Show the words."""
        self.field.show_text(text)

    def set_caption(self, caption: str) -> None:
        """Who said it, who typed it, in which language."""
        self.caption.setText(caption)
        reveal(self.caption, bool(caption))

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        self.field.set_locked(locked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole looks like the place to write, so it is: a finger need not find the line."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.field.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As a field itself does then: ask for the keys on the screen, where the system has them."""
        if event.button() == Qt.MouseButton.LeftButton and not self.field.isReadOnly():
            QGuiApplication.inputMethod().show()

    def _left(self) -> None:
        self.update()
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Warm ground and a bar."""
        _paint_ground(self, focused=self.field.hasFocus())


class Quotation(QFrame):
    """Own words to read: never cut short, with speaker and date."""

    def __init__(self, words: str, said: str, parent: QWidget | None = None, *, role: str = "words") -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_XL, tokens.SPACE_L, tokens.SPACE_XL, tokens.SPACE_L)
        column.setSpacing(tokens.SPACE_XS)
        self.words = Words(f"“{words}”", role)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.words)
        self.said = Words(said, "small")
        reveal(self.said, bool(said))
        column.addWidget(self.said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Warm ground and a bar."""
        _paint_ground(self, focused=False)
