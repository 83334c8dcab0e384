"""The line over a practice: says all the time that it is practice, and leads through a first visit."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fieldkit.base.wording import said
from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.pages import Folding, flowing, side_by_side
from fieldkit.ui.widgets.text import Words


@dataclass(frozen=True)
class Step:
    """One thing to try. ``key`` says what shows that it was done ("" where only the person knows)."""

    words: str
    key: str = ""


STARTED, REVIEWING, SIGNED, LEFT = "started", "reviewing", "signed", "left"

STEPS = (
    Step(said("May is expecting you. Press F2, or Start visit."), STARTED),
    Step(
        said(
            "On the left press What matters to me. Write her words: “I want to see my tomatoes.” Nothing needs saving."
        )
    ),
    Step(
        said(
            "On the left press Goals, who does what. Answer Yes, press Add, write a goal. Most may stay empty; that is fine."
        )
    ),
    Step(
        said("Press Review and sign. You see all that will be signed, and what still needs an answer."),
        REVIEWING,
    ),
    Step(
        said("Say how May agreed, then press Sign. If something is missing, Go there takes you to it."),
        SIGNED,
    ),
    Step(said("Press End visit, and Finish visit."), LEFT),
    Step(
        said(
            "That is a whole visit. Look at May's page, or try Ctrl+K and F1. End practice wipes everything."
        )
    ),
)


class PracticeGuide(QFrame):
    """Steps in order. What was done moves it on by itself; nothing has to be done to go further."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "band-wait")
        self._at = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_XL, tokens.SPACE_S, tokens.SPACE_XL, tokens.SPACE_S)
        self.words = Words("", "strong")
        mark = Chip(tr("Practice"), "wait", "info")
        self.back = Button(tr("Step before"), "quiet")
        self.back.clicked.connect(lambda: self.go_to(self._at - 1))
        self.next = Button(tr("Next step"))
        self.next.clicked.connect(lambda: self.go_to(self._at + 1))
        end = Button(tr("End practice"))
        end.clicked.connect(self.ended)
        said: QWidget = side_by_side(mark, self.words, stretch=1)
        column.addWidget(Folding(said, flowing(self.back, self.next, end), share=0.45))
        self.go_to(0)

    @property
    def at(self) -> int:
        """The index of the step that is shown."""
        return self._at

    def go_to(self, place: int) -> None:
        """Show a step; out of range nothing changes."""
        if not 0 <= place < len(STEPS):
            return
        self._at = place
        said = tr("{place} of {count}. {words}", place=place + 1, count=len(STEPS), words=STEPS[place].words)
        self.words.setText(said)
        self.back.setEnabled(place > 0)
        self.next.setEnabled(place < len(STEPS) - 1)
        announce(self.words, said)

    def done(self, key: str) -> None:
        """Something was done: go on behind the step that waits for it, never back."""
        place = next(index for index, step in enumerate(STEPS) if step.key == key)
        if place >= self._at:
            self.go_to(place + 1)
