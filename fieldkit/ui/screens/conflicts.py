"""Answers to settle: both stand side by side in one neutral colour, and nothing is chosen for anybody."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from fieldkit.ui.language.differences import Piece, has_gaps, pieces, shared_with_gaps
from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.facts import NEUTRAL
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.entries import TextField
from fieldkit.ui.widgets.notices import EmptyState
from fieldkit.ui.widgets.pages import Folding, Header, Page, TopColumn, flowing
from fieldkit.ui.widgets.same_place import same_place
from fieldkit.ui.widgets.text import Words, stack


@dataclass(frozen=True)
class Version:
    """One of the answers that stand: an id of the holder's, the words, who said it, when and where."""

    key: str
    words: str
    who: str
    when: str


@dataclass(frozen=True)
class ConflictData:
    """Answers to one question that differ. `joinable`: words that may be written together; numbers, dates,
    yes or no, names and safety items are not. `safety`: the safer reading must be confirmed.
    """

    key: str
    where: str
    question: str
    versions: tuple[Version, ...]
    joinable: bool = True
    safety: bool = False
    restricted: bool = False
    person: str = ""
    can_ask: bool = False

    @property
    def shown_where(self) -> str:
        """Where it is, in words that anybody may read."""
        return NEUTRAL if self.restricted else self.where


@dataclass(frozen=True)
class RemovalData:
    """An entry that one took out while another changed something in it. It stays until somebody settles it."""

    key: str
    where: str
    what: str
    words: str
    removed: str
    changed: str
    restricted: bool = False

    @property
    def shown_where(self) -> str:
        """Where it is, in words that anybody may read."""
        return NEUTRAL if self.restricted else self.where


def marked(parts: tuple[Piece, ...], accent: str, ground: str) -> str:
    """The pieces as markup: what only this version has is marked, and underlined so that colour is not alone."""
    runs = []
    for part in parts:
        words = escape(part.text).replace("\n", "<br>")
        if part.own:
            style = f"color:{accent};background-color:{ground};font-weight:600;text-decoration:underline"
            runs.append(f'<span style="{style}">{words}</span>')
        else:
            runs.append(words)
    return "".join(runs)


