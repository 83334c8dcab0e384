"""What a responder sees at night: one press to start, who it is later, and the card with each thing's date."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.pages import Columns, Header, Page, TopColumn, flowing
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words, stack
from fieldkit.ui.widgets.typeahead import TypeAhead


def control_words(phone: str) -> str:
    """Whose clock counts on a call-out, and how to reach them."""
    if not phone:
        return tr("Control counts your minutes, not FieldKit. Tell them when you go in and when you are out.")
    return tr(
        "Control counts your minutes, not FieldKit. Tell them when you go in and when you are out: {phone}.",
        phone=phone,
    )


class CallOutSheet(Sheet):
    """Starts at once, with what is known; that may be nothing."""

    def __init__(
        self, people: Sequence[ChoiceOption], parent: QWidget | None = None, *, control: str = ""
    ) -> None:
        super().__init__(
            tr("Start a call-out"),
            tr("Nothing is needed but a press. Who it is, and all the rest, can follow."),
            parent,
        )
        self.column.add(FindingLine(control_words(control), "information"))
        self.person = TypeAhead(people)
        self.person_id: str | None = None
        self.person.chosen.connect(self._chosen)
        self.incident = LineField()
        self.add_field(tr("Who, or which address"), self.person, tr("Not on this laptop? Leave it empty."))
        self.add_field(
            tr("Control's incident number"),
            self.incident,
            tr("Opens the key safe's code. It can follow too."),
        )
        self.go = self.add_buttons(tr("Start now"), self.accept)
        self.go.setDefault(True)

    @property
    def number(self) -> str:
        """What was typed as control's number."""
        return self.incident.text().strip()

    def _chosen(self, key: str | None) -> None:
        self.person_id = key


class WhoSheet(Sheet):
    """Says whom the call-out is for, once that is known."""

    def __init__(self, people: Sequence[ChoiceOption], parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Who is this?"),
            tr("What was written stays as it is and goes to their page. One press takes it back."),
            parent,
        )
        self.person = TypeAhead(people)
        self.person_id: str | None = None
        self.person.chosen.connect(self._chosen)
        self.add_field(
            tr("Who, or which address"), self.person, tr("An address alone is never enough: ask their name.")
        )
        self.go = self.add_buttons(tr("It is them"), self.accept)
        self.go.setEnabled(False)

    def _chosen(self, key: str | None) -> None:
        self.person_id = key
        self.go.setEnabled(bool(key))


@dataclass(frozen=True)
class ShownLine:
    """One thing on the card: its label, words, and when it was checked, in words. `old`: more than a year ago."""

    label: str
    words: str
    day: str
    help: str = ""
    old: bool = False
    private: bool = False


@dataclass(frozen=True)
class CardData:
    """All that the card shows. `looks` says who looked at the code and when."""

    title: str
    under: str
    parts: tuple[tuple[str, tuple[ShownLine, ...]], ...] = ()
    has_code: bool = False
    looks: tuple[str, ...] = ()
    control: str = ""


class CardScreen(Page):
    """Fills the window. What few should read, and the code, show by a press and hide by themselves."""

    back = Signal()
    code_asked = Signal()

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self._seconds = seconds
        self._left = 0
        self._hide: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1_000)
        self._timer.timeout.connect(self._tick)
        self.code, self.told = Words("", "large"), Words("", "small")
        self.show_code_button = Button("")
        for unshown in (self.code, self.told, self.show_code_button):
            # they go when the screen goes, also where no card was ever shown
            unshown.setParent(self)
            unshown.hide()
        self.setProperty("surface", "paper")
        self.setAccessibleName(tr("Responder card"))

    def show_data(self, data: CardData) -> None:
        """Show the card, the code hidden."""
        self.hide_now()
        column = self.column
        assert isinstance(column, TopColumn)
        column.clear()
        header = Header(data.title, data.under)
        back = Button(tr("To the call-out"), "primary", key="Esc")
        back.clicked.connect(self.back)
        header.add_action(back)
        self.add(header)
        columns = Columns(narrow=400)
        self.add(columns)
        for title, lines in data.parts:
            card = Card(title)
            for place, line in enumerate(lines):
                card.add_listed(self._line(line), first=place == 0)
            columns.wide_column.add(card)
        if not data.parts:
            empty = Card(tr("No card on this laptop"))
            empty.add(Words(tr("Ask control what they hold. A telecare set-up visit fills the card.")))
            columns.wide_column.add(empty)
        columns.narrow_column.add(self._key_safe(data))
        minutes = Card(tr("Your minutes"))
        minutes.add(Words(control_words(data.control)))
        columns.narrow_column.add(minutes)

    def _key_safe(self, data: CardData) -> Card:
        card = Card(tr("Key safe"))
        if not data.has_code:
            card.add(Words(tr("No code is known here. Ask control, or a keyholder."), "soft"))
            return card
        self.code, self.told = Words("", "large"), Words("", "small")
        self.show_code_button = Button(tr("Show the code"), "large", icon="key")
        self.show_code_button.clicked.connect(self.code_asked)
        card.add(flowing(self.show_code_button))
        for part in (self.code, self.told):
            part.hide()
            card.add(part)
        card.add(
            Words(
                tr("Shows for {seconds} seconds. Each look is written down.", seconds=self._seconds), "small"
            )
        )
        for look in data.looks:
            card.add(Words(look, "small"))
        return card

    def _line(self, line: ShownLine) -> QWidget:
        words = Words("" if line.private else line.words, "strong")
        parts: list[QWidget] = [Words(line.label, "small"), words]
        if line.private:
            words.hide()
            show = Button(tr("Show"), "link", icon="eye")
            show.setAccessibleName(tr("Show: {label}", label=line.label))
            show.clicked.connect(lambda: self._reveal(words, line.words, show))
            parts.append(flowing(show))
        if line.help:
            parts.append(Words(line.help, "soft"))
        parts.append(FindingLine(line.day, "warning") if line.old else Words(line.day, "small"))
        return stack(*parts, gap=2)

    def show_code(self, words: str) -> None:
        """Show the code for its time."""
        self._reveal(self.code, words, self.show_code_button)
        self.told.show()

    def hide_now(self) -> None:
        """Nothing secret stays on the screen."""
        self._timer.stop()
        hide, self._hide = self._hide, None
        if hide is not None:
            hide()

    def _reveal(self, place: Words, words: str, button: Button) -> None:
        self.hide_now()
        place.setText(words)
        place.show()
        button.hide()
        told = self.told

        def hide() -> None:
            place.setText("")
            place.hide()
            told.hide()
            button.show()

        self._hide = hide
        self._left = self._seconds
        self._tell()
        self._timer.start()

    def _tick(self) -> None:
        self._left -= 1
        self._tell()
        if self._left <= 0:
            self.hide_now()

    def _tell(self) -> None:
        self.told.setText(tr("Hidden again in {left} seconds.", left=self._left))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes to the call-out."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A card that is not shown holds no secret on its page."""
        self.hide_now()
        super().hideEvent(event)
