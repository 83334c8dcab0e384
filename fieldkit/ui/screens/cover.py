"""The cover over a visit: the time, 999, and a PIN to go on. Nothing personal stands here."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from fieldkit.services.profile.visit_pin import DIGITS
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.pages import Page, flowing
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words


def _pin_field() -> LineField:
    field = LineField()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(DIGITS)
    field.setAccessibleName(tr("Visit PIN"))
    return field


class CoverScreen(Page):
    """Shown instead of the lock while a visit goes on."""

    tried = Signal(str)
    lock = Signal()
    emergency = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.setProperty("surface", "paper")
        self.column.insertStretch(0, 1)
        card = Card()
        card.setFixedWidth(460)
        card.column.setContentsMargins(36, 32, 36, 28)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        self.add(holder)
        self.time = Words("", "page")
        card.add(self.time)
        card.add(Words(tr("Visit PIN"), "label"))
        self.field = _pin_field()
        self.field.returnPressed.connect(self._try)
        card.add(self.field)
        self.wrong = Words("", tone="bad")
        self.wrong.hide()
        card.add(self.wrong)
        self.go = Button(tr("Continue"), "primary")
        self.go.clicked.connect(self._try)
        lock = Button(tr("Lock"), "quiet", key="Ctrl+L")
        lock.clicked.connect(self.lock)
        help_ = Button(tr("999 card"), "danger", icon="phone", key="F9")
        help_.clicked.connect(self.emergency)
        card.add(flowing(self.go, lock, help_))
        self._timer = QTimer(self)
        self._timer.setInterval(1_000)
        self._timer.timeout.connect(self._tell_time)
        self._timer.start()
        self._tell_time()

    def show_wrong(self, tries_left: int) -> None:
        """Say how many tries are left."""
        self.wrong.setText(
            tr(
                "That is not it. {tries_left} {part} left.",
                tries_left=tries_left,
                part="try" if tries_left == 1 else "tries",
            )
        )
        self.wrong.show()
        self.field.setFocus()

    def _tell_time(self) -> None:
        self.time.setText(f"{self._now():%H:%M}")

    def _try(self) -> None:
        typed = self.field.text()
        self.field.clear()
        if typed:
            self.tried.emit(typed)


class PinSheet(Sheet):
    """Chooses a PIN for this visit."""

    def __init__(self, trouble: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            tr("A PIN for this visit"),
            tr("Six digits. When nobody touches the laptop, the screen covers itself and the PIN lifts it."),
            parent,
        )
        if trouble:
            self.column.add(Words(trouble, tone="bad"))
        self.field = _pin_field()
        self.add_field(tr("Visit PIN"), self.field)
        self.go = self.add_buttons(tr("Use it"), self.accept)
        self.field.typed.connect(lambda text: self.go.setEnabled(len(text) == DIGITS))
        self.go.setEnabled(False)


class LiftSheet(Sheet):
    """Asks for the visit's PIN before what was hidden comes back."""

    def __init__(self, trouble: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tr("Visit PIN"), "", parent)
        if trouble:
            self.column.add(Words(trouble, tone="bad"))
        self.field = _pin_field()
        self.add_field(tr("Visit PIN"), self.field)
        self.go = self.add_buttons(tr("Continue"), self.accept)
        self.field.typed.connect(lambda text: self.go.setEnabled(len(text) == DIGITS))
        self.go.setEnabled(False)
