"""Find anything: one field over the window, answers as you type, opened by Enter."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from fieldkit.base.wording import said
from fieldkit.ui.language.wording import shown, tr, tr_many
from fieldkit.ui.look import tokens
from fieldkit.ui.screens.facts import NEUTRAL
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.pages import Page
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words

_PAUSE_MS = 80
_AT_ONCE = 4
"""How many of a group are shown before somebody asks for the others."""
_ICONS = {
    "person": "person",
    "record": "file",
    "action": "actions",
    "command": "chevron-right",
    "service": "directory",
}
_KINDS = {
    "person": said("Person"),
    "record": said("Record"),
    "action": said("Action"),
    "command": said("Do"),
    "service": said("Service"),
}
"""What a screen reader says before each."""


def _hint() -> str:
    return tr(
        "Type a name or a part of it, an NHS number, a postcode, a word you remember, or what you want to do. "
        "The arrow keys move, Enter opens, Esc closes."
    )


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


@dataclass(frozen=True)
class Group:
    """Everything of one kind that was found, best first. `more`: there may be more than these."""

    title: str
    hits: tuple[Hit, ...]
    more: bool = False

    @property
    def heading(self) -> str:
        """Its name and how many there are."""
        count = len(self.hits)
        if self.more:
            return tr("{title} ({count} or more)", title=shown(self.title), count=count)
        return tr("{title} ({count})", title=shown(self.title), count=count)


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
        self.field = LineField(tr("Find anything"))
        self.field.setAccessibleName(tr("Find anything"))
        self.field.typed.connect(self._typed)
        self.field.installEventFilter(self)
        self.leave = Button("", "quiet", icon="close")
        self.leave.setAccessibleName(tr("Close the search"))
        self.leave.setToolTip(tr("Close the search"))
        self.leave.clicked.connect(self.close_overlay)
        self.card.add_row(self.field, self.leave)
        self.words = Words(_hint(), "soft")
        self.card.add(self.words)
        self.results = Page(margin=0)
        self.card.column.addWidget(self.results)
        column.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._groups: tuple[Group, ...] = ()
        self._whole: set[str] = set()
        self._shown: list[Button] = []
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
        self.card.setFixedWidth(min(760, host.width() - 2 * tokens.SPACE_2XL))
        self.field.clear()
        self.show_groups("", ())
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_overlay(self) -> None:
        """Go, and give the keyboard back; one that is not open holds nothing."""
        if self.isHidden():
            return
        self.hide()
        self.field.clear()
        self.show_groups("", ())
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def show_groups(self, text: str, groups: Sequence[Group]) -> None:
        """Show what was found for `text`; late answers to older words are passed over."""
        if text != self.field.text().strip():
            return
        self._groups = tuple(one for one in groups if one.hits)
        self._whole.clear()
        count = sum(len(one.hits) for one in self._groups)
        if not text:
            self.words.setText(_hint())
        elif not count:
            self.words.setText(
                tr("Nothing found for these words. Try a part of the name, a postcode, or another word.")
            )
        else:
            self.words.setText(tr_many("1 found", "{count} found", count))
        self._fill()

    def _fill(self) -> None:
        column = self.results.column
        column.clear()
        column.setSpacing(0)
        self._shown = []
        for group in self._groups:
            heading = Words(group.heading, "label")
            heading.setContentsMargins(tokens.SPACE_S, tokens.SPACE_M, 0, tokens.SPACE_XS)
            self._put(heading)
            whole = group.title in self._whole or len(group.hits) <= _AT_ONCE + 1
            for hit in group.hits if whole else group.hits[:_AT_ONCE]:
                self._add(self._line(hit))
            if not whole:
                self._add(self._more(group))
        self._fit()

    def _add(self, button: Button) -> None:
        button.installEventFilter(self)
        self._shown.append(button)
        self._put(button)

    def _put(self, part: QWidget) -> None:
        """Shown at once: what Qt shows a moment later has no height yet, and the list would be fitted to nothing."""
        self.results.add(part)
        reveal(part, True)

    def _line(self, hit: Hit) -> Button:
        button = Button(hit.shown, "nav", icon=_ICONS.get(hit.kind, "search"))
        button.setAccessibleName(f"{shown(_KINDS[hit.kind])}: {hit.shown}")
        button.clicked.connect(lambda _=False, found=hit: self._open(found))
        return button

    def _more(self, group: Group) -> Button:
        left = len(group.hits) - _AT_ONCE
        button = Button(tr_many("1 more", "{count} more", left), "nav", icon="chevron-down")
        button.setAccessibleName(tr("{count} more: {title}", count=left, title=shown(group.title)))
        button.clicked.connect(lambda: self._show_whole(group.title, self._shown.index(button)))
        return button

    def _show_whole(self, title: str, at: int) -> None:
        """All of a group, with the keyboard on the first that was not shown before."""
        self._whole.add(title)
        self._fill()
        onto = self._shown[at]
        reveal(onto, True)
        onto.setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        """As high as what was found, up to the foot of the window."""
        reveal(self.results, bool(self._shown))
        room = max(120, self.height() - self.results.mapTo(self, QPoint()).y() - 2 * tokens.SPACE_2XL)
        width = self.card.width() - 2 * tokens.SPACE_XL - self.results.verticalScrollBar().sizeHint().width()
        needed = self.results.column.heightForWidth(max(width, 200))
        self.results.setFixedHeight(max(0, min(needed, room)))

    def buttons(self) -> list[Button]:
        """What can be chosen, as buttons in order."""
        return list(self._shown)

    def _open(self, hit: Hit) -> None:
        self.close_overlay()
        self.opened.emit(hit.kind, hit.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger or pointer beside the card is done with it, as Escape is."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_overlay()

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape closes, Enter opens the first, arrows move."""
        if event.type() == QEvent.Type.Resize and watched is self._host and self.isVisible():
            self.setGeometry(self._host.rect())
            self.card.setFixedWidth(min(760, self._host.width() - 2 * tokens.SPACE_2XL))
            self._fit()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not self.isVisible():
            return False
        buttons = self.buttons()
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
            return True
        if watched is self.field and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and buttons:
            buttons[0].click()
            return True
        if isinstance(watched, Button) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            watched.click()
            return True
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        around: list[QWidget] = [self.field, *buttons]
        here = next((i for i, part in enumerate(around) if part is watched), 0)
        around[(here + step) % len(around)].setFocus(Qt.FocusReason.TabFocusReason)
        return True
