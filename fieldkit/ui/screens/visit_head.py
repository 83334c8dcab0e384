"""The head of a visit: who is visited, what is saved, a tab for each record, and what can be done at any moment."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.screens.visit_data import VisitData
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.flow import FlowLayout
from fieldkit.ui.widgets.pages import Avatar, Folding, side_by_side
from fieldkit.ui.widgets.places import Place, PlaceList, PlaceStrip
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words, stack

_SHARE = 0.8
"""How much of the line the buttons may take from the name."""


class VisitHead(QFrame):
    """Stands over the records. In a low window its buttons become icons, for the questions need the lines."""

    leave = Signal()
    emergency = Signal()
    together = Signal()
    hide_now = Signal()
    end_visit = Signal()
    who_asked = Signal()
    card_asked = Signal()
    cover_asked = Signal()
    safety_asked = Signal()
    side_asked = Signal()
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "head")
        column = QVBoxLayout(self)
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
        column.addWidget(Folding(person, self._make_buttons(), share=_SHARE))
        # Ctrl+Z for whoever has no keys; on the line of what it changes, beside what says that it is kept.
        self.undo = Button("", "quiet", icon="undo")
        self.undo.setAccessibleName(tr("Undo"))
        self.undo.setToolTip(tr("Undo"))
        self.undo.setEnabled(False)
        self.undo.clicked.connect(self.undo_asked)
        self.tabs = PlaceList("tab", tr("Records of this visit"), across=True)
        column.addWidget(side_by_side(PlaceStrip(self.tabs), self.partner, self.undo, self.saved, stretch=0))

    def _make_buttons(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        self.side_button = Button(tr("To look at"), icon="eye")
        self.side_button.clicked.connect(self.side_asked)
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
        self._head = (
            self.side_button,
            self.who,
            self.responder_card,
            together,
            hide,
            self.cover,
            safety,
            card,
            end,
        )
        self._may_be_brief = (self.side_button, self.responder_card, together, hide, self.cover, safety)
        for part in self._head:
            flow.addWidget(part)
        return holder

    def show_data(self, data: VisitData, places: list[Place], current: str) -> None:
        """Who is visited, with whom, and a tab for each record."""
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
        self.tabs.set_places(places)
        self.tabs.light(current)

    def count_to_look_at(self, count: int, *, open_now: bool, folded: bool) -> None:
        """The button that opens the side, where there is no room for it beside the questions."""
        reveal(self.side_button, folded)
        closed = tr("To look at ({count})", count=count) if count else tr("To look at")
        self.side_button.setText(tr("Close side") if open_now else closed)
        self.side_button.setAccessibleName(self.side_button.text())

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

    def set_undo(self, *, possible: bool) -> None:
        """Whether there is a step to take back."""
        self.undo.setEnabled(possible)

    def fit(self, *, low: bool, tight: bool = False) -> None:
        """In a low window the questions need the lines: words that would take a second one become icons.

        In a `tight` one the buttons' words do where they would not stand beside the name; a `low` one saves everywhere.
        The 999 card and what ends the visit keep their words; so does a saving that is not done.
        """
        words = sum(part.worded_width() + tokens.SPACE_S for part in self._head if not part.isHidden())
        room = self.width() - 2 * tokens.SPACE_XL
        crowded = low and words > room
        for part in self._may_be_brief:
            part.set_brief(crowded or (tight and words > room * _SHARE))
        reveal(self.under, not low)
        self.partner.set_brief(crowded)
        self.saved.set_brief(crowded and self.saved.property("tone") not in {"wait", "bad"})
