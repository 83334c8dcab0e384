"""The bones of a page: scrolling, header with actions, columns that fold when there is little room."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.flow import FlowLayout
from fieldkit.ui.widgets.kept import put_out
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words

WIDEST = 1_280
"""As wide as a page grows, in pixels at 100 % text: on a council laptop it fills the window."""


class TopColumn(QVBoxLayout):
    """A column that keeps its parts at the top and gives each the height it needs at its width."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0, gap: int = tokens.SPACE_L) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self.setContentsMargins(margin, margin, margin, margin)
        self.setSpacing(gap)
        self.addStretch(1)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Append a part under what is there."""
        self.insertWidget(self.count() - 1, part, stretch)

    def parts(self) -> list[QWidget]:
        """What stands in the column, from the top."""
        items = (self.itemAt(index) for index in range(self.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def clear(self) -> None:
        """Take everything out."""
        for part in self.parts():
            self.removeWidget(part)
            put_out(part)


class Page(QScrollArea):
    """A page that scrolls down, sideways only where a single part is too wide; the keyboard focus is always scrolled into view."""

    def __init__(
        self, parent: QWidget | None = None, *, margin: int = tokens.SPACE_2XL, widest: int | None = WIDEST
    ) -> None:
        """``widest`` as in ``keep_together``; None lets it grow with the window."""
        super().__init__(parent)
        self._margin, self._widest = margin, widest
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget()
        self.column = TopColumn(self.body, margin=margin)
        self.setWidget(self.body)
        self.left_at: QWidget | None = None
        """What had the keyboard when the page was left, where it was told anew since; `same_place` sets it."""

    def add(self, part: QWidget) -> None:
        """Append a part under what is there."""
        self.column.add(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a wide screen what stands on the page keeps together, in the middle."""
        super().resizeEvent(event)
        if self._widest is not None:
            keep_together(self.column, self, self._margin, self._widest)


