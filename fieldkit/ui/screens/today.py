"""Today: the visits in order, what came back, what waits to reach the hub, and what was promised."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.screens.facts import Fact, RecordLine, fact_row, state_chip
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.flow import FlowLayout
from fieldkit.ui.widgets.notices import EmptyState, FindingLine
from fieldkit.ui.widgets.pages import Columns, Folding, Header, Page, TopColumn, side_by_side
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words, stack

_BUTTONS_SHARE = 0.36
"""How much of a visit's card its buttons may take beside the words; with large text they stand under them."""


@dataclass(frozen=True)
class VisitLine:
    """One planned visit. `facts` are alerts and needs; `started` is said of a visit under way, `ended` of one that is over."""

    visit_id: str
    person_id: str
    time: str
    length: str
    name: str
    known_as: str
    place: str
    with_whom: str
    facts: tuple[Fact, ...] = ()
    started: str = ""
    ended: str = ""
    hold: str = ""
    stopped: bool = False


@dataclass(frozen=True)
class UrgentNews:
    """Something that must not wait: whose, what, when it came. What is for few has neither name nor words."""

    record_id: str
    person_id: str
    name: str
    words: tuple[str, ...]
    when: str


@dataclass(frozen=True)
class NewsLine:
    """Something that came back. News about a restricted record is "One reply for you to read", without a name."""

    news_id: str
    words: str
    when: str
    restricted: bool = False

    @property
    def shown_words(self) -> str:
        """Words that anybody in the room may read."""
        return tr("One reply for you to read") if self.restricted else self.words


@dataclass(frozen=True)
class ActionLine:
    """Something promised: what, to whom, when due. `late` is said in words too."""

    action_id: str
    words: str
    detail: str
    late: bool = False


@dataclass(frozen=True)
class TodayData:
    """All that Today shows."""

    title: str
    under: str
    visits: tuple[VisitLine, ...] = ()
    news: tuple[NewsLine, ...] = ()
    waiting: tuple[RecordLine, ...] = ()
    actions: Sequence[ActionLine] = ()
    responder: bool = False
    urgent: tuple[UrgentNews, ...] = ()
    unanswered: tuple[ActionLine, ...] = ()


