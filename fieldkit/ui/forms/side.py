"""The list of a form's sections, what stands under it, and what can be done with the whole form, always in reach."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.forms.languages import LanguageChoice
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.pages import Page
from fieldkit.ui.widgets.places import Place, PlaceList
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words

_LETTERS, _NARROWEST, _WIDEST = 17, 236, 380
_ANY = 16_777_215
_SHARE = 2.5
"""How much wider than the list a form has to be, so that a question beside the list still has lines worth reading."""


class FormSide(QWidget):
    """The list scrolls; what is pinned under it does not, however long the list and however large the text.

    Where there is no room for a list beside the questions it folds into a bar over them: one button that says where
    one is and opens the list, and what is pinned. `head` is placed by the form, over the list and the questions: beside
    the questions alone its words would push the list away.
    """

    def __init__(self, languages: LanguageChoice) -> None:
        super().__init__()
        self._languages = languages
        self._places: tuple[Place, ...] = ()
        self._wanted = False
        self._parts = False
        self._opened = False
        self.folded = False
        # Made before the list: Tab comes to the button first.
        self.foot = QFrame(self)
        self.opener = Button(tr("Sections"), "nav", icon="chevron-down", parent=self.foot)
        self.opener.clicked.connect(lambda: self._open(not self._opened))
        self.head = QFrame(self)
        self.head.setProperty("surface", "head")
        self.page = Page(margin=tokens.SPACE_L)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column = self.page.column
        self.navigator = PlaceList("nav", tr("Sections"))
        self.navigator.lit.connect(self._tell)
        self.navigator.picked.connect(lambda _key: self._open(False))
        self.column.add(self.navigator)
        self.column.add(languages)
        bar = _row(self.foot)
        bar.addWidget(self.opener, 1)
        self._pinned = QVBoxLayout()
        self._pinned.setSpacing(tokens.SPACE_S)
        bar.addLayout(self._pinned)
        self._over = _row(self.head)
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.page, 1)
        self._column.addWidget(self.foot)
        self._show_what_there_is()
        self._fit()

    def list_places(self, places: Sequence[Place]) -> None:
        """List the sections; a form of one section needs no list."""
        self._places = tuple(places)
        self.navigator.set_places(list(places))
        self._tell()
        self._show_what_there_is()

    def add(self, part: QWidget) -> None:
        """Stand under the list, and scroll with it."""
        self._wanted = self._parts = True
        self.column.add(part)
        self._show_what_there_is()

    def lead(self, part: QWidget) -> None:
        """Stand in the head, over the list and the questions: what has to be seen before anything is written."""
        self._over.addWidget(part)
        self._show_what_there_is()

    def pin(self, part: QWidget) -> None:
        """Stay in sight: under everything, or in the bar."""
        self._wanted = True
        if isinstance(part, Words):
            # In the bar one line of them would leave no room for where one is: they break under the buttons.
            policy = part.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            part.setSizePolicy(policy)
        self._pinned.addWidget(part)
        self._show_what_there_is()

    def fold_for(self, width: int) -> bool:
        """Become a bar in a form of this width in pixels, or a list beside it; whether it is a bar."""
        folded = width < self._width_of_list() * _SHARE
        if folded != self.folded:
            self.folded, self._opened = folded, False
            ways = QBoxLayout.Direction
            self._column.setDirection(ways.BottomToTop if folded else ways.TopToBottom)
            self._show_what_there_is()
            self._fit()
        return folded

    def _show_what_there_is(self) -> None:
        several = len(self._places) > 1
        listed = several or self._parts or self._languages.offers
        reveal(self.navigator, several)
        reveal(self.opener, self.folded and listed)
        reveal(self.page, not self.folded or self._opened)
        reveal(self.foot, self._pinned.count() > 0 or (self.folded and listed))
        reveal(self.head, self._over.count() > 0)
        reveal(self, several or self._wanted or self._languages.offers)

    def _open(self, opened: bool) -> None:
        """Show the list under the bar, or hide it again; the keyboard is not lost with it."""
        if not self.folded:
            return
        at = QApplication.focusWidget()
        if not opened and at is not None and self.page.isAncestorOf(at):
            self.opener.setFocus()
        self._opened = opened
        self._show_what_there_is()
        self._fit()
        self._tell()
        announce(self.opener, tr("Opened") if opened else tr("Closed"))

    def _tell(self) -> None:
        """Say on the bar where one is."""
        keys = [place.key for place in self._places]
        here = keys.index(self.navigator.current) if self.navigator.current in keys else 0
        several = len(keys) > 1
        words = self._places[here].words if several else tr("More")
        count = tr("{n} of {count}", n=here + 1, count=len(keys)) if several else ""
        self.opener.setText(words)
        self.opener.setAccessibleName(tr("Sections: {words}", words=words) if several else words)
        self.opener.set_icon("chevron-up" if self._opened else "chevron-down")
        state = tr("open") if self._opened else tr("closed")
        self.opener.set_trailing(count, f"{count}, {state}" if count else state)

    def _width_of_list(self) -> int:
        wide = self.fontMetrics().horizontalAdvance("m") * _LETTERS
        return min(_WIDEST, max(_NARROWEST, wide))

    def _fit(self) -> None:
        """As wide as a list needs; as a bar as wide as there is, and the opened list no higher than half the form."""
        if self.folded:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_ANY)
            around = self.parentWidget()
            half = around.height() // 2 if around is not None else _ANY
            self.page.setFixedHeight(min(self.page.body.sizeHint().height(), half))
        else:
            self.setFixedWidth(self._width_of_list())
            self.page.setMinimumHeight(0)
            self.page.setMaximumHeight(_ANY)
        _wear(self.foot, "head" if self.folded else "side-foot")
        _wear(self.page, "side-open" if self.folded else "side")

    def changeEvent(self, event: QEvent) -> None:
        """A larger text needs a wider list."""
        super().changeEvent(event)
        self._fit()


def _wear(part: QWidget, surface: str) -> None:
    if part.property("surface") != surface:
        part.setProperty("surface", surface)
        part.style().unpolish(part)
        part.style().polish(part)


def _row(frame: QFrame) -> QHBoxLayout:
    row = QHBoxLayout(frame)
    row.setContentsMargins(tokens.SPACE_L, tokens.SPACE_M, tokens.SPACE_L, tokens.SPACE_M)
    row.setSpacing(tokens.SPACE_M)
    return row