def keep_together(layout: QLayout, page: QWidget, margin: int, widest: int = WIDEST) -> None:
    """Leave so much free at both sides that no line is longer than an eye follows, nor a button far from its words.

    ``widest`` is in pixels at 100 % text, the margins counted in.
    """
    most = round(widest * max(1.0, page.fontMetrics().height() / 20))
    side = margin + max(0, (page.width() - most) // 2)
    held = layout.contentsMargins()
    if (held.left(), held.right()) != (side, side):
        layout.setContentsMargins(side, held.top(), side, held.bottom())


def least_folded(hint: QSize, *parts: QWidget) -> QSize:
    """The least size of parts that can stand under each other: as wide as the widest, at most as `hint` says."""
    widths = [part.minimumSizeHint().width() for part in parts if not part.isHidden()]
    return QSize(min(hint.width(), max(widths, default=0)), hint.height())


def _least(part: QWidget) -> int:
    """The pixels a part never goes below: a set minimum does not show in its hint."""
    return max(part.minimumSizeHint().width(), part.minimumWidth())


class Folding(QWidget):
    """Two parts side by side, one under the other where the second would take more than `share` of the width."""

    def __init__(self, first: QWidget, second: QWidget, *, share: float = 0.5, even: bool = False) -> None:
        super().__init__()
        self._first, self._second = first, second
        self._share = share
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.SPACE_M)
        self._row.addWidget(first, 1)
        self._row.addWidget(second, 1 if even else 0)

    @property
    def folded(self) -> bool:
        """Whether the second part stands under the first."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider part alone: one that said what both need side by side would never come to fold."""
        return least_folded(super().minimumSizeHint(), self._first, self._second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold(event.size().width())

    def event(self, event: QEvent) -> bool:
        """A part that needs less or more room than before may stand elsewhere, at the same width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold(self.width())
        return super().event(event)

    def _fold(self, room: int) -> None:
        need = self._second.sizeHint().width()
        both = _least(self._first) + self._row.spacing() + _least(self._second)
        folded = need > room * self._share or both > room
        if folded != self.folded:
            ways = QBoxLayout.Direction
            self._row.setDirection(ways.TopToBottom if folded else ways.LeftToRight)


class Header(QWidget):
    """Title and a line under it; actions at the end, under it where there is little room."""

    def __init__(self, title: str, under: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.SPACE_M)
        words = QVBoxLayout()
        words.setSpacing(tokens.SPACE_XS)
        self.title = Words(title, "page")
        self.under = Words(under, "soft")
        reveal(self.under, bool(under))
        words.addWidget(self.title)
        words.addWidget(self.under)
        self._row.addLayout(words, 1)
        self._holder = QWidget()
        self._actions = FlowLayout(self._holder)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._holder.setSizePolicy(policy)
        self._holder.hide()
        self._row.addWidget(self._holder, 0)

    def set_under(self, words: str) -> None:
        """Change the line under the title."""
        self.under.setText(words)
        reveal(self.under, bool(words))

    def add_action(self, button: QWidget) -> None:
        """Append a button at the end."""
        self._actions.addWidget(button)
        self._holder.show()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the title's longest word or one action."""
        hint = super().minimumSizeHint()
        return least_folded(hint, self.title, self.under, self._holder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Actions go under the title when they would leave it less than half the width."""
        super().resizeEvent(event)
        need = self._actions.sizeHint().width()
        folded = need > event.size().width() * 0.55
        direction = QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != direction:
            self._row.setDirection(direction)


class Columns(QWidget):
    """A wide and a narrow column side by side, one under the other below `fold_at` pixels (at 100 % text)."""

    folding = Signal(bool)
    """Whether they stand one under the other now."""

    def __init__(self, *, narrow: int = 312, fold_at: int = 900, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow_width = narrow
        self._fold_at = fold_at
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.SPACE_XL)
        self.wide, self.narrow = QWidget(), QWidget()
        self.wide_column, self.narrow_column = TopColumn(self.wide), TopColumn(self.narrow)
        self._row.addWidget(self.wide, 1)
        self._row.addWidget(self.narrow, 0)
        self._folded: bool | None = None
        self._arrange(1_000)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider column alone: they can stand under each other."""
        return least_folded(super().minimumSizeHint(), self.wide, self.narrow)

    def _arrange(self, width: int) -> None:
        scale = self.fontMetrics().height() / 20
        folded = width < self._fold_at * max(1.0, scale)
        if folded == self._folded:
            return
        self._folded = folded
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight
        )
        if folded:
            self.narrow.setMinimumWidth(0)
            self.narrow.setMaximumWidth(16_777_215)
        else:
            self.narrow.setFixedWidth(round(self._narrow_width * max(1.0, scale)))
        self.folding.emit(folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._arrange(event.size().width())


class Avatar(QLabel):
    """Initials in a circle; decorative, the name stands beside it. Hidden for nobody: an empty circle says nothing."""

    def __init__(self, name: str, side: int = 52, parent: QWidget | None = None) -> None:
        parts = [part for part in name.split() if part[:1].isalpha()]
        super().__init__("".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper(), parent)
        self.setFixedSize(side, side)
        self.setProperty("tint", "accent")
        if not parts:
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A circle in the soft accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Light))
        painter.drawEllipse(self.rect())
        font = QFont(self.font())
        font.setPixelSize(max(12, round(self.width() * 0.34)))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()


def side_by_side(*parts: QWidget, stretch: int = 0, gap: int = tokens.SPACE_M) -> QWidget:
    """The parts in a row; the one at index `stretch` takes the room left over."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for index, part in enumerate(parts):
        row.addWidget(part, 1 if index == stretch else 0)
        if isinstance(part, Chip):
            row.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
    return box


def topped(*parts: QWidget, stretch: int = 0, gap: int = tokens.SPACE_M) -> QWidget:
    """The parts in a row, all beginning at the top: for lines of a list where one part is taller."""
    box = side_by_side(*parts, stretch=stretch, gap=gap)
    row = box.layout()
    assert isinstance(row, QHBoxLayout)
    for index, part in enumerate(parts):
        if index != stretch:
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return box


def flowing(*parts: QWidget, gap: int = tokens.SPACE_S) -> QWidget:
    """The parts in a line that breaks where it must."""
    box = QWidget()
    layout = FlowLayout(box, gap=gap, line_gap=gap)
    for part in parts:
        layout.addWidget(part)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    return box
