"""The 999 card: what to say first, whom to call, and the address large enough to read out with cold hands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldkit.base.wording import said
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.pages import Columns, Header, Page, flowing
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words, stack

_STAMPS = (
    ("called", said("I am calling")),
    ("answered", said("They answered")),
    ("arrived", said("Help is here")),
)
STAMP_WORDS = dict(_STAMPS)

_WAYS = (
    (said("999 on any phone"), said("Even when yours shows no bars of its own network.")),
    (said("Press their pendant"), said("Speak to the centre.")),
    (said("Their landline"), ""),
    (said("Fire control by radio"), ""),
    (said("Text 999"), said("Only if this phone is registered for it, and on its own network.")),
    (said("Deaf person or worker"), said("999 BSL needs data. Or 18000.")),
)
_NUMBERS = (
    ("111", said("Health advice. For mental health press the mental health option, day and night.")),
    ("0344 892 0111", said("Poison, for health staff.")),
    ("0800 111 999", said("Gas.")),
)


@dataclass(frozen=True)
class EmergencyData:
    """What to read out. From the lock screen only the place is given; no name."""

    address: str
    postcode: str
    finding: str = ""
    grid: str = ""
    call_back: str = ""


class EmergencyCard(Page):
    """Full screen, one key from every visit screen. Times are stamped by one press each."""

    stamped = Signal(str, str)
    """Which (called, answered, arrived) and the moment as ISO 8601."""
    closed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._opened: datetime | None = None
        self._stamps: dict[str, datetime] = {}
        self._data = EmergencyData("", "")
        self._timer = QTimer(self)
        self._timer.setInterval(1_000)
        self._timer.timeout.connect(self._tell_time)
        self.setProperty("surface", "paper")
        self.setAccessibleName(tr("999 card"))
        header = Header(
            tr("999: address first"),
            tr("They may not be able to ring back. Say where you are before anything else."),
        )
        self.leave = Button(tr("Close card"), key="Esc")
        self.leave.clicked.connect(self.closed)
        header.add_action(self.leave)
        self.add(header)
        columns = Columns(narrow=420)
        self.add(columns)
        place = Card(tr("Say this"))
        self.address, self.postcode = Words("", "large"), Words("", "large")
        self.finding, self.grid = Words("", "words"), Words("", "words")
        for part in (self.address, self.postcode, self.finding, self.grid):
            place.add(part)
        columns.wide_column.add(place)
        self.reached = Words("", "section", tone="wait")
        self.buttons: dict[str, Button] = {}
        stamps = Card(tr("Press when it happens"))
        stamps.add(self.reached)
        for key, words in _STAMPS:
            button = Button(words, "large", icon="clock")
            button.clicked.connect(lambda _=False, which=key: self._stamp(which))
            self.buttons[key] = button
        stamps.add(flowing(*self.buttons.values()))
        columns.wide_column.add(stamps)
        ways = Card(tr("Ways to reach help"))
        for number, (title, detail) in enumerate(_WAYS, start=1):
            ways.add(_way(f"{number}. {title}", detail))
        columns.narrow_column.add(ways)
        others = Card(tr("Other numbers"))
        for number_words, detail in _NUMBERS:
            others.add(_way(number_words, detail))
        columns.narrow_column.add(others)

    def show_data(self, data: EmergencyData) -> None:
        """Show the place and start counting until somebody is reached."""
        self.address.setText(data.address or tr("No address is known. Read the street sign, or ask here."))
        self.postcode.setText(data.postcode)
        self.finding.setText(data.finding)
        self.grid.setText(tr("Grid reference {grid}", grid=data.grid) if data.grid else "")
        for part in (self.postcode, self.finding, self.grid):
            reveal(part, bool(part.text()))
        if not self.calling or data != self._data:
            self.forget()
            self._opened = self._now()
        self._data = data
        self._tell_time()
        self._timer.start()

    @property
    def calling(self) -> bool:
        """Whether somebody began to call and nobody has answered yet: the time runs on though the card is closed."""
        return "called" in self._stamps and not {"answered", "arrived"} & set(self._stamps)

    @property
    def calling_since(self) -> datetime | None:
        """When the call began that nobody has answered yet; None for no such call."""
        return self._stamps["called"] if self.calling else None

    def forget(self) -> None:
        """The visit is over, or another call begins: no time counts any more."""
        self._opened, self._stamps = None, {}
        for key, words in _STAMPS:
            self.buttons[key].setText(words)
            self.buttons[key].setAccessibleName(words)

    def stop(self) -> None:
        """Stop counting."""
        self._timer.stop()

    def _stamp(self, which: str) -> None:
        moment = self._now()
        self._stamps[which] = moment
        words = STAMP_WORDS[which]
        self.buttons[which].setText(f"{words}: {moment:%H:%M:%S}")
        self.buttons[which].setAccessibleName(
            tr("{words}, stamped {moment}", words=words, moment=f"{moment:%H:%M:%S}")
        )
        self._tell_time()
        self.stamped.emit(which, moment.isoformat())

    def _tell_time(self) -> None:
        if "answered" in self._stamps or "arrived" in self._stamps:
            self.reached.setText(tr("Somebody is reached"))
            self.reached.set_tone("ok")
            self._timer.stop()
            return
        gone = int((self._now() - self._opened).total_seconds()) if self._opened is not None else 0
        self.reached.setText(
            tr("Nobody reached yet · {gone}:{gone2}", gone=gone // 60, gone2=f"{gone % 60:02}")
        )
        self.reached.set_tone("wait")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A closed card counts no longer."""
        self._timer.stop()
        super().hideEvent(event)


def _way(title: str, detail: str) -> QWidget:
    parts = [Words(title, "strong")]
    if detail:
        parts.append(Words(detail, "soft"))
    return stack(*parts, gap=0)
