"""Two minutes before the door: what matters, what to do differently, what changed, what was promised."""

from contextlib import nullcontext
from dataclasses import dataclass

from PySide6.QtCore import Signal

from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.facts import Fact, fact_row
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.own_words import Quotation
from fieldkit.ui.widgets.pages import Header, Page
from fieldkit.ui.widgets.same_place import same_place
from fieldkit.ui.widgets.text import Words


@dataclass(frozen=True)
class PrepareData:
    """What somebody who was not there last time needs. Each group is a heading and its lines.

    `can_log`: that it was read can be written down.
    """

    visit_id: str
    title: str
    under: str
    as_of: str
    needs: tuple[Fact, ...] = ()
    matters: str = ""
    matters_said: str = ""
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    can_log: bool = False


class PrepareScreen(Page):
    """One screen, read in two minutes."""

    start = Signal(str)
    read = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.visit_id = ""

    def show_data(self, data: PrepareData) -> None:
        """Show it."""
        same, self.visit_id = data.visit_id == self.visit_id, data.visit_id
        with same_place(self) if same else nullcontext():
            self._tell(data)

    def _tell(self, data: PrepareData) -> None:
        self.column.clear()
        header = Header(data.title, data.under)
        back = Button(tr("Back"), "quiet", icon="chevron-left")
        read = Button(tr("I have read this"), icon="check")
        start = Button(tr("Start visit"), "primary", key="F2")
        back.clicked.connect(self.back)
        read.clicked.connect(lambda: self.read.emit(data.visit_id))
        start.clicked.connect(lambda: self.start.emit(data.visit_id))
        for button in (back, read, start) if data.can_log else (back, start):
            header.add_action(button)
        self.add(header)
        if data.as_of:
            self.add(Words(data.as_of, "small"))
        if data.needs:
            self.add(fact_row(data.needs))
        if data.matters:
            self.add(Quotation(data.matters, data.matters_said))
        for title, lines in data.groups:
            card = Card(title)
            for place, line in enumerate(lines):
                card.add_listed(Words(line), first=place == 0)
            self.add(card)
