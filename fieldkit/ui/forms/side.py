"""The list of a form's sections, what stands under it, and what can be done with the whole form, always in reach."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fieldkit.ui.forms.languages import LanguageChoice
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.pages import Page
from fieldkit.ui.widgets.places import Place, PlaceList
from fieldkit.ui.widgets.reveal import reveal

_LETTERS, _NARROWEST, _WIDEST = 17, 236, 380


class FormSide(QWidget):
    """The list scrolls; what is pinned under it does not, however long the list and however large the text."""

    def __init__(self, languages: LanguageChoice) -> None:
        super().__init__()
        self._languages = languages
        self._wanted = False
        self.page = Page(margin=tokens.SPACE_L)
        self.page.setProperty("surface", "side")
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column = self.page.column
        self.navigator = PlaceList("nav", tr("Sections"))
        self.column.add(self.navigator)
        self.column.add(languages)
        self.foot = QFrame()
        self.foot.setProperty("surface", "side-foot")
        self._pinned = QVBoxLayout(self.foot)
        self._pinned.setContentsMargins(tokens.SPACE_L, tokens.SPACE_M, tokens.SPACE_L, tokens.SPACE_M)
        self._pinned.setSpacing(tokens.SPACE_S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(self.foot)
        reveal(self.foot, False)
        self._fit()

    def list_places(self, places: Sequence[Place]) -> None:
        """List the sections; a form of one section needs no list."""
        self.navigator.set_places(list(places))
        reveal(self.navigator, len(places) > 1)
        reveal(self, len(places) > 1 or self._wanted or self._languages.offers)

    def add(self, part: QWidget) -> None:
        """Stand under the list, and scroll with it."""
        self._wanted = True
        self.column.add(part)
        reveal(self, True)

    def lead(self, part: QWidget) -> None:
        """Stand over the list: what has to be seen before anything is written."""
        self._wanted = True
        self.column.insertWidget(0, part)
        reveal(self, True)

    def pin(self, part: QWidget) -> None:
        """Stand under everything and stay in sight."""
        self._wanted = True
        self._pinned.addWidget(part)
        reveal(self.foot, True)
        reveal(self, True)

    def _fit(self) -> None:
        wide = self.fontMetrics().horizontalAdvance("m") * _LETTERS
        self.setFixedWidth(min(_WIDEST, max(_NARROWEST, wide)))

    def changeEvent(self, event: QEvent) -> None:
        """A larger text needs a wider list."""
        super().changeEvent(event)
        self._fit()
