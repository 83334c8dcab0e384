"""Parts of the person page that read on their own: support in their words, what is in place, what shows only while asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.before_after import BeforeAfter
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.pages import Folding, flowing
from fieldkit.ui.widgets.text import Words, stack


@dataclass(frozen=True)
class FeelingLine:
    """One question of how life feels: both scores (`before` None after one answer) and the change in words."""

    question: str
    before: int | None
    now: int
    change: str

    @property
    def numbers(self) -> str:
        """Both numbers, the way it went."""
        return str(self.now) if self.before is None else f"{self.before} → {self.now}"

    @property
    def spoken(self) -> str:
        """The whole line for those who listen."""
        if self.before is None:
            return tr("{question}: {now}, {change}", question=self.question, now=self.now, change=self.change)
        return tr(
            "{question}: from {before} to {now}, {change}",
            question=self.question,
            before=self.before,
            now=self.now,
            change=self.change,
        )


class HeldBack(QWidget):
    """Words that others in the room should not read: they show while the button is held, by mouse or Space."""

    def __init__(self, button: str, spoken: str, words: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._private = words
        self.more = Button(button, "link", wraps=True)
        self.more.setAccessibleName(spoken)
        self.words = Words("")
        self.words.hide()
        self.more.pressed.connect(self._show)
        self.more.released.connect(self._hide)
        column.addWidget(flowing(self.more))
        column.addWidget(self.words)

    def _show(self) -> None:
        self.words.setText(self._private)
        self.words.show()

    def _hide(self) -> None:
        self.words.clear()
        self.words.hide()


def feelings_card(feelings: Sequence[FeelingLine], before: str, now: str) -> Card:
    """How life feels, each question with its numbers in a row of words and drawn under it; never added up.

    `before` and `now` say when; `before` is "" where it was asked once.
    """
    card = Card(tr("How life feels, 0 to 10"))
    legend = [Words(tr("● now: {when}", when=now), "small", wrap=False)]
    if before:
        legend.insert(0, Words(tr("○ before: {when}", when=before), "small", wrap=False))
    card.add(flowing(*legend, gap=tokens.SPACE_L))
    for place, line in enumerate(feelings):
        words = (Words(line.numbers, "strong", wrap=False), Words(line.change, "soft", wrap=False))
        head = Folding(Words(line.question), flowing(*words, gap=tokens.SPACE_M), share=0.6)
        drawn = BeforeAfter(line.before, line.now, line.spoken)
        card.add_listed(stack(head, drawn, gap=2), first=place == 0)
    return card


def likes_card(likes: Sequence[tuple[str, str]]) -> Card:
    """How they like to be supported, each under what was asked."""
    card = Card(tr("How I like to be supported"))
    for place, (asked, words) in enumerate(likes):
        card.add_listed(stack(Words(asked, "small"), Words(f"“{words}”"), gap=2), first=place == 0)
    return card


def in_place_card(things: Sequence[tuple[str, str]]) -> Card:
    """Equipment that is there."""
    card = Card(tr("In place"))
    for place, (name, when) in enumerate(things):
        card.add_listed(stack(Words(name, "strong"), Words(when, "small"), gap=2), first=place == 0)
    return card
