"""Parts of the person page that read on their own: support in their words, what is in place, what shows only while asked for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.pages import flowing
from fieldkit.ui.widgets.text import Words, stack
from fieldkit.ui.wording import tr


class HeldBack(QWidget):
    """Words that others in the room should not read: they show while the button is held, by mouse or Space."""

    def __init__(self, button: str, spoken: str, words: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._private = words
        self.more = Button(button, "link")
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
