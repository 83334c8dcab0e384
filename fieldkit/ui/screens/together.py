"""What the person reads with us: the questions and their words, large; no names, no panels, no findings."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.own_words import Quotation
from fieldkit.ui.widgets.pages import Header, Page, TopColumn
from fieldkit.ui.widgets.text import Words, stack


@dataclass(frozen=True)
class TogetherLine:
    """A question and what was written to it; `own` for the person's own words."""

    question: str
    words: str
    own: bool = False
    also: str = ""
    """The same in another language, with whose translation it is."""


class TogetherView(Page):
    """Fills the window; Escape or F7 goes back."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(margin=48)
        self.setProperty("surface", "panel")
        self.setAccessibleName(tr("Together"))

    def show_data(self, title: str, lines: tuple[TogetherLine, ...]) -> None:
        """Show one section."""
        column = self.column
        assert isinstance(column, TopColumn)
        column.clear()
        column.setSpacing(28)
        header = Header(title)
        back = Button(tr("Back"), key="F7")
        back.clicked.connect(self.closed)
        header.add_action(back)
        self.add(header)
        for line in lines:
            answer = (
                Quotation(line.words, "", role="section")
                if line.own and line.words
                else Words(line.words or "…", "section")
            )
            also = [Words(line.also, "section")] if line.also else []
            self.add(stack(Words(line.question, "card"), answer, *also, gap=8))
        if not lines:
            self.add(Words(tr("There is nothing to read together in this part."), "section"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Back by key."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_F7}:
            self.closed.emit()
            return
        super().keyPressEvent(event)
