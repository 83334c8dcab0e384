"""Where everything is: only here, sending, safe, not accepted and why, and what came in."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldkit.ui.language.wording import tr, tr_many
from fieldkit.ui.screens.facts import RecordLine, state_chip
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card, ListCard
from fieldkit.ui.widgets.kept import KeptParts, Part
from fieldkit.ui.widgets.notices import EmptyState, FindingLine
from fieldkit.ui.widgets.pages import Columns, Folding, Header, Page, flowing, side_by_side
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.same_place import same_place
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
        columns = self._columns = Columns(narrow=320)
        self._head = KeptParts(self.column)
        self._wide, self._narrow = KeptParts(columns.wide_column), KeptParts(columns.narrow_column)

    @property
    def data(self) -> SyncData:
        """What is shown."""
        return self._data

    def show_data(self, data: SyncData) -> None:
        """Show where everything is. While it sends it is told anew now and then: what did not change stays as it is."""
        self._data = data
        with same_place(self):
            self._head.show(self._head_parts())
            self._wide.show(self._wide_parts())
            self._narrow.show(self._narrow_parts())
            self._list(self._wide, "waiting").show_lines(
                [self._part(line) for line in data.lines], self._nothing_waits()
            )
            if data.safe_count:
                self._list(self._wide, "safe").show_lines(*self._safe_parts())
            self._list(self._narrow, "came in").show_lines(*self._came_in_parts())
        if data.progress is not None:
            self.show_progress(data.progress)

    def show_progress(self, progress: ShareWords) -> None:
        """How far it has come, while it goes on."""
        card = self._head.widget("progress")
        if isinstance(card, ProgressCard):
            card.show_progress(progress)

    def _head_parts(self) -> list[Part]:
        data = self._data
        header = (data.under, data.joined, data.paused, data.running)
        return [
            Part("header", header, self._header),
            *([Part("paused", None, self._paused_card)] if data.paused else []),
            *([Part("progress", None, ProgressCard)] if data.running else []),
            Part("columns", None, lambda: self._columns),
        ]

    def _wide_parts(self) -> list[Part]:
        data = self._data
        photos = Part("photos", (data.photos, data.photos_later), self._photos_card)
        return [
            Part("waiting", None, partial(ListCard, tr("Only on this laptop"))),
            *([photos] if data.photos or data.photos_later else []),
            *([Part("safe", None, ListCard)] if data.safe_count else []),
        ]

    def _narrow_parts(self) -> list[Part]:
        came_in = Part("came in", None, partial(ListCard, tr("Came in")))
        gone = self._data.to_forget
        return [came_in, *([Part("to forget", gone, self._to_forget_card)] if gone else [])]

    @staticmethod
    def _list(parts: KeptParts, key: str) -> ListCard:
        card = parts.widget(key)
        assert isinstance(card, ListCard)
        return card

    def _to_forget_card(self) -> Card:
        card = Card(tr("To forget"))
        for place, words in enumerate(self._data.to_forget):
            card.add_listed(Words(words), first=place == 0)
        return card

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

    def _nothing_waits(self) -> list[Part]:
        if self._data.lines:
            return []
        if self._data.safe_count:
            words = tr("Nothing waits. The hub has given a receipt for all you wrote.")
            return [Part("none", words, lambda: Words(words, "soft"))]
        title, words = tr("Nothing written yet"), tr("Each record you write stands here with where it is.")
        return [Part("none", words, lambda: EmptyState("shield", title, words))]

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

    def _safe_parts(self) -> tuple[list[Part], list[Part]]:
        """What is safe: one line, opened by a press; its lines are made only then."""
        data = self._data
        lines = [Part("fold", (data.safe_count, self._open), self._fold_button)]
        if self._open:
            lines += [self._part(line) for line in data.safe]
            more = data.safe_count - len(data.safe)
            if more:
                words = tr("And {more} more, older than these.", more=more)
                lines.append(Part("more", words, lambda: Words(words, "soft")))
        return lines, []

    def _fold_button(self) -> QWidget:
        words = tr("Safe at the hub ({safe_count})", safe_count=self._data.safe_count)
        fold = Button(words, "link", icon="chevron-down" if self._open else "chevron-right")
        fold.setAccessibleName(words)
        fold.setAccessibleDescription(tr("Shown below") if self._open else tr("Folded away"))
        fold.clicked.connect(self._fold)
        return side_by_side(fold, QWidget(), stretch=1)

    def _fold(self) -> None:
        self._open = not self._open
        self.show_data(self._data)

    def _part(self, line: SyncLine) -> Part:
        return Part(line.record.record_id, line, lambda: self._line(line))

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
            again.setAccessibleName(tr("Try again: {words}", words=_named(record)))
            again.clicked.connect(lambda: self.resend.emit(record.record_id))
            parts.append(flowing(again))
        return Folding(stack(*parts, gap=2), flowing(state_chip(record.state, record.tone)), share=0.42)

    def _opening(self, record: RecordLine, spoken: str) -> QWidget:
        words = _named(record)
        title = Button(words, "link", wraps=True)
        title.setAccessibleName(tr("Open {words}{spoken}", words=words, spoken=spoken))
        title.clicked.connect(lambda: self.open_record.emit(record.record_id))
        return title

    def _came_in_parts(self) -> tuple[list[Part], list[Part]]:
        data = self._data
        lines = [Part(one.record_id, one, partial(self._came_in_line, one)) for one in data.came_in]
        if data.to_settle:
            lines.append(Part("settle", data.to_settle, self._settle_button))
        words = tr("Nothing new since you last looked.")
        return lines, [] if lines else [Part("none", None, lambda: Words(words, "soft"))]

    def _came_in_line(self, record: RecordLine) -> QWidget:
        parts: list[QWidget] = [self._opening(replace(record, about=""), "")]
        if record.shown_about:
            parts.append(Words(record.shown_about))
        detail = record.when if record.restricted else record.detail
        if detail:
            parts.append(Words(detail, "small"))
        return stack(*parts, gap=2)

    def _settle_button(self) -> QWidget:
        count = tr_many("1 pair of answers", "{count} pairs of answers", self._data.to_settle)
        settle = Button(tr("Settle {count}", count=count), icon="two", wraps=True)
        settle.clicked.connect(self.settle)
        return flowing(settle)


def _named(record: RecordLine) -> str:
    return f"{record.shown_title}, {record.shown_about}" if record.shown_about else record.shown_title
