"""Ending a visit: the visit's own last questions, and nothing left that reached nobody."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.base.wording import said
from fieldkit.ui.forms.view import FormView
from fieldkit.ui.language.wording import shown, tr, tr_many
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.pages import Header
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words

_UNSENT = [
    ChoiceOption("rang", said("I rang")),
    ChoiceOption("ring-now", said("I ring now")),
    ChoiceOption("other", said("Somebody else is ringing")),
    ChoiceOption("keep", said("Keep it and go")),
]


class EndingScreen(QWidget):
    """The visit's own form after *End visit*: what others in the room should not read is asked only here."""

    finished = Signal()
    back = Signal()
    give_letter = Signal()
    take_back = Signal()

    def __init__(self, view: FormView) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QFrame()
        head.setProperty("surface", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(tokens.SPACE_2XL, tokens.SPACE_L, tokens.SPACE_2XL, tokens.SPACE_L)
        header = Header(tr("End visit"), tr("A few last questions. Any of them can wait."))
        back = Button(tr("Back to the visit"), "quiet", icon="chevron-left")
        back.clicked.connect(self.back)
        done = Button(tr("Finish visit"), "primary")
        done.clicked.connect(self._finish)
        letter = Button(tr("Letter about this visit"), icon="print")
        letter.clicked.connect(self._letter)
        less = Button(tr("Don't keep something"), "quiet")
        less.clicked.connect(self._take_back)
        header.add_action(back)
        header.add_action(less)
        header.add_action(letter)
        header.add_action(done)
        row.addWidget(header)
        column.addWidget(head)
        self.view = view
        column.addWidget(view, 1)
        sections = view.visible_sections()
        if sections:
            view.show_section(sections[-1].key)

    def _take_back(self) -> None:
        self.view.finish()
        self.take_back.emit()

    def _letter(self) -> None:
        self.view.finish()
        self.give_letter.emit()

    def _finish(self) -> None:
        self.view.finish()
        self.finished.emit()


def unsent_words(count: int) -> str:
    """Says that something urgent reached nobody, without saying what it is."""
    return tr_many("Not sent: 1 note.", "Not sent: {count} notes.", count)


@dataclass(frozen=True)
class UnsentAnswer:
    """What is done about a note that reached nobody: rang | ring-now | other | keep, and who, when or why."""

    choice: str
    words: str


_ASKED = {
    "rang": said("Who answered, when, and their reference"),
    "other": said("Who is ringing?"),
    "keep": said("Why is it kept?"),
}


class UnsentSheet(Sheet):
    """The one exception to calm: stops once before the window is left while something urgent reached nobody."""

    def __init__(self, count: int, number: str, parent: QWidget | None = None) -> None:
        unbroken = number.replace(" ", "\N{NO-BREAK SPACE}")
        ring = tr(" Ring {number} now.", number=unbroken) if number else ""
        super().__init__(
            f"{unsent_words(count)}{ring}", tr("It has no receipt and no call is written down."), parent
        )
        self._choice: str | None = None
        self.reached = False
        self._number = Words(number, "large")
        self.column.add(self._number)
        reveal(self._number, bool(number))
        self._asks = Words(tr("What happens now?"), "label")
        self.choice = ChoiceList(_UNSENT, segmented=False)
        self.choice.describe(tr("What happens now?"), "")
        self.choice.chosen.connect(self._chosen)
        self.choice.pressed.connect(self._go_to_what_is_needed)
        self._words_label = Words("", "label")
        self.words = LineField()
        self.words.typed.connect(lambda _text: self._check())
        self._questions = (self._number, self._asks, self.choice, self._words_label, self.words)
        for part in self._questions[1:]:
            self.column.add(part)
        self.go = self.add_buttons(tr("Go on"), self.accept)
        self._chosen(None)

    def result_data(self) -> UnsentAnswer:
        """What was chosen."""
        return UnsentAnswer(self._choice or "", self.words.text().strip())

    def show_reached(self, at: str) -> None:
        """The hub has it meanwhile, since this time of the day: nothing is left to ring or to write down."""
        self.reached = True
        self.tell(tr("The hub has it, {time}.", time=at), tr("Nobody has to ring so that it arrives. Go on."))
        for part in self._questions:
            reveal(part, False)
        self.go.setEnabled(True)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, key: str | None) -> None:
        self._choice = key
        asked = shown(_ASKED[key]) if key in _ASKED else ""
        for part in (self._words_label, self.words):
            reveal(part, bool(asked))
        self._words_label.setText(asked)
        self.words.setAccessibleName(asked)
        self._check()

    def _go_to_what_is_needed(self) -> None:
        """The keyboard goes on to the words that are wanted now, or to the button where none are."""
        where = self.go if self.words.isHidden() else self.words
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a choice goes on to what it needs, as a press does."""
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if entered and self._choice is not None and self.focusWidget() in self.choice.buttons():
            self._go_to_what_is_needed()
            return
        super().keyPressEvent(event)

    def _check(self) -> None:
        enough = self._choice == "ring-now" or bool(self.words.text().strip())
        self.go.setEnabled(self._choice is not None and enough)
