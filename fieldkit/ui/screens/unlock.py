"""The locked door: who is it, and the passphrase. Nothing personal stands here."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fieldkit.ui.language.wording import shown, tr, tr_many
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.pages import Page, flowing, side_by_side
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words, rule


@dataclass(frozen=True)
class ProfileChoice:
    """One practitioner who uses this laptop."""

    profile_id: str
    name: str
    role: str


@dataclass(frozen=True)
class UnlockData:
    """What the locked screen may say. `still_to_send` counts envelopes, nothing more; phone is for a finder.

    `joined`: somebody here has joined a hub; without one nothing is sent. `notices` are lines about this laptop.
    `current` is the id of who was here last.
    """

    profiles: Sequence[ProfileChoice]
    still_to_send: int = 0
    found_phone: str = ""
    joined: bool = True
    notices: Sequence[str] = ()
    current: str = ""


def sending_words(count: int, *, joined: bool = True) -> str:
    """What waits, without saying what it is."""
    if count == 0:
        return tr("Everything sent.") if joined else tr("Not joined to a hub yet.")
    return tr_many("1 thing still to send.", "{count} things still to send.", count)


_WIDEST = 760
"""The card's width at most, in pixels: with the page's margins it fits the smallest window."""

LONG_MS = 4_000
"""Working the key out takes half a second; after this long something else is being done, and it is said."""


class _PassphraseField(LineField):
    """Shows dots, and tells when the letters come as they do with caps lock on."""

    odd_case = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, hints at caps lock."""
        super().keyPressEvent(event)
        letter = event.text()
        if letter.isalpha() and letter.upper() != letter.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.odd_case.emit(letter.isupper() != shift)


