"""Whom to talk about together and why, and how far one's own notes have come; for the team's table, not for the sofa."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.notices import EmptyState
from fieldkit.ui.widgets.pages import Header, Page, flowing, topped
from fieldkit.ui.widgets.same_place import same_place
from fieldkit.ui.widgets.text import Words, stack


@dataclass(frozen=True)
class DiscussLine:
    """A person to talk about: why, in the words of the prompts, what would help, and since when."""

    person: str
    name: str
    reasons: tuple[str, ...]
    helps: str
    since: str
    agreed: bool


@dataclass(frozen=True)
class NoteLine:
    """A note of one's own: how far it has come, in words and tone."""

    record: str
    words: str
    tone: str
    when: str


@dataclass(frozen=True)
class TalkData:
    """All that the page shows."""

    people: tuple[DiscussLine, ...] = ()
    notes: tuple[NoteLine, ...] = ()


class TeamTalkScreen(Page):
    """One press opens a person or writes up what was decided about them."""

    open_person = Signal(str)
    write_up = Signal(str)
    open_record = Signal(str)

    def show_data(self, data: TalkData) -> None:
        """Show the lists."""
        with same_place(self):
            self._tell(data)

    def _tell(self, data: TalkData) -> None:
        self.column.clear()
        self.add(Header(tr("Team talk"), tr("Whom to talk about together, and why. Prompts, not scores.")))
        card = Card(tr("To talk about"))
        for place, line in enumerate(data.people):
            card.add_listed(self._person(line), first=place == 0)
        if not data.people:
            words = tr(
                "People stand here after somebody fills in “Talk about it together?” about them, with their yes."
            )
            card.add(EmptyState("together", tr("Nobody to talk about"), words))
        self.add(card)
        notes = Card(tr("What came back on your notes"))
        for place, note in enumerate(data.notes):
            notes.add_listed(self._note(note), first=place == 0)
        if not data.notes:
            notes.add(
                Words(tr("A note that you sent shows here how far it has come, and any reply."), "soft")
            )
        self.add(notes)

    def _person(self, line: DiscussLine) -> QWidget:
        name = Button(line.name, "name")
        name.setAccessibleName(tr("Open {name}", name=line.name))
        name.clicked.connect(lambda: self.open_person.emit(line.person))
        write = Button(tr("Write up the talk"), icon="pen")
        write.setAccessibleName(tr("Write up the talk about {name}", name=line.name))
        write.clicked.connect(lambda: self.write_up.emit(line.person))
        parts: list[QWidget] = [flowing(name), flowing(*(Chip(one, "wait") for one in line.reasons))]
        if line.helps:
            parts.append(Words(tr("What would help: {helps}", helps=line.helps)))
        agreed = (
            tr("They agreed to be talked about.")
            if line.agreed
            else tr("Ask them first: nobody has asked yet.")
        )
        parts.append(Words(tr("{agreed} Since {since}.", agreed=agreed, since=line.since), "small"))
        return topped(stack(*parts, gap=6), write)

    def _note(self, line: NoteLine) -> QWidget:
        read = Button(tr("Open"), "link")
        read.setAccessibleName(tr("Open the note of {when}", when=line.when))
        read.clicked.connect(lambda: self.open_record.emit(line.record))
        return topped(
            stack(Words(tr("Note, {when}", when=line.when), "strong")), Chip(line.words, line.tone), read
        )
