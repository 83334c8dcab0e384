"""Ending a visit: the visit's own last questions, and nothing left that reached nobody."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.base.wording import said
from fieldkit.ui import tokens
from fieldkit.ui.forms.view import FormView
from fieldkit.ui.screens.sheets import Sheet
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.pages import Header
from fieldkit.ui.widgets.text import Words
from fieldkit.ui.wording import tr, tr_many

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


class UnsentSheet(Sheet):
    """The one exception to calm: stops once before the window is left while something urgent reached nobody."""

    def __init__(self, count: int, number: str, parent: QWidget | None = None) -> None:
        ring = tr(" Ring {number} now.", number=number) if number else ""
        super().__init__(
            f"{unsent_words(count)}{ring}", tr("It has no receipt and no call is written down."), parent
        )
        self._choice: str | None = None
        if number:
            self.column.add(Words(number, "large"))
        self.choice = ChoiceList(_UNSENT, segmented=False)
        self.choice.chosen.connect(self._chosen)
        self.words = LineField(tr("Who, when, reference, or why"))
        self.words.typed.connect(lambda _text: self._check())
        self.add_field(tr("What happens now?"), self.choice)
        self.add_field(tr("A few words"), self.words)
        self.go = self.add_buttons(tr("Go on"), self.accept)
        self._check()

    def result_data(self) -> UnsentAnswer:
        """What was chosen."""
        return UnsentAnswer(self._choice or "", self.words.text().strip())

    def _chosen(self, key: str | None) -> None:
        self._choice = key
        self._check()

    def _check(self) -> None:
        enough = self._choice == "ring-now" or bool(self.words.text().strip())
        self.go.setEnabled(self._choice is not None and enough)
