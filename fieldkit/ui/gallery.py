"""The gallery window: every widget in every state, in any theme and text size."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.ui import gallery_forms as forms
from fieldkit.ui import gallery_parts as parts
from fieldkit.ui import gallery_pictures as pictures
from fieldkit.ui.look.theme import Dresser, Wish
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.pages import Columns, Header, Page, side_by_side
from fieldkit.ui.widgets.text import Words

_SIZES = [ChoiceOption(str(percent), f"{percent} %") for percent in (100, 125, 150, 200, 250)]
_WISHES = [ChoiceOption(wish.value, wish.value.capitalize()) for wish in Wish]


def gallery_page(*, mirrored: bool = False) -> Page:
    """All pieces on one page; `mirrored` lays them out right to left."""
    page = Page()
    if mirrored:
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.add(Header("Gallery", "Every piece in every state"))
    columns = Columns(narrow=520, fold_at=1_100)
    page.add(columns)
    for part in (
        parts.type_scale(),
        parts.chips(),
        parts.buttons(),
        *parts.text_fields(),
        *parts.own_words(),
        *forms.forms(_now),
    ):
        columns.wide_column.add(part)
    for part in (
        *parts.choices(),
        *parts.measures(_now),
        *parts.notices(),
        parts.places(),
        *pictures.charts(),
        *pictures.drawn(),
        *pictures.files(),
        *pictures.frames(),
        *forms.sheets(),
        parts.icon_sheet(),
    ):
        columns.narrow_column.add(part)
    return page


class Gallery(QWidget):
    """The gallery with its own switches for theme and text size."""

    def __init__(self, dresser: Dresser) -> None:
        super().__init__()
        self.setWindowTitle("FieldKit gallery")
        self._dresser = dresser
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        wishes = ChoiceList(_WISHES, segmented=True)
        wishes.describe("Colours", "")
        wishes.set_chosen([dresser.wish.value])
        wishes.chosen.connect(self._wish)
        sizes = ChoiceList(_SIZES, segmented=True)
        sizes.describe("Text size", "")
        sizes.set_chosen([str(round(dresser.scale * 100))])
        sizes.chosen.connect(self._size)
        bar = side_by_side(wishes, sizes, Words(""), stretch=2)
        bar.setContentsMargins(16, 12, 16, 0)
        column.addWidget(bar)
        column.addWidget(gallery_page(), 1)
        self.resize(1_280, 800)

    def _wish(self, key: str | None) -> None:
        self._dresser.change(wish=Wish(key or "system"))

    def _size(self, key: str | None) -> None:
        self._dresser.change(scale=int(key or "100") / 100)


def _now() -> datetime:
    """One fixed moment, so that the gallery looks the same every day."""
    return datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
