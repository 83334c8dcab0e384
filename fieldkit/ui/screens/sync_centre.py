"""Where everything is: only here, sending, safe, not accepted and why, and what came in."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QProgressBar, QWidget

from fieldkit.ui.screens.facts import RecordLine, state_chip
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.notices import EmptyState
from fieldkit.ui.widgets.pages import Columns, Header, Page, TopColumn, flowing, side_by_side
from fieldkit.ui.widgets.text import Words, stack


@dataclass(frozen=True)
class SyncLine:
    """A record on this laptop and where it is. `why` says in words why it was not accepted."""

    record: RecordLine
    why: str = ""
    can_resend: bool = False


@dataclass(frozen=True)
class SyncData:
    """All the sync centre shows. `running` with the share done (0 to 1) and its words."""

    under: str
    running: bool = False
    share: float = 0.0
    share_words: str = ""
    lines: tuple[SyncLine, ...] = ()
    came_in: tuple[str, ...] = ()
    to_settle: int = 0
    to_forget: tuple[str, ...] = ()


class ShareBar(QProgressBar):
    """A quiet bar; its words stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, 1_000)
        self.setTextVisible(False)
        self.setFixedHeight(10)
        self.setAccessibleName("Share sent")

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded track and its filled part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
        painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        width = round((self.width() - 1) * self.value() / 1_000)
        if width > 4:
            painter.drawRoundedRect(0, 0, width, self.height() - 1, 5, 5)
        painter.end()


class SyncCentre(Page):
    """The truth about every record that is mine."""

    sync_now = Signal()
    pause = Signal()
    open_record = Signal(str)
    settle = Signal()
    resend = Signal(str)
    send_to_manager = Signal(str)

    def show_data(self, data: SyncData) -> None:
        """Show where everything is."""
        column = self.column
        assert isinstance(column, TopColumn)
        column.clear()
        header = Header("Where everything is", data.under)
        button = Button("Pause", icon="pause") if data.running else Button("Sync now", "primary", icon="sync")
        button.clicked.connect(self.pause if data.running else self.sync_now)
        header.add_action(button)
        self.add(header)
        if data.running:
            bar = ShareBar()
            bar.setValue(round(data.share * 1_000))
            card = Card()
            card.add_row(Words(data.share_words, "strong", wrap=False), bar, stretch=1)
            self.add(card)
        columns = Columns(narrow=320)
        self.add(columns)
        columns.wide_column.add(self._laptop_card(data))
        columns.narrow_column.add(self._came_in_card(data))
        if data.to_forget:
            forget = Card("To forget")
            for place, words in enumerate(data.to_forget):
                forget.add_listed(Words(words), first=place == 0)
            columns.narrow_column.add(forget)

    def _laptop_card(self, data: SyncData) -> Card:
        card = Card("This laptop")
        for place, line in enumerate(data.lines):
            card.add_listed(self._line(line), first=place == 0)
        if not data.lines:
            card.add(
                EmptyState(
                    "shield", "Nothing written yet", "Each record you write stands here with where it is."
                )
            )
        return card

    def _line(self, line: SyncLine) -> QWidget:
        record = line.record
        words = f"{record.shown_title}, {record.shown_about}" if record.shown_about else record.shown_title
        title = Button(words, "link")
        title.setAccessibleName(f"Open {words}. {record.state}")
        title.clicked.connect(lambda: self.open_record.emit(record.record_id))
        parts: list[QWidget] = [side_by_side(title, QWidget(), stretch=1)]
        if record.detail and not record.restricted:
            parts.append(Words(record.detail, "small"))
        if line.why:
            parts.append(Words(f"{line.why} Your answers are kept.", tone="bad"))
            parts.append(self._ways_out(line))
        return side_by_side(stack(*parts, gap=2), state_chip(record.state, record.tone))

    def _ways_out(self, line: SyncLine) -> QWidget:
        manager = Button("Send as it is to the manager")
        manager.clicked.connect(lambda: self.send_to_manager.emit(line.record.record_id))
        ways: list[QWidget] = [manager]
        if line.can_resend:
            again = Button("Try again")
            again.clicked.connect(lambda: self.resend.emit(line.record.record_id))
            ways.insert(0, again)
        return flowing(*ways)

    def _came_in_card(self, data: SyncData) -> Card:
        card = Card("Came in")
        for place, words in enumerate(data.came_in):
            card.add_listed(Words(words), first=place == 0)
        if data.to_settle:
            count = "1 pair of answers" if data.to_settle == 1 else f"{data.to_settle} pairs of answers"
            settle = Button(f"Settle {count}", icon="two")
            settle.clicked.connect(self.settle)
            card.add_listed(settle, first=not data.came_in)
        elif not data.came_in:
            card.add(Words("Nothing new since you last looked.", "soft"))
        return card
