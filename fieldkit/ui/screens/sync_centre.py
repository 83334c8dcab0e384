"""Where everything is: only here, sending, safe, not accepted and why, and what came in."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QProgressBar, QWidget

from fieldkit.ui.screens.facts import RecordLine, state_chip
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.notices import EmptyState
from fieldkit.ui.widgets.pages import Columns, Header, Page, TopColumn, flowing, side_by_side, topped
from fieldkit.ui.widgets.text import Words, stack
from fieldkit.ui.wording import tr, tr_many


@dataclass(frozen=True)
class SyncLine:
    """A record on this laptop and where it is. `why` says in words, with its code, why it was not accepted, and
    `next_step` what to do then.
    """

    record: RecordLine
    why: str = ""
    next_step: str = ""


@dataclass(frozen=True)
class SyncData:
    """All the sync centre shows. `lines` wait, in the order in which they go; `safe` are the newest of `safe_count`.

    `photos` says in words how many photos and files wait; `photos_later` that they were told to. `running` with the share done (0 to 1, 0 for not known) and its words. `came_in` is what others wrote.
    """

    under: str
    running: bool = False
    share: float = 0.0
    share_words: str = ""
    lines: tuple[SyncLine, ...] = ()
    safe: tuple[SyncLine, ...] = ()
    safe_count: int = 0
    came_in: tuple[RecordLine, ...] = ()
    to_settle: int = 0
    to_forget: tuple[str, ...] = ()
    photos: str = ""
    photos_later: bool = False


class ShareBar(QProgressBar):
    """A quiet bar; its words stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, 1_000)
        self.setTextVisible(False)
        self.setFixedHeight(10)
        self.setAccessibleName(tr("Share sent"))

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
    """The truth about every record that is mine: what waits first, what is safe folded away under its number."""

    sync_now = Signal()
    open_record = Signal(str)
    settle = Signal()
    resend = Signal(str)
    photos_wait = Signal(bool)
    """Let photos wait, or go."""

    def __init__(self) -> None:
        super().__init__()
        self._data = SyncData("")
        self._open = False
        self._folding: Button | None = None

    def show_data(self, data: SyncData) -> None:
        """Show where everything is."""
        self._data = data
        column = self.column
        assert isinstance(column, TopColumn)
        column.clear()
        header = Header(tr("Where everything is"), data.under)
        if not data.running:
            button = Button(tr("Sync now"), "primary", icon="sync")
            button.clicked.connect(self.sync_now)
            header.add_action(button)
        self.add(header)
        if data.running and data.share:
            bar = ShareBar()
            bar.setValue(round(data.share * 1_000))
            card = Card()
            card.add_row(Words(data.share_words, "strong", wrap=False), bar, stretch=1)
            self.add(card)
        columns = Columns(narrow=320)
        self.add(columns)
        columns.wide_column.add(self._waiting_card())
        if data.photos or data.photos_later:
            columns.wide_column.add(self._photos_card())
        if data.safe_count:
            columns.wide_column.add(self._safe_card())
        columns.narrow_column.add(self._came_in_card())
        if data.to_forget:
            forget = Card(tr("To forget"))
            for place, words in enumerate(data.to_forget):
                forget.add_listed(Words(words), first=place == 0)
            columns.narrow_column.add(forget)

    def _waiting_card(self) -> Card:
        data = self._data
        card = Card(tr("Only on this laptop"))
        for place, line in enumerate(data.lines):
            card.add_listed(self._line(line), first=place == 0)
        if not data.lines and data.safe_count:
            card.add(Words(tr("Nothing waits. The hub has given a receipt for all you wrote."), "soft"))
        elif not data.lines:
            card.add(
                EmptyState(
                    "shield",
                    tr("Nothing written yet"),
                    tr("Each record you write stands here with where it is."),
                )
            )
        return card

    def _photos_card(self) -> Card:
        """Photos go after all records; on a slow or dear connection they can be told to wait."""
        later = self._data.photos_later
        card = Card(tr("Photos and files"))
        card.add(Words(self._data.photos or tr("None wait just now.")))
        card.add(
            Words(
                tr("They wait until you let them go. Records go all the same.")
                if later
                else tr("They go last, after every record."),
                "soft",
            )
        )
        button = Button(
            tr("Let photos go") if later else tr("Send photos later"), icon="send" if later else "pause"
        )
        button.clicked.connect(lambda: self.photos_wait.emit(not later))
        card.add(flowing(button))
        return card

    def _safe_card(self) -> Card:
        """What is safe: one line, opened by a press; its lines are made only then."""
        data = self._data
        card = Card()
        words = tr("Safe at the hub ({safe_count})", safe_count=data.safe_count)
        fold = Button(words, "link", icon="chevron-down" if self._open else "chevron-right")
        fold.setAccessibleName(words)
        fold.setAccessibleDescription(tr("Shown below") if self._open else tr("Folded away"))
        fold.clicked.connect(self._fold)
        self._folding = fold
        card.add(side_by_side(fold, QWidget(), stretch=1))
        if self._open:
            for line in data.safe:
                card.add_listed(self._line(line))
            more = data.safe_count - len(data.safe)
            if more:
                card.add_listed(Words(tr("And {more} more, older than these.", more=more), "soft"))
        return card

    def _fold(self) -> None:
        self._open = not self._open
        self.show_data(self._data)
        if self._folding is not None:
            self._folding.setFocus()

    def _line(self, line: SyncLine) -> QWidget:
        record = line.record
        parts: list[QWidget] = [self._opening(record, f". {record.state}")]
        if record.detail and not record.restricted:
            parts.append(Words(record.detail, "small"))
        if line.why:
            parts.append(Words(tr("{why} Your answers are kept.", why=line.why), tone="bad"))
            if line.next_step:
                parts.append(Words(line.next_step))
            again = Button(tr("Try again"))
            again.clicked.connect(lambda: self.resend.emit(record.record_id))
            parts.append(flowing(again))
        return topped(stack(*parts, gap=2), state_chip(record.state, record.tone))

    def _opening(self, record: RecordLine, spoken: str) -> QWidget:
        words = f"{record.shown_title}, {record.shown_about}" if record.shown_about else record.shown_title
        title = Button(words, "link")
        title.setAccessibleName(tr("Open {words}{spoken}", words=words, spoken=spoken))
        title.clicked.connect(lambda: self.open_record.emit(record.record_id))
        return side_by_side(title, QWidget(), stretch=1)

    def _came_in_card(self) -> Card:
        data = self._data
        card = Card(tr("Came in"))
        for place, record in enumerate(data.came_in):
            parts: list[QWidget] = [self._opening(record, "")]
            detail = record.when if record.restricted else record.detail
            if detail:
                parts.append(Words(detail, "small"))
            card.add_listed(stack(*parts, gap=2), first=place == 0)
        if data.to_settle:
            count = tr_many("1 pair of answers", "{count} pairs of answers", data.to_settle)
            settle = Button(tr("Settle {count}", count=count), icon="two")
            settle.clicked.connect(self.settle)
            card.add_listed(flowing(settle), first=not data.came_in)
        elif not data.came_in:
            card.add(Words(tr("Nothing new since you last looked."), "soft"))
        return card
