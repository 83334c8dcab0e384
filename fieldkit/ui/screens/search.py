"""Find anything: one field over the window, answers as you type, opened by Enter."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from fieldkit.ui import tokens
from fieldkit.ui.screens.facts import NEUTRAL
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.pages import Page, TopColumn
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words
from fieldkit.ui.wording import tr

_PAUSE_MS = 80
_ICONS = {"person": "person", "record": "file", "action": "actions", "command": "chevron-right", "service": "directory"}


@dataclass(frozen=True)
class Hit:
    """One thing found: its kind (person, record, action, command, service), key, words and a line under them."""

    kind: str
    key: str
    title: str
    detail: str = ""
    restricted: bool = False

    @property
    def shown(self) -> str:
        """What anybody in the room may read."""
        if self.restricted:
            return NEUTRAL
        return f"{self.title} · {self.detail}" if self.detail else self.title


class SearchOverlay(QFrame):
    """Covers the window's middle while open; Escape closes it and gives the keyboard back."""

    asked = Signal(str)
    opened = Signal(str, str)
    """Kind and key."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setProperty("surface", "paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_2XL, 48, tokens.SPACE_2XL, tokens.SPACE_2XL)
        self.card = Card()
        self.card.setMaximumWidth(760)
        self.field = LineField(tr("Find people, records, actions, services, or something to do"))
        self.field.setAccessibleName(tr("Find anything"))
        self.field.typed.connect(self._typed)
        self.field.installEventFilter(self)
        self.card.add(self.field)
        self.words = Words(tr("Type a name, a place, a word you remember, or what you want to do."), "soft")
        self.card.add(self.words)
        self.results = Page(margin=0)
        self.card.column.addWidget(self.results)
        column.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.card.setMinimumWidth(420)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.asked.emit(self.field.text().strip()))
        self._before: QWidget | None = None
        host.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show over the window, empty."""
        host = self._host
        self._before = host.window().focusWidget()
        self.setGeometry(host.rect())
        self.card.setMinimumWidth(min(760, host.width() - 2 * tokens.SPACE_2XL))
        self.field.clear()
        self.show_hits("", ())
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_overlay(self) -> None:
        """Go, and give the keyboard back."""
        self.hide()
        self.field.clear()
        self.show_hits("", ())
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def show_hits(self, text: str, hits: Sequence[Hit]) -> None:
        """Show what was found for `text`; late answers to older words are passed over."""
        if text != self.field.text().strip():
            return
        column = self.results.column
        assert isinstance(column, TopColumn)
        column.clear()
        column.setSpacing(0)
        for hit in hits:
            button = Button(hit.shown, "nav", icon=_ICONS.get(hit.kind, "search"))
            button.setAccessibleName(f"{hit.kind}: {hit.shown}")
            button.clicked.connect(lambda _=False, found=hit: self._open(found))
            button.installEventFilter(self)
            self.results.add(button)
        if not text:
            self.words.setText(tr("Type a name, a place, a word you remember, or what you want to do."))
        else:
            self.words.setText(
                tr("Nothing found for these words.") if not hits else tr("{count} found", count=len(hits))
            )
        needed = sum(button.sizeHint().height() for button in self.buttons())
        self.results.setFixedHeight(min(needed, max(120, self.height() - 260)))
        reveal(self.results, bool(hits))

    def buttons(self) -> list[Button]:
        """What was found, as buttons in order."""
        column = self.results.column
        assert isinstance(column, TopColumn)
        return [part for part in column.parts() if isinstance(part, Button)]

    def _open(self, hit: Hit) -> None:
        self.close_overlay()
        self.opened.emit(hit.kind, hit.key)

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape closes, Enter opens the first, arrows move."""
        if event.type() == QEvent.Type.Resize and watched is self._host and self.isVisible():
            self.setGeometry(self._host.rect())
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not self.isVisible():
            return False
        buttons = self.buttons()
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
            return True
        if watched is self.field and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and buttons:
            buttons[0].click()
            return True
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        around: list[QWidget] = [self.field, *buttons]
        here = next((i for i, part in enumerate(around) if part is watched), 0)
        around[(here + step) % len(around)].setFocus(Qt.FocusReason.TabFocusReason)
        return True