class TodayScreen(Page):
    """The first screen after unlocking."""

    start = Signal(str)
    prepare = Signal(str)
    open_person = Signal(str)
    open_record = Signal(str)
    open_news = Signal(str)
    action_done = Signal(str)
    find_asked = Signal()
    plan_visit = Signal()
    new_person = Signal()
    call_out = Signal()
    open_urgent = Signal(str, str)
    cover_for_me = Signal(str)
    sync = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._data = TodayData(tr("Today"), "")

    def show_data(self, data: TodayData) -> None:
        """Show the day."""
        self._data = data
        column = self.column
        assert isinstance(column, TopColumn)
        column.clear()
        header = Header(data.title, data.under)
        for words, icon, key, signal in (
            (tr("Find anything"), "search", "Ctrl K", self.find_asked),
            (tr("Plan a visit"), "plus", "", self.plan_visit),
            (tr("New person"), "person", "", self.new_person),
        ):
            button = Button(words, icon=icon, key=key)
            button.clicked.connect(signal)
            header.add_action(button)
        if data.responder:
            start = Button(tr("Start a call-out"), "primary", icon="phone")
            start.clicked.connect(self.call_out)
            header.add_action(start)
        self.add(header)
        columns = Columns()
        self.add(columns)
        if data.urgent:
            columns.wide_column.add(self._urgent_card())
        first = self.first_visit()
        for visit in data.visits:
            columns.wide_column.add(self._visit_card(visit, first=visit.visit_id == first))
        if not data.visits:
            card = Card()
            card.add(
                EmptyState(
                    "today",
                    tr("No visits today"),
                    tr("Visits you plan stand here in order."),
                    tr("Plan a visit"),
                    self.plan_visit.emit,
                )
            )
            columns.wide_column.add(card)
        columns.wide_column.add(self._news_card())
        columns.narrow_column.add(self._waiting_card())
        columns.narrow_column.add(self._actions_card())

    def first_visit(self) -> str | None:
        """The visit that one key starts."""
        return next((one.visit_id for one in self._data.visits if not one.hold and not one.ended), None)

    def visits(self) -> tuple[VisitLine, ...]:
        """The visits shown."""
        return self._data.visits

    def action_words(self, key: str) -> str:
        """What was promised under a key; "" for none."""
        return next((one.words for one in self._data.actions if one.action_id == key), "")

    def _visit_card(self, visit: VisitLine, *, first: bool) -> QWidget:
        card = Card(marked=first)
        told = QWidget()
        row = QHBoxLayout(told)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_XL)
        when = stack(
            Words(visit.time, "section", wrap=False),
            Words(visit.ended or visit.started or visit.length, "small", wrap=False),
            gap=0,
        )
        row.addWidget(when)
        middle = QVBoxLayout()
        middle.setSpacing(tokens.SPACE_XS)
        called = Words(
            tr("likes to be called {known_as}", known_as=visit.known_as) if visit.known_as else "", "soft"
        )
        line = QWidget()
        flow = FlowLayout(line, gap=tokens.SPACE_S, line_gap=0)
        flow.addWidget(self._name(visit))
        if visit.known_as:
            called.setWordWrap(False)
            flow.addWidget(called)
        middle.addWidget(line)
        middle.addWidget(Words(" · ".join(part for part in (visit.place, visit.with_whom) if part), "soft"))
        if visit.hold:
            middle.addWidget(FindingLine(visit.hold, "warning"))
        if visit.facts:
            middle.addSpacing(tokens.SPACE_XS)
            middle.addWidget(fact_row(visit.facts))
        middle.addStretch(1)
        row.addLayout(middle, 1)
        card.add(Folding(told, self._visit_buttons(visit, first=first), share=_BUTTONS_SHARE))
        return card

    def _name(self, visit: VisitLine) -> QWidget:
        if not visit.person_id:
            return Words(visit.name, "name", wrap=False)
        name = Button(visit.name, "name")
        name.setAccessibleName(tr("Open the page of {name}", name=visit.name))
        name.clicked.connect(lambda _=False, who=visit.person_id: self.open_person.emit(who))
        return name

    def _visit_buttons(self, visit: VisitLine, *, first: bool) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_S)
        words = tr("Open again") if visit.ended else tr("Carry on") if visit.started else tr("Start visit")
        start = Button(words, "primary" if first else "quiet", key="F2" if first else "")
        start.setAccessibleName(f"{words}: {visit.name}, {visit.time}")
        start.clicked.connect(lambda _=False, which=visit.visit_id: self.start.emit(which))
        prepare = Button(tr("Prepare"), "quiet" if first else "plain")
        prepare.setAccessibleName(tr("Prepare: {name}, {time}", name=visit.name, time=visit.time))
        prepare.clicked.connect(lambda _=False, which=visit.visit_id: self.prepare.emit(which))
        for button in (start, prepare) if first else (prepare, start):
            column.addWidget(button)
        cover = Button(tr("Cover for me"), "quiet")
        cover.setAccessibleName(tr("Cover for me: {name}, {time}", name=visit.name, time=visit.time))
        cover.clicked.connect(lambda _=False, which=visit.visit_id: self.cover_for_me.emit(which))
        column.insertWidget(column.count(), cover)
        reveal(prepare, bool(visit.person_id) and not visit.stopped and not visit.ended)
        reveal(start, not visit.stopped)
        reveal(cover, bool(visit.person_id) and not visit.stopped and not visit.started and not visit.ended)
        column.addStretch(1)
        return box

    def _urgent_card(self) -> Card:
        card = Card(tr("News first"), marked=True)
        for place, news in enumerate(self._data.urgent):
            title = news.name or tr("Something for you to read before a visit")
            read = Button(tr("Read"), "quiet")
            read.setAccessibleName(tr("Read: {title}", title=title))
            read.clicked.connect(
                lambda _=False, one=news: self.open_urgent.emit(one.record_id, one.person_id)
            )
            head = side_by_side(Words(title, "strong"), Words(news.when, "soft", wrap=False), read)
            card.add_listed(stack(head, *(Words(one) for one in news.words), gap=2), first=place == 0)
        return card

    def _news_card(self) -> Card:
        card = Card(tr("Came back since yesterday"))
        for place, news in enumerate(self._data.news):
            button = Button(tr("Read"), "link")
            button.setAccessibleName(tr("Read: {shown_words}", shown_words=news.shown_words))
            button.clicked.connect(lambda _=False, which=news.news_id: self.open_news.emit(which))
            line = side_by_side(Words(news.shown_words), Words(news.when, "soft", wrap=False), button)
            card.add_listed(line, first=place == 0)
        if not self._data.news:
            card.add(
                Words(tr("Nothing yet. Replies from other teams and answers to settle stand here."), "soft")
            )
        return card

    def _waiting_card(self) -> Card:
        card = Card(tr("Waiting to reach the hub"))
        for place, line in enumerate(self._data.waiting):
            words = line.shown_title if not line.shown_about else f"{line.shown_title}, {line.shown_about}"
            holder = QWidget()
            flow = FlowLayout(holder)
            flow.addWidget(state_chip(line.state, line.tone))
            card.add_listed(
                stack(
                    holder,
                    Words(words),
                    *([Words(line.detail, "small")] if line.detail and not line.restricted else []),
                ),
                first=place == 0,
            )
        if self._data.waiting:
            sync = Button(tr("Sync now"), icon="sync")
            sync.clicked.connect(self.sync)
            card.add(sync)
        else:
            card.add(Words(tr("Nothing. All you wrote is safe at the hub."), "soft"))
        return card

    def _actions_card(self) -> Card:
        card = Card(tr("Your actions"))
        card.add_some(self._data.actions, self._action)
        for place, asked in enumerate(self._data.unanswered):
            go = Button(tr("Ask again"), "quiet")
            go.setAccessibleName(tr("Ask again: {words}", words=asked.words))
            go.clicked.connect(lambda _=False, which=asked.action_id: self.open_record.emit(which))
            detail = Words(asked.detail, "small", tone="wait")
            first = place == 0 and not self._data.actions
            card.add_listed(side_by_side(stack(Words(asked.words), detail, gap=0), go), first=first)
        if not self._data.actions and not self._data.unanswered:
            card.add(Words(tr("Nothing promised. What you agree to do in a visit stands here."), "soft"))
        return card

    def _action(self, action: ActionLine) -> QWidget:
        done = Button(tr("Done"), "quiet", icon="check")
        done.setAccessibleName(tr("Done: {words}", words=action.words))
        done.clicked.connect(lambda: self.action_done.emit(action.action_id))
        detail = Words(action.detail, "small")
        if action.late:
            detail.set_tone("wait")
        return side_by_side(stack(Words(action.words), detail, gap=0), done)
