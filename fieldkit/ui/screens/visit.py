"""The visit fills the window: records as tabs, sections at the side, one section's questions, and what matters now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.ui.forms.view import FormView
from fieldkit.ui.forms.whom_to_ring import WhomToRing
from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.visit_aside import VisitAside
from fieldkit.ui.screens.visit_data import TabData, VisitData
from fieldkit.ui.screens.visit_head import VisitHead
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.notices import EmptyState
from fieldkit.ui.widgets.places import Place
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words

_ASIDE_FROM = 1_180
_LOW_LINES = 26
_TIGHT_LINES = 34
_ADD = "+"


class VisitWorkspace(QWidget):
    """The workspace; form views are put in by record and stay while the visit is open."""

    record_picked = Signal(str)
    turned_from = Signal(str)
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
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._data = VisitData("", "", "", "")
        self._forms: dict[str, FormView] = {}
        self._signed: dict[str, Words] = {}
        self._aside_wanted = self._hiding = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._make_head()
        column.addWidget(self.head)
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
        self.aside = VisitAside()
        self.aside.look.connect(self.look)
        middle.addWidget(self.aside)
        column.addLayout(middle, 1)
        for keys, signal in (("F8", self.hide_now), ("F7", self.together)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)

    def _make_head(self) -> None:
        head = self.head = VisitHead()
        self.name, self.saved, self.tabs, self.cover = head.name, head.saved, head.tabs, head.cover
        self.side_button, self.who, self.responder_card = head.side_button, head.who, head.responder_card
        head.tabs.picked.connect(self._tab_picked)
        head.side_asked.connect(self._toggle_aside)
        for asked, told in (
            (head.leave, self.leave), (head.emergency, self.emergency), (head.together, self.together),
            (head.hide_now, self.hide_now), (head.end_visit, self.end_visit), (head.who_asked, self.who_asked),
            (head.card_asked, self.card_asked), (head.cover_asked, self.cover_asked),
            (head.safety_asked, self.safety_asked), (head.undo_asked, self.undo_asked),
        ):  # fmt: skip
            asked.connect(told)

    def show_data(self, data: VisitData) -> None:
        """Show the person, the tabs and the side; forms stay as they are."""
        self._data = data
        places = [Place(tab.record_id, tab.shown_title) for tab in data.tabs if self._has_tab(tab)]
        places.append(Place(_ADD, tr("+ Record"), spoken=tr("Begin another record")))
        self.head.show_data(data, places, self._current())
        self.aside.show_data(data)
        self._fit()

    def set_cover(self, *, allowed: bool, has_pin: bool) -> None:
        """What F6 does now: chooses the visit's PIN, or covers the screen."""
        self.head.set_cover(allowed=allowed, has_pin=has_pin)

    def set_saved(self, words: str, tone: str = "ok") -> None:
        """Say how far the writing is kept."""
        self.head.set_saved(words, tone)
        self._fit_head()

    def put_form(self, record_id: str, view: FormView, ring: str = "") -> None:
        """Show this record's form; it stays while the visit is open. `ring` stands over it: whom to ring about it."""
        self._forms[record_id] = view
        if ring:
            view.side.lead(WhomToRing(ring, view))
        review = Button(tr("Review and sign"), "primary", icon="pen", wraps=True)
        review.clicked.connect(lambda: self.review.emit(record_id))
        view.side.pin(review)
        signed = self._signed[record_id] = Words(tr("Signed. What you add now is marked as added since."), "small")
        view.side.pin(signed)
        reveal(signed, False)
        give = Button(tr("Give a copy"), icon="print")
        give.clicked.connect(lambda: self.give.emit(record_id))
        view.side.add(give)
        self._stack.addWidget(view)
        self.show_form(record_id)

    def tell_signed(self, record_id: str) -> None:
        """Say that a record is signed, for as long as it is open: what says it in passing is easily missed."""
        if record_id in self._signed:
            reveal(self._signed[record_id], True)

    def form(self, record_id: str) -> FormView | None:
        """The form view of a record, None when it was not put in yet."""
        return self._forms.get(record_id)

    def show_form(self, record_id: str) -> None:
        """Go to a record's tab."""
        before = self.current_record()
        self._stack.setCurrentWidget(self._forms[record_id])
        self.tabs.light(record_id)
        if before not in {None, record_id}:
            self.turned_from.emit(before)

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
        self._signed.pop(record_id, None)
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

    def _toggle_aside(self) -> None:
        self._aside_wanted = not self._aside_wanted
        self._fit()

    def _fit(self) -> None:
        scale = max(1.0, self.fontMetrics().height() / 20)
        roomy = self.width() >= _ASIDE_FROM * scale
        self.head.count_to_look_at(len(self._data.look_at), open_now=self._aside_wanted, folded=not roomy)
        self.aside.setFixedWidth(min(round(280 * scale), max(240, self.width() // 2)))
        reveal(self.aside, roomy or self._aside_wanted)
        self._fit_head()

    def _fit_head(self) -> None:
        lines = self.height() / self.fontMetrics().height()
        self.head.fit(low=lines < _LOW_LINES, tight=lines < _TIGHT_LINES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side folds into a button where there is little room."""
        super().resizeEvent(event)
        self._fit()
