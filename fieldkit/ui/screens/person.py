"""One page that tells the story, so that nobody has to repeat it: needs on top, then the person's words."""

from contextlib import nullcontext
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.screens.code_card import CodeCard
from fieldkit.ui.screens.facts import Fact, RecordLine, fact_row, state_chip
from fieldkit.ui.screens.person_parts import (
    FeelingLine,
    HeldBack,
    feelings_card,
    in_place_card,
    likes_card,
)
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.flow import FlowLayout
from fieldkit.ui.widgets.notices import EmptyState, FindingLine
from fieldkit.ui.widgets.own_words import Quotation
from fieldkit.ui.widgets.pages import Avatar, Columns, Folding, Page, flowing, side_by_side, topped
from fieldkit.ui.widgets.same_place import same_place
from fieldkit.ui.widgets.text import Words, stack

_WIDER_THAN_ANY = 16_000
_STORY_AT_ONCE = 8
"""How many lines of the story stand there before somebody asks for more: each takes a few milliseconds to show."""


@dataclass(frozen=True)
class Contact:
    """Somebody around the person. `private` words (do not contact, worries) show only when asked for."""

    name: str
    relationship: str
    detail: str
    private: str = ""


@dataclass(frozen=True)
class GoalLine:
    """A goal in the person's words; who does what; how far, and by whose judgement ("May says 6 of 10")."""

    words: str
    detail: str
    judged: str = ""


@dataclass(frozen=True)
class PersonData:
    """All that the page shows. `identity` is one line; `number_checked` says how the NHS number is known."""

    person_id: str
    name: str
    known_as: str
    identity: str
    number_checked: str = ""
    facts: tuple[Fact, ...] = ()
    matters: str = ""
    matters_said: str = ""
    sorting: tuple[tuple[str, str], ...] = ()
    news: str = ""
    died: bool = False
    death_told: bool = False
    away: bool = False
    goals: tuple[GoalLine, ...] = ()
    feelings: tuple[FeelingLine, ...] = ()
    feelings_before: str = ""
    feelings_now: str = ""
    story: tuple[RecordLine, ...] = ()
    people: tuple[Contact, ...] = ()
    getting_in: str = ""
    has_key_code: bool = False
    key_why_not: str = ""
    key_looks: tuple[str, ...] = ()
    likes: tuple[tuple[str, str], ...] = ()
    pets: str = ""
    in_place: tuple[tuple[str, str], ...] = ()
    risks: tuple[str, ...] = ()
    shared_with: str = ""
    as_of: str = ""


