"""Everybody on this laptop, found by typing; quick with thousands."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from fieldkit.ui import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.notices import EmptyState
from fieldkit.ui.widgets.pages import Header
from fieldkit.ui.widgets.reveal import reveal

_Index = QModelIndex | QPersistentModelIndex


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
        called = f", likes to be called {self.known_as}" if self.known_as else ""
        return f"{self.name}{called}. {self.detail}"


class PeopleModel(QAbstractListModel):
    """The list behind the view; the filter is a plain search in name, other name and detail."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: list[PersonLine] = []
        self._shown: list[PersonLine] = []
        self._words: list[str] = []

    def show_people(self, people: Sequence[PersonLine]) -> None:
        """Take in the people."""
        self._all = list(people)
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


class _Painter(QStyledItemDelegate):
    """A name in bold, what they are called, and a line under it."""

    def __init__(self, model: PeopleModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines and some air."""
        return QSize(200, QFontMetrics(_font(self.parent())).height() * 2 + 22)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        rect: QRect = option.rect
        state = option.state
        palette: QPalette = option.palette
        person = self._model.person(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Light))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), tokens.RADIUS, tokens.RADIUS)
        font = _font(self.parent())
        bold = QFont(font)
        bold.setBold(True)
        line = QFontMetrics(font).height()
        inner = rect.adjusted(14, 10, -14, 0)
        app = self.parent()
        assert isinstance(app, QWidget)
        painter.setFont(bold)
        painter.setPen(
            app.palette().color(QPalette.ColorRole.Highlight if selected else QPalette.ColorRole.WindowText)
        )
        flags = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        painter.drawText(inner, flags, person.name)
        painter.setFont(font)
        painter.setPen(app.palette().color(QPalette.ColorRole.PlaceholderText))
        if person.known_as:
            shift = QFontMetrics(bold).horizontalAdvance(person.name) + 8
            mirrored = app.layoutDirection() == Qt.LayoutDirection.RightToLeft
            beside = inner.adjusted(0, 0, -shift, 0) if mirrored else inner.adjusted(shift, 0, 0, 0)
            painter.drawText(beside, flags, f"likes to be called {person.known_as}")
        painter.drawText(inner.adjusted(0, line + 2, 0, 0), flags, person.detail)
        painter.restore()


def _font(widget: object) -> QFont:
    assert isinstance(widget, QWidget)
    return widget.font()


class PeopleScreen(QWidget):
    """A search field and the list; Enter opens."""

    open_person = Signal(str)
    new_person = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_2XL, tokens.SPACE_2XL, tokens.SPACE_2XL, tokens.SPACE_L)
        column.setSpacing(tokens.SPACE_L)
        self.header = Header("People", "")
        new = Button("New person", icon="person")
        new.clicked.connect(self.new_person)
        self.header.add_action(new)
        column.addWidget(self.header)
        self.field = LineField("Name, other name or place")
        self.field.setAccessibleName("Find a person")
        self.field.typed.connect(self._typed)
        self.field.returnPressed.connect(self._open_first)
        column.addWidget(self.field)
        self.list = QListView()
        self.list.setAccessibleName("People")
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
            "people", "Nobody here", "People you visit stand here. Nobody is found for these words."
        )
        column.addWidget(self.empty, 1)
        self._total = 0
        self._show_count()

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
            f"{shown} of {self._total} on this laptop"
            if shown != self._total
            else f"{self._total} on this laptop"
        )

    def _activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_person.emit(self.model.person(index.row()).person_id)

    def _open_first(self) -> None:
        if self.model.rowCount():
            self.open_person.emit(self.model.person(0).person_id)
