"""Beside the records of a visit: what to know of the person, what they said last time, what to look at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.screens.visit_data import VisitData
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.own_words import Quotation
from fieldkit.ui.widgets.pages import Page, flowing
from fieldkit.ui.widgets.text import Words, rule, stack


class VisitAside(Page):
    """Scrolls by itself; empty parts are left out."""

    look = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=tokens.SPACE_L)
        self.setProperty("surface", "aside")

    def show_data(self, data: VisitData) -> None:
        """Say it anew."""
        self.column.clear()
        if data.needs:
            self.add(flowing(*(Chip(fact.words, fact.tone, fact.icon) for fact in data.needs)))
        if data.matters:
            words = Quotation(data.matters, data.matters_said)
            self.add(stack(Words(tr("What matters"), "card"), words, gap=8))
        if data.last_time:
            lines = [
                stack(Words(f"“{words}”"), Words(said, "small"), gap=0) for words, said in data.last_time
            ]
            self.add(stack(Words(tr("From last time"), "card"), *lines, gap=8))
        self.add(stack(Words(tr("To look at"), "card"), *self._look_lines(data), gap=8))

    def _look_lines(self, data: VisitData) -> list[QWidget]:
        lines: list[QWidget] = []
        for place, item in enumerate(data.look_at):
            go = Button(item.action, "link")
            go.setAccessibleName(f"{item.action}: {item.words}")
            go.clicked.connect(lambda _=False, key=item.key: self.look.emit(key))
            lines += [] if place == 0 else [rule()]
            lines.append(stack(flowing(Chip(item.chip, item.tone)), Words(item.words), flowing(go), gap=4))
        return lines or [Words(tr("Nothing now."), "soft")]
