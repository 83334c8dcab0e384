"""Where everything is: only here, sending, safe, not accepted and why, and what came in."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.ui.language.wording import tr, tr_many
from fieldkit.ui.screens.facts import RecordLine, state_chip
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.notices import EmptyState, FindingLine
from fieldkit.ui.widgets.pages import Columns, Folding, Header, Page, flowing, side_by_side
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.share_bar import ShareBar
from fieldkit.ui.widgets.text import Words, stack


@dataclass(frozen=True)
class SyncLine:
    """A record on this laptop and where it is. `why` says in words, with its code, why it was not accepted, and
    `next_step` what to do then. `note`: when it goes, or since when the hub's receipt says that it is safe.
    """

    record: RecordLine
    why: str = ""
    next_step: str = ""
    note: str = ""


@dataclass(frozen=True)
class ShareWords:
    """How far the exchange has come: the share done (0 to 1; None for not known), what went of what, and how long yet."""

    share: float | None
    words: str
    left: str = ""


@dataclass(frozen=True)
class SyncData:
    """All the sync centre shows. `lines` wait, in the order in which they go; `safe` are the newest of `safe_count`.

    `photos` says in words how many photos and files wait; `photos_later` that they were told to. `running` with how far it
    has come; `paused` that only what is pressing goes. `came_in` is what others wrote.
    """

    under: str
    running: bool = False
    progress: ShareWords | None = None
    paused: bool = False
    joined: bool = True
    lines: tuple[SyncLine, ...] = ()
    safe: tuple[SyncLine, ...] = ()
    safe_count: int = 0
    came_in: tuple[RecordLine, ...] = ()
    to_settle: int = 0
    to_forget: tuple[str, ...] = ()
    photos: str = ""
    photos_later: bool = False


class ProgressCard(Card):
    """How far the exchange has come, changed in place so that nothing on the page moves under the hand."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Words("", "strong")
        self.left = Words("", "small")
        self.bar = ShareBar()
        self.add(Folding(self.words, self.left, share=0.45))
        self.add(self.bar)
        self.left.setWordWrap(False)
        self.show_progress(ShareWords(None, tr("Asking the hub what is new.")))

    def show_progress(self, progress: ShareWords) -> None:
        """Where it stands now."""
        self.words.setText(progress.words)
        self.left.setText(progress.left)
        reveal(self.left, bool(progress.left))
        self.bar.show_share(progress.share)
        self.bar.setAccessibleDescription(
            " ".join(part for part in (self.words.text(), self.left.text()) if part)
        )


class SyncCentre(Page):
    """The truth about every record that is mine: what waits first, what is safe folded away under its number."""

    sync_now = Signal()
    pause = Signal(bool)
    """Pause, or go on."""
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
        self._progress: ProgressCard | None = None

    @property
    def data(self) -> SyncData:
        """What is shown."""
        return self._data

    def show_data(self, data: SyncData) -> None:
        """Show where everything is."""
        self._data = data
        held = self._keyboard()
        self.column.clear()
        self._progress = None
        self.add(self._header())
        if data.paused:
            self.add(self._paused_card())
        if data.running:
            self._progress = ProgressCard()
            self.add(self._progress)
            if data.progress is not None:
                self._progress.show_progress(data.progress)
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
        self._give_back(held)

    def show_progress(self, progress: ShareWords) -> None:
        """How far it has come, while it goes on."""
        if self._progress is not None:
            self._progress.show_progress(progress)

    def _header(self) -> Header:
        data = self._data
        header = Header(tr("Where everything is"), data.under)
        if data.joined and not data.paused:
            pause = Button(tr("Pause"), icon="pause")
            pause.setAccessibleDescription(
                tr("Only what is urgent goes, until you press Go on or the day is over")
            )
            pause.clicked.connect(lambda: self.pause.emit(True))
            header.add_action(pause)
        if not data.running and not data.paused:
            button = Button(tr("Sync now"), "primary", icon="sync")
            button.clicked.connect(self.sync_now)
            header.add_action(button)
        return header

    def _paused_card(self) -> Card:
        """What a pause holds back, what it never holds back, and when it ends by itself."""
        card = Card(tr("Paused"), marked=True)
        card.add(
            Words(
                tr(
                    "Your records, photos and files wait on this laptop until you press Go on, or until midnight. "
                    "They wait through a lock and a restart too."
                )
            )
        )
        card.add(
            FindingLine(tr("What is urgent is never paused. It goes at once, both ways."), "information")
        )
        button = Button(tr("Go on"), "primary", icon="sync")
        button.clicked.connect(lambda: self.pause.emit(False))
        card.add(flowing(button))
        return card

    def _keyboard(self) -> str:
        """The name of the button that the keyboard is at: the page is made anew now and then while it sends."""
        at = QApplication.focusWidget()
        return at.accessibleName() if isinstance(at, Button) and self.isAncestorOf(at) else ""

    def _give_back(self, name: str) -> None:
        shown = [button for part in self.column.parts() for button in part.findChildren(Button)]
        button = next((one for one in shown if name and one.accessibleName() == name), None)
        if button is not None:
            button.setFocus()

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
        if line.note:
            parts.append(Words(line.note, "small"))
        if line.why:
            parts.append(Words(tr("{why} Your answers are kept.", why=line.why), tone="bad"))
            if line.next_step:
                parts.append(Words(line.next_step))
            again = Button(tr("Try again"))
            again.clicked.connect(lambda: self.resend.emit(record.record_id))
            parts.append(flowing(again))
        return Folding(stack(*parts, gap=2), flowing(state_chip(record.state, record.tone)), share=0.42)

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
            parts: list[QWidget] = [self._opening(replace(record, about=""), "")]
            if record.shown_about:
                parts.append(Words(record.shown_about))
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
