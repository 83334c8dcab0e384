"""The visit fills the window: records as tabs, sections at the side, one section's questions, and what matters now."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.ui import tokens
from fieldkit.ui.forms.view import FormView
from fieldkit.ui.screens.facts import NEUTRAL, Fact
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.flow import FlowLayout
from fieldkit.ui.widgets.notices import EmptyState, FindingLine
from fieldkit.ui.widgets.own_words import Quotation
from fieldkit.ui.widgets.pages import Avatar, Folding, Page, TopColumn, flowing, side_by_side
from fieldkit.ui.widgets.places import Place, PlaceList, PlaceStrip
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words, rule, stack
from fieldkit.ui.wording import tr

_ASIDE_FROM = 1_180
_LOW_LINES = 26
_ADD = "+"


@dataclass(frozen=True)
class TabData:
    """One record of the visit. A restricted one is called "Note" on its tab."""

    record_id: str
    title: str
    restricted: bool = False

    @property
    def shown_title(self) -> str:
        """What anybody in the room may read."""
        return NEUTRAL if self.restricted else self.title


@dataclass(frozen=True)
class LookAt:
    """Something to look at: a chip, a sentence, and where to go (an id of the holder's)."""

    chip: str
    tone: str
    words: str
    action: str
    key: str


@dataclass(frozen=True)
class VisitData:
    """What stands around the records of one visit."""

    visit_id: str
    name: str
    known_as: str
    under: str
    tabs: tuple[TabData, ...] = ()
    partner: Fact | None = None
    matters: str = ""
    matters_said: str = ""
    needs: tuple[Fact, ...] = ()
    last_time: tuple[tuple[str, str], ...] = ()
    look_at: tuple[LookAt, ...] = ()
    unnamed: bool = False
    call_out: bool = False


class VisitWorkspace(QWidget):
    """The workspace; form views are put in by record and stay while the visit is open."""

    record_picked = Signal(str)
    add_record = Signal()
    review = Signal(str)
    give = Signal(str)
    end_visit = Signal()
    leave = Signal()
    emergency = Signal()
    together = Signal()
    hide_now = Signal()
    look = Signal(str)
    who_asked = Signal()
    card_asked = Signal()
    cover_asked = Signal()
    safety_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._data = VisitData("", "", "", "")
        self._forms: dict[str, FormView] = {}
        self._aside_wanted = self._hiding = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self._stack = QStackedWidget()
        self._empty = EmptyState(
            "note",
            tr("No record begun"),
            tr("Choose what to write down. A first conversation can be eight answers."),
            tr("Begin a record"),
            self.add_record.emit,
        )
        self._stack.addWidget(self._empty)
        middle.addWidget(self._stack, 1)
        self.aside = Page(margin=tokens.SPACE_L)
        self.aside.setProperty("surface", "aside")
        middle.addWidget(self.aside)
        column.addLayout(middle, 1)
        for keys, signal in (("F8", self.hide_now), ("F7", self.together), ("F4", self.safety_asked)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)

    def _make_head(self) -> QWidget:
        head = QFrame()
        head.setProperty("surface", "head")
        column = QVBoxLayout(head)
        column.setContentsMargins(tokens.SPACE_XL, tokens.SPACE_M, tokens.SPACE_XL, 0)
        column.setSpacing(tokens.SPACE_S)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_M)
        self.back = Button("", "quiet", icon="chevron-left")
        self.back.setAccessibleName(tr("Leave the visit open and go back"))
        self.back.clicked.connect(self.leave)
        row.addWidget(self.back)
        self._avatar_place = QHBoxLayout()
        row.addLayout(self._avatar_place)
        self.name = Words("", "name")
        self.under = Words("", "soft")
        row.addWidget(stack(self.name, self.under, gap=0), 1)
        person = QWidget()
        person.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self.saved = Chip(tr("Saved"), "ok", "check", wraps=False)
        self.saved.setAccessibleName(tr("Saved"))
        self.partner = Chip("", "accent", wraps=False)
        self.partner.hide()
        column.addWidget(Folding(person, self._head_buttons(), share=0.66))
        self.tabs = PlaceList("tab", tr("Records of this visit"), across=True)
        self.tabs.picked.connect(self._tab_picked)
        column.addWidget(side_by_side(PlaceStrip(self.tabs), self.partner, self.saved, stretch=0))
        return head

    def _head_buttons(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        self.side_button = Button(tr("To look at"), icon="eye")
        self.side_button.clicked.connect(self._toggle_aside)
        together = Button(tr("Together"), icon="together", key="F7")
        hide = Button(tr("Hide"), icon="hide", key="F8")
        safety = Button(tr("Safety"), icon="shield", key="F4")
        safety.setAccessibleName(tr("Safety: somebody may not be safe from themselves"))
        safety.setToolTip(tr("Somebody may not be safe from themselves"))
        safety.clicked.connect(self.safety_asked)
        self.cover = Button(tr("Visit PIN"), icon="lock", key="F6")
        self.cover.clicked.connect(self.cover_asked)
        card = Button(tr("999 card"), "danger", icon="phone", key="F9")
        end = Button(tr("End visit"))
        together.clicked.connect(self.together)
        hide.clicked.connect(self.hide_now)
        card.clicked.connect(self.emergency)
        end.clicked.connect(self.end_visit)
        self.who = Button(tr("Who is this?"), "primary", icon="person")
        self.who.clicked.connect(self.who_asked)
        self.responder_card = Button(tr("Responder card"), icon="key")
        self.responder_card.clicked.connect(self.card_asked)
        for button in (self.who, self.responder_card):
            button.hide()
        self._head = (self.side_button, self.who, self.responder_card, together, hide, self.cover, safety, card, end)
        self._may_be_brief = (self.side_button, self.responder_card, together, hide, self.cover, safety)
        for part in self._head:
            flow.addWidget(part)
        return holder

    def show_data(self, data: VisitData) -> None:
        """Show the person, the tabs and the side; forms stay as they are."""
        self._data = data
        self.name.setText(data.known_as or data.name)
        self.under.setText(data.under)
        while self._avatar_place.count():
            item = self._avatar_place.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.deleteLater()
        self._avatar_place.addWidget(Avatar(data.name, 38))
        reveal(self.who, data.unnamed)
        reveal(self.responder_card, data.call_out and not data.unnamed)
        reveal(self.partner, data.partner is not None)
        if data.partner is not None:
            self.partner.change(data.partner.words, data.partner.tone, "laptop")
            self.partner.setAccessibleName(data.partner.words)
        places = [Place(tab.record_id, tab.shown_title) for tab in data.tabs if self._has_tab(tab)]
        self.tabs.set_places([*places, Place(_ADD, tr("+ Record"), spoken=tr("Begin another record"))])
        self.tabs.light(self._current())
        self._fill_aside(data)
        self._fit()

    def set_cover(self, *, allowed: bool, has_pin: bool) -> None:
        """What F6 does now: chooses the visit's PIN, or covers the screen."""
        reveal(self.cover, allowed)
        words = tr("Cover") if has_pin else tr("Visit PIN")
        self.cover.setText(words)
        self.cover.setAccessibleName(tr("Cover the screen") if has_pin else tr("Choose a PIN for this visit"))

    def set_saved(self, words: str, tone: str = "ok") -> None:
        """Say how far the writing is kept."""
        self.saved.change(words, tone, "check" if tone == "ok" else "clock")
        self.saved.setAccessibleName(words)
        self._fit_head()

    def put_form(self, record_id: str, view: FormView, ring: str = "") -> None:
        """Show this record's form; it stays while the visit is open. `ring` stands beside it: whom to ring about it."""
        self._forms[record_id] = view
        if ring:
            view.side_column.add(FindingLine(ring, "warning"))
        review = Button(tr("Review and sign"), "primary", icon="pen")
        review.clicked.connect(lambda: self.review.emit(record_id))
        view.add_beside(review)
        give = Button(tr("Give a copy"), icon="print")
        give.clicked.connect(lambda: self.give.emit(record_id))
        view.add_beside(give)
        self._stack.addWidget(view)
        self.show_form(record_id)

    def form(self, record_id: str) -> FormView | None:
        """The form view of a record, None when it was not put in yet."""
        return self._forms.get(record_id)

    def show_form(self, record_id: str) -> None:
        """Go to a record's tab."""
        self._stack.setCurrentWidget(self._forms[record_id])
        self.tabs.light(record_id)

    def show_restricted(self) -> None:
        """Restricted records may have their tabs again."""
        if self._hiding:
            self._hiding = False
            self.show_data(self._data)

    def _has_tab(self, tab: TabData) -> bool:
        return not (self._hiding and tab.restricted and tab.record_id not in self._forms)

    def close_restricted(self) -> None:
        """Quick-hide: every restricted tab goes and stays away, and the first ordinary record shows its first section."""
        self._hiding = True
        kept = tuple(tab for tab in self._data.tabs if not tab.restricted)
        for tab in self._data.tabs:
            if tab.restricted:
                self.drop_form(tab.record_id)
        self.show_data(VisitData(**{**self._data.__dict__, "tabs": kept, "look_at": ()}))
        first = next((tab.record_id for tab in kept if tab.record_id in self._forms), None)
        if first is None:
            self._stack.setCurrentWidget(self._empty)
            return
        view = self._forms[first]
        sections = view.visible_sections()
        if sections:
            view.show_section(sections[0].key)
        self.show_form(first)

    def drop_form(self, record_id: str) -> None:
        """Take a record's form out of the window."""
        view = self._forms.pop(record_id, None)
        if view is not None:
            view.finish()
            self._stack.removeWidget(view)
            view.deleteLater()

    def current_record(self) -> str | None:
        """The record whose form is shown."""
        widget = self._stack.currentWidget()
        return next((key for key, view in self._forms.items() if view is widget), None)

    def _current(self) -> str:
        return self.current_record() or (self._data.tabs[0].record_id if self._data.tabs else "")

    def _tab_picked(self, key: str) -> None:
        if key == _ADD:
            self.add_record.emit()
        elif key in self._forms:
            self.show_form(key)
        else:
            self.record_picked.emit(key)

    # ------------------------------------------------------------------ the side

    def _fill_aside(self, data: VisitData) -> None:
        column = self.aside.column
        assert isinstance(column, TopColumn)
        column.clear()
        if data.needs:
            self.aside.add(flowing(*(Chip(fact.words, fact.tone, fact.icon) for fact in data.needs)))
        if data.matters:
            self.aside.add(
                stack(Words(tr("What matters"), "card"), Quotation(data.matters, data.matters_said), gap=8)
            )
        if data.last_time:
            lines = [
                stack(Words(f"“{words}”"), Words(said, "small"), gap=0) for words, said in data.last_time
            ]
            self.aside.add(stack(Words(tr("From last time"), "card"), *lines, gap=8))
        self.aside.add(stack(Words(tr("To look at"), "card"), *self._look_lines(data), gap=8))

    def _look_lines(self, data: VisitData) -> list[QWidget]:
        lines: list[QWidget] = []
        for place, item in enumerate(data.look_at):
            go = Button(item.action, "link")
            go.setAccessibleName(f"{item.action}: {item.words}")
            go.clicked.connect(lambda _=False, key=item.key: self.look.emit(key))
            lines += [] if place == 0 else [rule()]
            lines.append(stack(flowing(Chip(item.chip, item.tone)), Words(item.words), flowing(go), gap=4))
        return lines or [Words(tr("Nothing now."), "soft")]

    def _toggle_aside(self) -> None:
        self._aside_wanted = not self._aside_wanted
        self._fit()

    def _fit(self) -> None:
        scale = max(1.0, self.fontMetrics().height() / 20)
        roomy = self.width() >= _ASIDE_FROM * scale
        reveal(self.side_button, not roomy)
        count = len(self._data.look_at)
        self.side_button.setText(
            tr("Close side") if self._aside_wanted else tr("To look at ({count})", count=count) if count else tr("To look at")
        )
        self.side_button.setAccessibleName(self.side_button.text())
        self.aside.setFixedWidth(min(round(280 * scale), max(240, self.width() // 2)))
        reveal(self.aside, roomy or self._aside_wanted)
        self._fit_head()

    def _fit_head(self) -> None:
        """In a low window the questions need the lines: words that would take a second one become icons.

        The 999 card and what ends the visit keep their words; so does a saving that is not done.
        """
        low = self.height() < _LOW_LINES * self.fontMetrics().height()
        words = sum(part.worded_width() + tokens.SPACE_S for part in self._head if not part.isHidden())
        brief = low and words > self.width() - 2 * tokens.SPACE_XL
        for part in self._may_be_brief:
            part.set_brief(brief)
        self.partner.set_brief(brief)
        self.saved.set_brief(brief and self.saved.property("tone") not in {"wait", "bad"})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side folds into a button where there is little room."""
        super().resizeEvent(event)
        self._fit()