class PersonScreen(Page):
    """The person page. The name they like stands first; their full name beside it."""

    start_visit = Signal(str)
    plan_visit = Signal(str)
    open_record = Signal(str)
    new_record = Signal(str)
    edit_person = Signal(str)
    death_heard = Signal(str)
    death_confirmed = Signal(str)
    death_mistaken = Signal(str)
    went_away = Signal(str)
    came_home = Signal(str)
    give_copy = Signal(str)
    find_service = Signal(str)
    code_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._data = PersonData("", "", "", "")
        self.codes: CodeCard | None = None

    @property
    def person_id(self) -> str:
        """Whose page it is; "" before the first."""
        return self._data.person_id

    def show_data(self, data: PersonData) -> None:
        """Show the person. Somebody who is on this page already, or comes back to it, stays where they are."""
        same = data.person_id == self._data.person_id
        self._data = data
        with same_place(self) if same else nullcontext():
            self._tell()
        if not same:
            self.verticalScrollBar().setValue(0)

    def _tell(self) -> None:
        data = self._data
        self.column.clear()
        self.add(self._head())
        if data.news:
            self.add(self._news_card())
        if data.facts:
            self.add(fact_row(data.facts))
        columns = Columns(narrow=300)
        self.add(columns)
        for part in self._wide():
            columns.wide_column.add(part)
        told = () if data.died else (self._tell_card(),)
        things = (in_place_card(data.in_place),) if data.in_place else ()
        for part in (self._people_card(), self._access_card(), *things, self._sharing_card(), *told):
            columns.narrow_column.add(part)

    def _head(self) -> QWidget:
        data = self._data
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_L)
        row.addWidget(Avatar(data.name))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Words(data.known_as or data.name, "page"))
        words.addWidget(Words(data.identity, "soft"))
        if data.number_checked:
            words.addWidget(Words(data.number_checked, "small"))
        row.addLayout(words, 1)
        edit = Button(tr("Details"), "quiet", icon="pen")
        edit.setAccessibleName(tr("Change details of this person"))
        edit.clicked.connect(lambda: self.edit_person.emit(data.person_id))
        give = Button(tr("Give a copy"), icon="print")
        give.clicked.connect(lambda: self.give_copy.emit(data.person_id))
        holder = QWidget()
        flow = FlowLayout(holder)
        for button in (edit, give, *self._visit_buttons()):
            flow.addWidget(button)
        return Folding(box, holder, share=0.5)

    def _visit_buttons(self) -> tuple[Button, ...]:
        """Nobody visits somebody who has died; while it is only heard, starting asks first."""
        data = self._data
        if data.died and not data.death_told:
            return ()
        start = Button(tr("Start visit"), "primary", key="F2")
        start.clicked.connect(lambda: self.start_visit.emit(data.person_id))
        plan = Button(tr("Plan a visit"))
        plan.clicked.connect(lambda: self.plan_visit.emit(data.person_id))
        return plan, start

    def _wide(self) -> list[QWidget]:
        data = self._data
        parts: list[QWidget] = []
        if data.matters:
            parts.append(Quotation(data.matters, data.matters_said))
        else:
            card = Card()
            card.add(
                EmptyState(
                    "quote",
                    tr("What matters to them"),
                    tr("Their own words stand here after the first conversation."),
                )
            )
            parts.append(card)
        if data.likes:
            parts.append(likes_card(data.likes))
        if data.sorting:
            parts.append(self._sorting_card())
        parts.append(self._goals_card())
        if data.feelings:
            parts.append(feelings_card(data.feelings, data.feelings_before, data.feelings_now))
        parts.append(self._story_card())
        return parts

    def _sorting_card(self) -> Card:
        card = Card(tr("What we are sorting out"))
        for place, (record, words) in enumerate(self._data.sorting):
            button = Button(tr("Open"), "link")
            button.setAccessibleName(tr("Open: {words}", words=words))
            button.clicked.connect(lambda _=False, which=record: self.open_record.emit(which))
            card.add_listed(side_by_side(Words(words), button), first=place == 0)
        return card

    def _news_card(self) -> Card:
        data = self._data
        card = Card(marked=True)
        card.add(FindingLine(data.news, "warning"))
        buttons = (
            [(tr("It was a mistake"), self.death_mistaken)]
            if data.died
            else [(tr("Home again"), self.came_home)]
        )
        if data.death_told:
            buttons.insert(0, (tr("It is confirmed"), self.death_confirmed))
        card.add(flowing(*(self._tells(words, signal) for words, signal in buttons)))
        return card

    def _tell_card(self) -> Card:
        card = Card(tr("If something has changed"))
        card.add(Words(tr("It goes to everybody before all else but concerns."), "small"))
        buttons = [self._tells(tr("Told of a death"), self.death_heard)] if not self._data.died else []
        if not self._data.away and not self._data.died:
            buttons.append(self._tells(tr("In hospital"), self.went_away))
        card.add(flowing(*buttons))
        return card

    def _tells(self, words: str, signal: SignalInstance) -> Button:
        button = Button(words)
        button.clicked.connect(lambda: signal.emit(self._data.person_id))
        return button

    def _goals_card(self) -> Card:
        card = Card(tr("Goals and who is doing what"))
        for place, goal in enumerate(self._data.goals):
            lines = [Words(goal.words, "strong")]
            if goal.detail:
                lines.append(Words(goal.detail, "soft"))
            if goal.judged:
                lines.append(Words(goal.judged, "small"))
            card.add_listed(stack(*lines, gap=2), first=place == 0)
        if not self._data.goals:
            none = tr("None.") if self._data.died else tr("No goals yet. “No goal today” is an answer too.")
            card.add(Words(none, "soft"))
        find = Button(tr("Find a service"), icon="directory")
        find.clicked.connect(lambda: self.find_service.emit(self._data.person_id))
        card.add(side_by_side(find, QWidget(), stretch=1))
        return card

    def _story_card(self) -> Card:
        card = Card(tr("Story so far"))
        edge = self._edge()
        card.add_some(self._data.story, lambda line: self._story_line(line, edge), _STORY_AT_ONCE)
        if not self._data.story:
            card.add(Words(tr("Records stand here once the first visit has begun."), "soft"))
        add = Button(tr("New record"), icon="plus")
        add.clicked.connect(lambda: self.new_record.emit(self._data.person_id))
        card.add(side_by_side(add, QWidget(), stretch=1))
        return card

    def _story_line(self, line: RecordLine, edge: QSize) -> QWidget:
        when = Words(line.when, "soft", wrap=False)
        when.setFixedSize(edge)
        detail = [] if line.restricted or not line.detail else [Words(line.detail, "soft")]
        if not line.record_id:
            title_words = Words(line.shown_title, "strong")
            title_words.setFixedHeight(when.height())
            return topped(when, stack(title_words, *detail, gap=0), stretch=1)
        title = Button(line.shown_title, "link", wraps=True)
        title.setAccessibleName(
            tr("Open {shown_title}, {when}", shown_title=line.shown_title, when=line.when)
        )
        title.clicked.connect(lambda: self.open_record.emit(line.record_id))
        # A link is taller than words: the day and the state stand on its line, not above it.
        line_height = title.heightForWidth(_WIDER_THAN_ANY)
        when.setFixedHeight(line_height)
        chip = state_chip(line.state, line.tone)
        state = flowing(chip)
        state.setContentsMargins(0, max(0, (line_height - chip.sizeHint().height()) // 2), 0, 0)
        told = Folding(stack(title, *detail, gap=0), state, share=0.4)
        return topped(when, told, stretch=1)

    def _edge(self) -> QSize:
        """The room for a day: as wide as the widest in the story, so that all lines begin at one edge."""
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(one.when) for one in self._data.story), default=0)
        return QSize(widest + 2, Button("", "link").sizeHint().height())

    def _people_card(self) -> Card:
        card = Card(tr("People"))
        for place, contact in enumerate(self._data.people):
            card.add_listed(_ContactLine(contact), first=place == 0)
        if self._data.pets:
            card.add_listed(Words(tr("Pets: {pets}", pets=self._data.pets)), first=not self._data.people)
        if not self._data.people and not self._data.pets:
            card.add(Words(tr("Family, neighbours, keyholders, pets."), "soft"))
        return card

    def _access_card(self) -> Card:
        data = self._data
        card = CodeCard(
            data.getting_in, has_code=data.has_key_code, why_not=data.key_why_not, looks=data.key_looks
        )
        card.asked.connect(lambda: self.code_asked.emit(data.person_id))
        if data.risks:
            hold, spoken = tr("Hold to read: restricted item"), tr("Restricted item, hold to read")
            card.add(HeldBack(hold, spoken, "\n".join(data.risks)))
        self.codes = card
        return card

    def _sharing_card(self) -> Card:
        card = Card(tr("Shared with"))
        nobody = tr("Nobody.") if self._data.died else tr("Nobody yet. Ask them who may know what.")
        card.add(Words(self._data.shared_with or nobody))
        if self._data.as_of:
            card.add(Words(self._data.as_of, "small"))
        return card


class _ContactLine(QWidget):
    """A contact; what others in the room should not read opens with one press and closes by leaving it."""

    def __init__(self, contact: Contact) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(
            Words(
                f"{contact.name}, {contact.relationship}" if contact.relationship else contact.name, "strong"
            )
        )
        if contact.detail:
            column.addWidget(Words(contact.detail, "small"))
        if contact.private:
            column.addWidget(
                HeldBack(tr("More"), tr("More about {name}", name=contact.name), contact.private)
            )
