"""Everything that was promised, by the day it is due; a list, because a list is enough."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.notices import EmptyState
from fieldkit.ui.widgets.pages import Folding, Header, Page, flowing
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.same_place import same_place
from fieldkit.ui.widgets.text import Words, stack


@dataclass(frozen=True)
class PromisedLine:
    """One action: its key, what, who does it and for whom, when due, its state in words and that state's tone."""

    action_id: str
    person_id: str
    words: str
    detail: str
    due: str
    state: str
    tone: str


class ActionsScreen(Page):
    """Open actions, grouped by when they are due."""

    open_record = Signal(str)
    open_person = Signal(str)
    action_done = Signal(str, str)
    """The key of an action that is done, and what it was."""

    def show_data(self, groups: tuple[tuple[str, tuple[PromisedLine, ...]], ...]) -> None:
        """Show the groups, each with its heading."""
        with same_place(self):
            self._tell(groups)

    def _tell(self, groups: tuple[tuple[str, tuple[PromisedLine, ...]], ...]) -> None:
        self.column.clear()
        total = sum(len(lines) for _, lines in groups)
        self.add(Header(tr("Actions"), tr("{total} open", total=total) if total else ""))
        for title, lines in groups:
            card = Card(title)
            card.add_some(lines, self._line)
            self.add(card)
        if not groups:
            words = tr("What you agree to do in a visit stands here, with its day.")
            self.add(EmptyState("actions", tr("Nothing promised"), words))

    def _line(self, line: PromisedLine) -> QWidget:
        done = Button(tr("Done"), "quiet", icon="check")
        done.setAccessibleName(tr("Done: {words}", words=line.words))
        done.clicked.connect(lambda: self.action_done.emit(line.action_id, line.words))
        person = Button(tr("Person page"), "quiet")
        person.setAccessibleName(tr("Open the page for: {words}", words=line.words))
        person.clicked.connect(lambda: self.open_person.emit(line.person_id))
        reveal(person, bool(line.person_id))
        parts: list[QWidget] = []
        if line.due:
            parts.append(Words(line.due, "soft", wrap=False))
        if line.state:
            parts.append(Chip(line.state, line.tone))
        words = stack(Words(line.words, "strong"), Words(line.detail, "soft"), gap=0)
        return Folding(words, flowing(*parts, done, person, gap=tokens.SPACE_M), share=0.6)
