"""A small sheet over the window: a heading, fields under their labels, a doing button and a leaving one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.beneath.keyboard import move_on
from fieldkit.ui.beneath.urgent_keys import join_urgent_keys
from fieldkit.ui.language.wording import shown, tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choices import CheckList, ChoiceList
from fieldkit.ui.widgets.dates import DateField, TimeField
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.pages import Page, flowing
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words, stack
from fieldkit.ui.widgets.typeahead import InFull, TypeAhead

_EDGE = 1


class Sheet(QDialog):
    """A dialog with a heading, fields under their labels, and two buttons; Escape leaves without doing anything."""

    def __init__(self, title: str, under: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        join_urgent_keys(self)
        self.setMinimumWidth(440)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        page = Page(margin=tokens.SPACE_2XL)
        self.column = page.column
        self._bar = page.verticalScrollBar()
        self.column.setSpacing(tokens.SPACE_M)
        self._body = page.body
        self._body.installEventFilter(self)
        outer.addWidget(page)
        self._title, self._under = Words(title, "section"), Words(under, "soft")
        self.column.add(self._title)
        self.column.add(self._under)
        reveal(self._under, bool(under))

    def sizeHint(self) -> QSize:
        """As large as its fields, but never larger than the screen; then it scrolls."""
        words = min(720, self.fontMetrics().horizontalAdvance("m") * 30)
        width = max(self.minimumWidth(), words, self._body.minimumSizeHint().width() + 2 * _EDGE)
        layout = self._body.layout()
        # A bar that came once makes the lines shorter, and may then be needed for ever: there is room beside one.
        lines = width - 2 * _EDGE - self._bar.sizeHint().width()
        height = layout.heightForWidth(lines) if layout is not None else 320
        room = self.screen().availableGeometry()
        return QSize(min(width, room.width() - 40), min(height + 8 + 2 * _EDGE, room.height() - 60))

    def paintEvent(self, event: QPaintEvent) -> None:
        """An edge that is seen: in the dark a sheet has the colour of the window under it, and no shadow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that comes while the sheet is open has its room: nobody looks below the edge for the button."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._body and self.isVisible():
            wanted = self.sizeHint().height()
            if wanted > self.height():
                self.resize(self.width(), wanted)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that its fields need now: first the width, for in it what folds may stand side by side."""
        self.resize(self.sizeHint())
        own = self.layout()
        if own is not None:
            own.activate()
        self.resize(self.sizeHint())
        super().showEvent(event)

    def tell(self, title: str, under: str) -> None:
        """Say something else than at first: things went on while the sheet was open."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self._under.setText(under)
        reveal(self._under, bool(under))
        announce(self, f"{title} {under}")

    def add_field(self, label: str, field: QWidget, hint: str = "") -> None:
        """A field under its label and hint."""
        parts = [Words(label, "label"), *([Words(hint, "small")] if hint else []), field]
        if isinstance(field, TypeAhead):
            parts.append(InFull(field))
        self.column.add(stack(*parts))
        if isinstance(field, LineField):
            field.setAccessibleName(shown(label))
            field.setAccessibleDescription(shown(hint))
        elif isinstance(field, (DateField, TimeField, ChoiceList, CheckList, TypeAhead)):
            field.describe(label, hint)

    def add_buttons(self, words: str, run: Callable[[], object]) -> Button:
        """The doing button and the leaving one."""
        go = Button(words, "primary")
        go.clicked.connect(run)
        leave = Button(tr("Not now"), "quiet")
        leave.clicked.connect(self.reject)
        self.column.add(flowing(go, leave))
        return go

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab in reading order."""
        return move_on(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field never closes the sheet by itself."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return
        super().keyPressEvent(event)