class ConflictCard(Card):
    """One pair (or more) of answers, and the ways on."""

    keep = Signal(str, str)
    """Conflict key, version key."""
    write = Signal(str, str)
    """Conflict key, the new words."""
    leave_both = Signal(str)
    ask_person = Signal(str)

    def __init__(self, data: ConflictData) -> None:
        super().__init__()
        self._texts: list[tuple[Words, tuple[Piece, ...]]] = []
        self.data = data
        self.add(Words(data.shown_where, "small"))
        self.add(Words(data.question, "section"))
        if data.safety:
            self.add(
                Words(
                    tr("This is about safety. Until it is settled, the more careful answer counts."),
                    tone="wait",
                )
            )
        pair = len(data.versions) == 2
        shown = [
            self._version(one, data.versions[1 - at] if pair else None)
            for at, one in enumerate(data.versions)
        ]
        if pair:
            self.add(Folding(shown[0], shown[1], even=True, share=0.7))
        else:
            for part in shown:
                self.add(part)
        self._repaint_marks()
        self.field: TextField | None = None
        self.save: Button | None = None
        if data.joinable and len(data.versions) == 2:
            self._add_joining()
        self._add_ways()

    def changeEvent(self, event: QEvent) -> None:
        """Marks are markup with colours of their own: when it gets dark they take the dark ones."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._repaint_marks()

    def _version(self, version: Version, other: Version | None) -> QWidget:
        card = Card()
        card.add(stack(Words(version.who, "strong"), Words(version.when, "small"), gap=0))
        words = Words(version.words)
        own = pieces(version.words, other.words) if other is not None else (Piece(version.words, False),)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setAccessibleName(f"{version.who}: {version.words}")
        self._texts.append((words, own))
        card.add(words)
        card.column.addStretch(1)
        card.setMinimumWidth(min(460, self.fontMetrics().horizontalAdvance("m") * 20))
        button = Button(tr("Keep this one"))
        button.setAccessibleName(tr("Keep the answer of {who}", who=version.who))
        button.clicked.connect(lambda: self.keep.emit(self.data.key, version.key))
        card.add(flowing(button))
        return card

    def _repaint_marks(self) -> None:
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Highlight).name()
        ground = palette.color(QPalette.ColorRole.Light).name()
        for words, own in self._texts:
            words.setText(marked(own, accent, ground))

    def _add_joining(self) -> None:
        one, other = self.data.versions
        self.add(Words(tr("Or write it together"), "label"))
        self.add(Words(tr("The words you share are here. Fill each gap, or write it anew."), "small"))
        self.field = TextField(lines=2)
        self.field.setAccessibleName(tr("The answer written together"))
        self.field.show_text(shared_with_gaps(one.words, other.words))
        self.field.typed.connect(self._typed)
        self.add(self.field)
        self.save = Button(tr("Save this answer"), "primary")
        self.save.clicked.connect(self._save)
        self._typed(self.field.toPlainText())

    def _typed(self, text: str) -> None:
        if self.save is not None:
            ready = bool(text.strip()) and not has_gaps(text)
            self.save.setEnabled(ready)
            self.save.setAccessibleDescription("" if ready else tr("Fill the gaps first."))

    @property
    def half_written(self) -> str:
        """What somebody has written together and not saved yet; "" where the field is as it was shown first."""
        words = self.field.toPlainText() if self.field is not None else ""
        one, other = self.data.versions[0], self.data.versions[-1]
        return "" if words == shared_with_gaps(one.words, other.words) else words

    def write_on(self, words: str) -> None:
        """Have again what was half written before the page was told anew."""
        if self.field is not None and words:
            self.field.show_text(words)
            self._typed(words)

    def _save(self) -> None:
        if self.field is not None:
            self.write.emit(self.data.key, self.field.toPlainText().strip())

    def _add_ways(self) -> None:
        both = Button(tr("Leave both standing"))
        both.setAccessibleDescription(tr("Both are kept and printed with their authors."))
        both.clicked.connect(lambda: self.leave_both.emit(self.data.key))
        ways: list[QWidget] = [both]
        who = self.data.person
        ask = Button(
            tr("Ask {who} next time", who=who) if who and not self.data.restricted else tr("Ask next time"),
            wraps=True,
        )
        ask.clicked.connect(lambda: self.ask_person.emit(self.data.key))
        if self.data.can_ask:
            ways.append(ask)
        if self.save is not None:
            ways.insert(0, self.save)
        self.add(flowing(*ways))


class RemovalCard(Card):
    """What was taken out by one and changed by another: keep it, or remove it after all."""

    keep = Signal(str)
    remove = Signal(str)

    def __init__(self, data: RemovalData) -> None:
        super().__init__()
        self.data = data
        self.add(Words(data.shown_where, "small"))
        self.add(Words(data.what, "section"))
        if data.words:
            self.add(Words(data.words))
        self.add(stack(Words(data.removed, "soft"), Words(data.changed, "soft"), gap=2))
        keep, remove = Button(tr("Keep it")), Button(tr("Remove it"))
        keep.setAccessibleName(tr("Keep: {what}", what=data.what))
        remove.setAccessibleName(tr("Remove: {what}", what=data.what))
        keep.clicked.connect(lambda: self.keep.emit(data.key))
        remove.clicked.connect(lambda: self.remove.emit(data.key))
        self.add(flowing(keep, remove))


class ConflictsScreen(Page):
    """Everything to settle, one card each. Nothing here holds anything up."""

    keep = Signal(str, str)
    write = Signal(str, str)
    leave_both = Signal(str)
    ask_person = Signal(str)
    keep_entry = Signal(str)
    remove_entry = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[ConflictCard] = []

    def show_data(self, conflicts: tuple[ConflictData, ...], removals: tuple[RemovalData, ...] = ()) -> None:
        """Show what is to settle. The keyboard, and what was half written about the others, stay where they were."""
        half = {card.data.key: card.half_written for card in self.cards}
        with same_place(self):
            self._tell(conflicts, removals)
            for card in self.cards:
                card.write_on(half.get(card.data.key, ""))

    def _tell(self, conflicts: tuple[ConflictData, ...], removals: tuple[RemovalData, ...]) -> None:
        column = self.column
        assert isinstance(column, TopColumn)
        column.clear()
        self.cards = []
        alone = len(conflicts) == 1 and not removals
        title = tr("Two answers to settle") if alone else tr("Answers to settle")
        header = Header(title, tr("Both are kept. Nothing else is held up, and you can undo."))
        back = Button(tr("Back"), "quiet", icon="chevron-left")
        back.clicked.connect(self.back)
        header.add_action(back)
        self.add(header)
        for data in conflicts:
            card = ConflictCard(data)
            card.keep.connect(self.keep)
            card.write.connect(self.write)
            card.leave_both.connect(self.leave_both)
            card.ask_person.connect(self.ask_person)
            self.cards.append(card)
            self.add(card)
        for removal in removals:
            entry = RemovalCard(removal)
            entry.keep.connect(self.keep_entry)
            entry.remove.connect(self.remove_entry)
            self.add(entry)
        if not conflicts and not removals:
            self.add(
                EmptyState(
                    "two",
                    tr("Nothing to settle"),
                    tr("When two people answer the same question apart, both answers stand here."),
                )
            )
