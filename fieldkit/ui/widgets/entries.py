"""Text entry: one line, many lines that grow, and lines that say what is wrong with what was typed."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from fieldkit.ui.language.wording import shown

_LEAST_LINES = 1


def mark_state(widget: QWidget, state: str) -> None:
    """Give a field the border of a state ("error" or nothing)."""
    if (widget.property("state") or "") != state:
        widget.setProperty("state", state)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class LineField(QLineEdit):
    """One line. `typed` comes with each change by the user; `left` when the field was left or Enter pressed."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.setPlaceholderText(shown(placeholder))
        # Not textEdited: what a screen reader or dictation enters comes through the accessibility tree without it.
        self.textChanged.connect(self._changed)
        self.editingFinished.connect(self.left)

    def _changed(self, text: str) -> None:
        if not self._showing:
            self.typed.emit(text)

    def setText(self, text: str | None) -> None:
        """What the program shows is not typed."""
        before, self._showing = self._showing, True
        super().setText(text)
        self._showing = before

    def clear(self) -> None:
        """Empty it without taking that for typing."""
        self.setText("")

    def show_text(self, text: str) -> None:
        """Show a text without taking it for typing; where it is already there the cursor stays."""
        if text != self.text():
            self.setText(text)

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        self.setReadOnly(locked)


class TextField(QPlainTextEdit):
    """Many lines; grows with what is written and never scrolls inside. Tab leaves the field."""

    typed = Signal(str)
    left = Signal()

    def __init__(
        self, placeholder: str = "", *, lines: int = _LEAST_LINES, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._showing = False
        self.setPlaceholderText(shown(placeholder))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._changed)
        self.document().setDocumentMargin(1)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a text without taking it for typing; where it is already there the cursor stays."""
        if text != self.toPlainText():
            self._showing = True
            self.setPlainText(text)
            self._showing = False

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        self.setReadOnly(locked)
        self.setProperty("still", "true" if locked else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def set_lines(self, lines: int) -> None:
        """The least height, in lines."""
        self._lines = lines
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as what is written."""
        return QSize(240, self._height())

    def minimumSizeHint(self) -> QSize:
        """As high as what is written, and may be narrow."""
        return QSize(80, self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter leaves the field like Tab, as other forms do."""
        chord = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if chord and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextPrevChild(True)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _height(self) -> int:
        layout = self.document().documentLayout()
        written = 0.0
        block = self.document().begin()
        while block.isValid():
            written += layout.blockBoundingRect(block).height()
            block = block.next()
        least = self._lines * self.fontMetrics().lineSpacing()
        around = self.height() - self.viewport().height() if self.isVisible() else 2 * self.frameWidth() + 18
        return int(max(written, least)) + max(0, around) + 2 * int(self.document().documentMargin()) + 1

    def _fit(self) -> None:
        height = self._height()
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def changeEvent(self, event: QEvent) -> None:
        """A change of font or style changes the height."""
        super().changeEvent(event)
        self._fit()

    def _changed(self) -> None:
        self._fit()
        if not self._showing:
            self.typed.emit(self.toPlainText())
