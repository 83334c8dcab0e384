"""Everybody on this laptop, found by typing; quick with thousands."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.notices import EmptyState
from fieldkit.ui.widgets.pages import Header, keep_together
from fieldkit.ui.widgets.painted_words import paint_words
from fieldkit.ui.widgets.reveal import reveal

_Index = QModelIndex | QPersistentModelIndex
_SIDE, _AIR, _GAP, _BESIDE = 14, 9, 3, 8
"""Pixels: beside a row's words, above and below them, between the lines, between the name and what they are called."""
_ONE_LINE = int(Qt.AlignmentFlag.AlignTop)
_WRAPPED = int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class PersonLine:
    """One person in the list: name, what they like to be called, and one line to tell them apart."""

    person_id: str
    name: str
    known_as: str
    detail: str

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        called = tr(", likes to be called {known_as}", known_as=self.known_as) if self.known_as else ""
        return f"{self.name}{called}. {self.detail}"


class PeopleModel(QAbstractListModel):
    """The list behind the view; the filter is a plain search in name, other name and detail."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: list[PersonLine] = []
        self._shown: list[PersonLine] = []
        self._words: list[str] = []
        self.edition = 0
        """Goes up with every change of who is known: what was measured for an older one holds no longer."""

    @property
    def everybody(self) -> Sequence[PersonLine]:
        """All whom the list knows, shown or not."""
        return self._all

    def show_people(self, people: Sequence[PersonLine]) -> None:
        """Take in the people."""
        self._all = list(people)
        self.edition += 1
        self._filter()

    def set_filter(self, text: str) -> None:
        """Show only those in whom every typed word occurs."""
        self._words = text.casefold().split()
        self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = [one for one in self._all if all(word in one.spoken.casefold() for word in self._words)]
        self.endResetModel()

    def person(self, row: int) -> PersonLine:
        """The person in a row."""
        return self._shown[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default, never changed
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for the eye and the screen reader."""
        if not index.isValid():
            return None
        person = self._shown[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return person.spoken
        return None


@dataclass(frozen=True)
class _Shape:
    """How much every row needs so that nothing in any row is cut: all rows are alike, thousands are quick."""

    called_below: bool
    detail_lines: int


class _Painter(QStyledItemDelegate):
    """A name in bold, what they are called, and a line under it; more lines where the window is narrow."""

    def __init__(self, model: PeopleModel, parent: QListView) -> None:
        super().__init__(parent)
        self._model = model
        self._view = parent
        self._measured: tuple[int, int, str, _Shape] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As many lines as the fullest row needs, and some air."""
        shape = self._shape(self._room())
        lines = 1 + shape.called_below + shape.detail_lines
        return QSize(200, QFontMetrics(self._view.font()).lineSpacing() * lines + 2 * _AIR + _GAP)

    def _room(self) -> int:
        return self._view.viewport().width() - 2 * _SIDE

    def _shape(self, room: int) -> _Shape:
        font = self._view.font()
        known = self._measured
        if known is None or known[:3] != (self._model.edition, room, font.key()):
            known = (self._model.edition, room, font.key(), self._measure(room))
            self._measured = known
        return known[3]

    def _measure(self, room: int) -> _Shape:
        plain, bold = QFontMetrics(self._view.font()), QFontMetrics(_bold(self._view.font()))
        below, lines = False, 1
        for one in self._model.everybody:
            if one.known_as:
                wide = bold.horizontalAdvance(one.name) + _BESIDE + plain.horizontalAdvance(_called(one))
                below = below or wide > room
            if plain.horizontalAdvance(one.detail) > room:
                high = plain.boundingRect(QRect(0, 0, max(room, 1), 10_000), _WRAPPED, one.detail).height()
                lines = max(lines, round(high / plain.lineSpacing()))
        return _Shape(below, lines)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        rect: QRect = option.rect
        state = option.state
        palette = self._view.palette()
        person = self._model.person(index.row())
        shape = self._shape(self._room())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Light))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), tokens.RADIUS, tokens.RADIUS)
        font = QFont(self._view.font())
        line = QFontMetrics(font).lineSpacing()
        inner = rect.adjusted(_SIDE, _AIR, -_SIDE, 0)
        painter.setFont(_bold(font))
        ink = QPalette.ColorRole.Highlight if selected else QPalette.ColorRole.WindowText
        painter.setPen(palette.color(ink))
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_words(painter, inner, _ONE_LINE, person.name, mirrored=mirrored)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        if person.known_as:
            called = self._called_rect(inner, person, shape, line)
            paint_words(painter, called, _ONE_LINE, _called(person), mirrored=mirrored)
        under = (2 if shape.called_below and person.known_as else 1) * line + _GAP
        below = inner.adjusted(0, under, 0, 0)
        paint_words(painter, below, _WRAPPED, person.detail, mirrored=mirrored)
        painter.restore()

    def _called_rect(self, inner: QRect, person: PersonLine, shape: _Shape, line: int) -> QRect:
        if shape.called_below:
            return inner.adjusted(0, line, 0, 0)
        shift = QFontMetrics(_bold(self._view.font())).horizontalAdvance(person.name) + _BESIDE
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return inner.adjusted(0, 0, -shift, 0) if mirrored else inner.adjusted(shift, 0, 0, 0)


def _called(person: PersonLine) -> str:
    return tr("likes to be called {known_as}", known_as=person.known_as)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


class _Rows(QListView):
    """A list that lays its rows out anew whenever they need another height: narrower, or larger text."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows may need more lines now, or fewer."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs taller rows."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.scheduleDelayedItemsLayout()


class PeopleScreen(QWidget):
    """A search field and the list; Enter opens."""

    open_person = Signal(str)
    new_person = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_2XL, tokens.SPACE_2XL, tokens.SPACE_2XL, tokens.SPACE_L)
        column.setSpacing(tokens.SPACE_L)
        self.header = Header(tr("People"), "")
        new = Button(tr("New person"), icon="person")
        new.clicked.connect(self.new_person)
        self.header.add_action(new)
        column.addWidget(self.header)
        self.field = LineField(tr("Name, other name or place"))
        self.field.setAccessibleName(tr("Find a person"))
        self.field.typed.connect(self._typed)
        self.field.returnPressed.connect(self._open_first)
        column.addWidget(self.field)
        self.list = _Rows()
        self.list.setAccessibleName(tr("People"))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.model = PeopleModel(self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Painter(self.model, self.list))
        self.list.activated.connect(self._activated)
        self.list.clicked.connect(self._activated)
        column.addWidget(self.list, 1)
        self.empty = EmptyState(
            "people", tr("Nobody here"), tr("People you visit stand here. Nobody is found for these words.")
        )
        column.addWidget(self.empty, 1)
        self._total = 0
        self._show_count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a wide screen the list stays in the middle."""
        super().resizeEvent(event)
        if (layout := self.layout()) is not None:
            keep_together(layout, self, tokens.SPACE_2XL)

    def show_data(self, people: Sequence[PersonLine]) -> None:
        """Show these people; the words typed stay."""
        self._total = len(people)
        self.model.show_people(people)
        self._show_count()

    def _typed(self, text: str) -> None:
        self.model.set_filter(text)
        self._show_count()

    def _show_count(self) -> None:
        shown = self.model.rowCount()
        reveal(self.list, shown > 0)
        reveal(self.empty, shown == 0)
        self.header.set_under(
            tr("{shown} of {total} on this laptop", shown=shown, total=self._total)
            if shown != self._total
            else tr("{total} on this laptop", total=self._total)
        )

    def _activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_person.emit(self.model.person(index.row()).person_id)

    def _open_first(self) -> None:
        if self.model.rowCount():
            self.open_person.emit(self.model.person(0).person_id)