class UnlockScreen(Page):
    """Pick a name, then the passphrase. A greeting comes only after the name was picked."""

    unlock = Signal(str, str)
    """Profile id and passphrase."""
    forgotten = Signal(str)
    emergency = Signal()
    bring_back = Signal()
    """Make a profile again from a backup."""
    newcomer = Signal()
    """Make a profile for somebody new."""
    practise = Signal()
    """Try everything with somebody made up; needs no passphrase."""
    repair = Signal(str)
    """The store of this profile (id) is damaged: repair it."""
    show_other = Signal()
    """The profile is open in another window: bring that one to the front."""

    def __init__(self, data: UnlockData, *, visit_running: bool = False) -> None:
        super().__init__()
        self._data = data
        self._picked: ProfileChoice | None = None
        self._buttons: dict[str, Button] = {}
        self.setProperty("surface", "paper")
        self.column.insertStretch(0, 1)
        self.card = Card()
        self._fit()
        self.card.column.setContentsMargins(36, 32, 36, 28)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addStretch(1)
        row.addWidget(self.card, 1_000)
        row.addStretch(1)
        self.add(holder)
        self.card.add(Words("FieldKit", "name"))
        self.title = Words(tr("Who is it?"), "page")
        self.card.add(self.title)
        self._people = self._make_people()
        self.card.add(self._people)
        self._door = self._make_door()
        self.card.add(self._door)
        self.card.add(rule())
        self.sending = Words("", "small")
        self.card.add(self.sending)
        if data.found_phone:
            self.card.add(
                Words(
                    tr("Found or lost a laptop? Ring {found_phone}.", found_phone=data.found_phone), "small"
                )
            )
        self._add_links()
        self._notices = QVBoxLayout()
        self._notices.setSpacing(tokens.SPACE_S)
        self.card.column.addLayout(self._notices)
        self.add_notices(data.notices)
        if visit_running:
            self.offer_card()
        self.set_still_to_send(data.still_to_send, joined=data.joined)
        self.show_people()

    def _fit(self) -> None:
        """As wide as its words want at this text size, where the window has the room."""
        self.card.setMaximumWidth(min(_WIDEST, max(420, self.fontMetrics().horizontalAdvance("m") * 28)))

    def changeEvent(self, event: QEvent) -> None:
        """A larger text needs a wider card."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "card"):
            self._fit()

    def _add_links(self) -> None:
        """What else a locked laptop can do; on an empty one setting up stands above, as the one thing to do."""
        self.restore = Button(tr("Bring back from a backup"), "link", wraps=True)
        self.restore.clicked.connect(self.bring_back)
        self.practice = Button(tr("Practise with a made-up person"), "link", wraps=True)
        self.practice.clicked.connect(self.practise)
        self.new = Button(tr("Set up somebody new"), "link", wraps=True)
        self.new.clicked.connect(self.newcomer)
        links = (
            (self.new, self.practice, self.restore) if self._data.profiles else (self.practice, self.restore)
        )
        for link in links:
            self.card.add(link)

    @property
    def data(self) -> UnlockData:
        """What it was made with."""
        return self._data

    def offer_card(self) -> None:
        """A visit goes on: the way to its 999 card."""
        card = Button(tr("999 card"), "danger", icon="phone", key="F9")
        card.clicked.connect(self.emergency)
        self.card.add(card)

    def add_notices(self, lines: Sequence[str]) -> None:
        """More lines about this laptop; what is being typed is left alone."""
        for line in lines:
            self._notices.addWidget(Words(line, "small"))

    def _make_people(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_S)
        for profile in self._data.profiles:
            button = Button(f"{profile.name}", icon="person")
            button.setAccessibleDescription(shown(profile.role))
            button.clicked.connect(lambda _=False, who=profile: self.pick(who))
            self._buttons[profile.profile_id] = button
            column.addWidget(button)
        if not self._data.profiles:
            column.addWidget(
                Words(tr("Nobody is set up on this laptop yet. Ask your lead for an enrolment code."), "soft")
            )
            first = Button(tr("Set up your profile"), "primary", icon="person")
            first.clicked.connect(self.newcomer)
            self._buttons[""] = first
            column.addWidget(side_by_side(first, QWidget(), stretch=1))
        return box

    def _make_door(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_S)
        column.addWidget(Words(tr("Passphrase"), "label"))
        self.field = _PassphraseField()
        self.field.setAccessibleName(tr("Passphrase"))
        self.field.returnPressed.connect(self._try)
        column.addWidget(self.field)
        self.caps = FindingLine(tr("Caps lock may be on."), "warning")
        self.caps.hide()
        self.field.odd_case.connect(self.caps.setVisible)
        column.addWidget(self.caps)
        self.wrong = Words("", tone="bad")
        self.wrong.hide()
        column.addWidget(self.wrong)
        self.long = Words(
            tr(
                "Still at work. After an update FieldKit brings your records up to date first. Leave the laptop on."
            ),
            "soft",
        )
        reveal(self.long, False)
        column.addWidget(self.long)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONG_MS)
        self._patience.timeout.connect(lambda: reveal(self.long, True))
        self.elsewhere = Button(tr("Show that window"), "quiet")
        self.elsewhere.clicked.connect(self.show_other)
        self.elsewhere.hide()
        column.addWidget(side_by_side(self.elsewhere, QWidget(), stretch=1))
        self.mend = Button(tr("Repair"), "quiet")
        self.mend.clicked.connect(lambda: self.repair.emit(self._picked.profile_id if self._picked else ""))
        reveal(self.mend, False)
        column.addWidget(side_by_side(self.mend, QWidget(), stretch=1))
        self.go = Button(tr("Unlock"), "primary")
        self.go.clicked.connect(self._try)
        self.lost = Button(tr("Forgotten it?"), "quiet")
        self.lost.clicked.connect(
            lambda: self.forgotten.emit(self._picked.profile_id if self._picked else "")
        )
        column.addWidget(flowing(self.go, self.lost))
        self.other = Button(tr("Somebody else"), "link")
        self.other.clicked.connect(self.show_people)
        column.addWidget(side_by_side(self.other, QWidget(), stretch=1))
        return box

    def show_people(self) -> None:
        """Ask who it is; whatever was typed is gone."""
        self._picked = None
        self.field.clear()
        self.title.setText(tr("Who is it?") if self._data.profiles else tr("Welcome"))
        self._people.show()
        self._door.hide()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """To the passphrase; else to who was here last, so that one key and the passphrase bring them back."""
        if self._picked is not None:
            self.field.setFocus()
        elif (
            last := self._buttons.get(self._data.current) or next(iter(self._buttons.values()), None)
        ) is not None:
            last.setFocus()

    def pick(self, who: ProfileChoice) -> None:
        """Ask this person for the passphrase."""
        self._picked = who
        several = len(self._data.profiles) > 1
        self.title.setText(tr("Hello, {name}", name=who.name.split()[0]) if several else tr("Unlock"))
        self._people.hide()
        self._door.show()
        reveal(self.other, several)
        self.wrong.hide()
        self.elsewhere.hide()
        reveal(self.mend, False)
        self.field.setFocus()

    def set_busy(self, busy: bool) -> None:
        """While the key is being worked out, and where that takes long, why it does."""
        self.go.setEnabled(not busy)
        self.field.setEnabled(not busy)
        self.go.setText(tr("Unlocking") if busy else tr("Unlock"))
        reveal(self.long, False)
        if busy:
            self._patience.start()
        else:
            self._patience.stop()

    def show_wrong(self, words: str, *, elsewhere: bool = False, damaged: bool = False) -> None:
        """Say why the door stays shut, and let the person try again, go to the window that has it open, or repair."""
        reveal(self.elsewhere, elsewhere)
        reveal(self.mend, damaged)
        self.set_busy(False)
        self.wrong.setText(words)
        self.wrong.show()
        self.field.selectAll()
        self.field.setFocus()

    def set_still_to_send(self, count: int, *, joined: bool = True) -> None:
        """How much this laptop still has to post, locked or not."""
        self.sending.setText(sending_words(count, joined=joined))

    def _try(self) -> None:
        if self._picked is not None and self.field.text():
            self.wrong.hide()
            self.elsewhere.hide()
            reveal(self.mend, False)
            self.set_busy(True)
            passphrase = self.field.text()
            self.field.clear()
            self.unlock.emit(self._picked.profile_id, passphrase)
