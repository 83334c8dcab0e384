"""Beside the records of a visit: what to know of the person, what they said last time, what to look at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.screens.visit_data import VisitData
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.kept import KeptParts, Part
from fieldkit.ui.widgets.own_words import Quotation
from fieldkit.ui.widgets.pages import Page, flowing
from fieldkit.ui.widgets.same_place import same_place
from fieldkit.ui.widgets.text import Words, rule, stack


class VisitAside(Page):
    """Scrolls by itself; empty parts are left out."""

    look = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=tokens.SPACE_L)
        self.setProperty("surface", "aside")
        self._parts = KeptParts(self.column)

    def show_data(self, data: VisitData) -> None:
        """Say it anew, after every answer: what did not change stays as it is."""
        parts = [
            Part("needs", data.needs, lambda: _needs(data)),
            Part("matters", (data.matters, data.matters_said), lambda: _matters(data)),
            Part("last time", data.last_time, lambda: _last_time(data)),
            Part("to look at", data.look_at, lambda: self._to_look_at(data)),
        ]
        known = {
            "needs": data.needs,
            "matters": data.matters,
            "last time": data.last_time,
            "to look at": True,
        }
        with same_place(self):
            self._parts.show([part for part in parts if known[part.key]])

    def _to_look_at(self, data: VisitData) -> QWidget:
        return stack(Words(tr("To look at"), "card"), *self._look_lines(data), gap=8)

    def _look_lines(self, data: VisitData) -> list[QWidget]:
        lines: list[QWidget] = []
        for place, item in enumerate(data.look_at):
            go = Button(item.action, "link")
            go.setAccessibleName(f"{item.action}: {item.words}")
            go.clicked.connect(lambda _=False, key=item.key: self.look.emit(key))
            lines += [] if place == 0 else [rule()]
            lines.append(stack(flowing(Chip(item.chip, item.tone)), Words(item.words), flowing(go), gap=4))
        return lines or [Words(tr("Nothing now."), "soft")]


def _needs(data: VisitData) -> QWidget:
    return flowing(*(Chip(fact.words, fact.tone, fact.icon) for fact in data.needs))


def _matters(data: VisitData) -> QWidget:
    words = Quotation(data.matters, data.matters_said)
    return stack(Words(tr("What matters"), "card"), words, gap=8)


def _last_time(data: VisitData) -> QWidget:
    lines = [stack(Words(f"“{words}”"), Words(said, "small"), gap=0) for words, said in data.last_time]
    return stack(Words(tr("From last time"), "card"), *lines, gap=8)
