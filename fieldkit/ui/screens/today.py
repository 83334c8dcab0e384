"""Today: the visits in order, what came back, what waits to reach the hub, and what was promised."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldkit.ui.language.wording import tr, tr_many
from fieldkit.ui.screens.facts import RecordLine, state_chip
from fieldkit.ui.screens.today_data import ActionLine, NewsLine, TodayData, UrgentNews, VisitLine
from fieldkit.ui.screens.visit_card import VisitCard
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import AT_ONCE, Card, ListCard
from fieldkit.ui.widgets.kept import KeptParts, Part
from fieldkit.ui.widgets.notices import EmptyState
from fieldkit.ui.widgets.pages import Columns, Header, Page, flowing, side_by_side
from fieldkit.ui.widgets.same_place import same_place
from fieldkit.ui.widgets.text import Words, stack


class TodayScreen(Page):
    """The first screen after unlocking. It is told anew every minute: what did not change stays as it is."""

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
    settle = Signal()
    """Look at the answers that differ."""

    def __init__(self) -> None:
        super().__init__()
        self._data = TodayData(tr("Today"), "")
        self._actions_at_once = AT_ONCE
        self._head = KeptParts(self.column)
        self._columns = Columns()
        self._wide = KeptParts(self._columns.wide_column)
        self._narrow = KeptParts(self._columns.narrow_column)

    def show_data(self, data: TodayData) -> None:
        """Show the day, and leave somebody who is on the page where they are."""
        self._data = data
        with same_place(self):
            head = Part("head", (data.title, data.under, data.responder), self._header)
            self._head.show([head, Part("columns", None, lambda: self._columns)])
            self._wide.show(self._wide_parts())
            self._narrow.show(
                [
                    Part("waiting", None, partial(ListCard, tr("Waiting to reach the hub"))),
                    Part("actions", None, partial(ListCard, tr("Your actions"))),
                ]
            )
            if data.urgent:
                self._list("urgent").show_lines([self._urgent_part(one) for one in data.urgent])
            news = [self._news_part(one) for one in data.news]
            self._list("news").show_lines([*self._to_settle(), *news], self._no_news())
            self._list("waiting").show_lines(
                [self._waiting_part(one) for one in data.waiting], [self._waiting_foot()]
            )
            self._show_actions()

    def _wide_parts(self) -> list[Part]:
        data, first = self._data, self.first_visit()
        urgent = [Part("urgent", None, partial(ListCard, tr("News first"), marked=True))]
        visits = [
            Part(
                f"visit {visit.visit_id}",
                (visit, visit.visit_id == first),
                partial(self._visit_card, visit, visit.visit_id == first),
            )
            for visit in data.visits
        ]
        news = Part("news", None, partial(ListCard, tr("Came back since yesterday")))
        return [
            *(urgent if data.urgent else []),
            *(visits or [Part("no visits", None, self._no_visits)]),
            news,
        ]

    def _list(self, key: str) -> ListCard:
        card = self._wide.widget(key) or self._narrow.widget(key)
        assert isinstance(card, ListCard)
        return card

    def first_visit(self) -> str | None:
        """The visit that one key starts."""
        return next((one.visit_id for one in self._data.visits if not one.hold and not one.ended), None)

    def visits(self) -> tuple[VisitLine, ...]:
        """The visits shown."""
        return self._data.visits

    def action_words(self, key: str) -> str:
        """What was promised under a key; "" for none."""
        return next((one.words for one in self._data.actions if one.action_id == key), "")

    # ---------------------------------------------------------------- head and visits

    def _header(self) -> Header:
        data = self._data
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
        return header

    def _visit_card(self, visit: VisitLine, first: bool) -> VisitCard:
        card = VisitCard(visit, first=first)
        card.start.connect(self.start)
        card.prepare.connect(self.prepare)
        card.open_person.connect(self.open_person)
        card.cover.connect(self.cover_for_me)
        return card

    def _no_visits(self) -> Card:
        card = Card()
        words = tr("Visits you plan stand here in order.")
        card.add(EmptyState("today", tr("No visits today"), words, tr("Plan a visit"), self.plan_visit.emit))
        return card

    # ---------------------------------------------------------------- news

    def _urgent_part(self, news: UrgentNews) -> Part:
        def make() -> QWidget:
            title = news.name or tr("Something for you to read before a visit")
            read = Button(tr("Read"), "quiet")
            read.setAccessibleName(tr("Read: {title}", title=title))
            read.clicked.connect(lambda: self.open_urgent.emit(news.record_id, news.person_id))
            head = side_by_side(Words(title, "strong"), Words(news.when, "soft", wrap=False), read)
            return stack(head, *(Words(one) for one in news.words), gap=2)

        return Part(f"{news.record_id} {news.person_id}", news, make)

    def _news_part(self, news: NewsLine) -> Part:
        def make() -> QWidget:
            button = Button(tr("Read"), "link")
            button.setAccessibleName(tr("Read: {shown_words}", shown_words=news.shown_words))
            button.clicked.connect(lambda: self.open_news.emit(news.news_id))
            return side_by_side(Words(news.shown_words), Words(news.when, "soft", wrap=False), button)

        return Part(news.news_id, news, make)

    def _no_news(self) -> list[Part]:
        words = tr("Nothing yet. Replies from other teams and answers to settle stand here.")
        return [] if self._data.news or self._data.to_settle else [_soft(words)]

    def _to_settle(self) -> list[Part]:
        """That answers differ, wherever they stand: without a name, for it may be read over a shoulder."""
        count = self._data.to_settle

        def make() -> QWidget:
            words = tr_many("One question has two answers.", "{count} questions have two answers.", count)
            button = Button(tr("Settle"), "link")
            button.setAccessibleName(tr("Settle: {words}", words=words))
            button.clicked.connect(self.settle)
            return side_by_side(Words(words), button)

        return [Part("to settle", count, make)] if count else []

    # ---------------------------------------------------------------- what waits

    def _waiting_part(self, line: RecordLine) -> Part:
        def make() -> QWidget:
            words = f"{line.shown_title}, {line.shown_about}" if line.shown_about else line.shown_title
            detail = [Words(line.detail, "small")] if line.detail and not line.restricted else []
            return stack(flowing(state_chip(line.state, line.tone)), Words(words), *detail)

        return Part(line.record_id, line, make)

    def _waiting_foot(self) -> Part:
        def make() -> QWidget:
            sync = Button(tr("Sync now"), icon="sync")
            sync.clicked.connect(self.sync)
            return sync

        if not self._data.waiting:
            return _soft(tr("Nothing. All is safe at the hub."))
        return Part("sync", None, make)

    # ---------------------------------------------------------------- what was promised

    def _show_actions(self) -> None:
        data, at_once = self._data, self._actions_at_once
        lines = [self._action_part(one) for one in data.actions[:at_once]]
        left = len(data.actions) - at_once
        if left > 0:
            lines.append(Part("more", left, partial(self._more, left)))
        lines += [self._unanswered_part(one) for one in data.unanswered]
        none = _soft(tr("Nothing promised. What you agree to do in a visit stands here."))
        self._list("actions").show_lines(lines, [] if lines else [none])

    def _more(self, left: int) -> QWidget:
        more = Button(tr("Show more ({count} left)", count=left), "quiet")
        more.clicked.connect(self._show_more)
        return more

    def _show_more(self) -> None:
        """The next ones, and the keyboard to the first of them."""
        before, self._actions_at_once = self._actions_at_once, self._actions_at_once + AT_ONCE
        self._show_actions()
        line = self._list("actions").line(self._data.actions[before].action_id)
        done = line.findChild(Button) if line is not None else None
        if done is not None:
            done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _action_part(self, action: ActionLine) -> Part:
        def make() -> QWidget:
            done = Button(tr("Done"), "quiet", icon="check")
            done.setAccessibleName(tr("Done: {words}", words=action.words))
            done.clicked.connect(lambda: self.action_done.emit(action.action_id))
            detail = Words(action.detail, "small", tone="wait" if action.late else "")
            return side_by_side(stack(Words(action.words), detail, gap=0), done)

        return Part(action.action_id, action, make)

    def _unanswered_part(self, asked: ActionLine) -> Part:
        def make() -> QWidget:
            go = Button(tr("Ask again"), "quiet")
            go.setAccessibleName(tr("Ask again: {words}", words=asked.words))
            go.clicked.connect(lambda: self.open_record.emit(asked.action_id))
            detail = Words(asked.detail, "small", tone="wait")
            return side_by_side(stack(Words(asked.words), detail, gap=0), go)

        return Part(f"asked {asked.action_id}", asked, make)


def _soft(words: str) -> Part:
    return Part("none", words, lambda: Words(words, "soft"))
