"""The surface that holds one thought: white, rounded, one soft shadow."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.kept import KeptParts, Part
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words, rule

T = TypeVar("T")

_SHADOW = 3
AT_ONCE = 12
"""How many lines of a long list are made before somebody asks for more: hundreds would hold up the window."""


class Card(QFrame):
    """A rounded surface with a column of content; `marked` draws a bar in the accent at its start."""

    def __init__(self, title: str = "", *, marked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked = marked
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(
            tokens.SPACE_XL, tokens.SPACE_L, tokens.SPACE_XL, tokens.SPACE_L + _SHADOW
        )
        self.column.setSpacing(tokens.SPACE_M)
        if title:
            self.heading = Words(title, "card")
            self.column.addWidget(self.heading)

    def add(self, part: QWidget) -> None:
        """Append a part under what is there."""
        self.column.addWidget(part)

    def add_row(self, *parts: QWidget, stretch: int = 0) -> QHBoxLayout:
        """Append the parts side by side; the one at index `stretch` takes the room left over."""
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_M)
        for index, part in enumerate(parts):
            row.addWidget(part, 1 if index == stretch else 0)
        self.column.addLayout(row)
        return row

    def add_listed(self, part: QWidget, *, first: bool = False) -> None:
        """Append a part of a list: with a dividing line before it unless it is the first."""
        if not first:
            self.column.addWidget(rule())
        self.column.addWidget(part)

    def add_some(
        self, lines: Sequence[T], make: Callable[[T], QWidget], at_once: int = AT_ONCE, *, first: bool = True
    ) -> None:
        """Append the first lines of a list, and a button that brings the next ones to where it stands."""
        made = [make(line) for line in lines[:at_once]]
        for place, part in enumerate(made):
            self.add_listed(part, first=first and place == 0)
        rest = lines[at_once:]
        if rest:
            self._offer(rest, make, at_once)

    def _offer(self, rest: Sequence[T], make: Callable[[T], QWidget], at_once: int) -> None:
        more = Button(tr("Show more ({count} left)", count=len(rest)), "quiet")
        self.column.addWidget(more)

        def show() -> None:
            place = self.column.count()
            more.hide()
            more.deleteLater()
            self.column.removeWidget(more)
            self.add_some(rest, make, at_once, first=False)
            came = self.column.itemAt(place)
            part = came.widget() if came is not None else None
            target = part if part is None or isinstance(part, Button) else part.findChild(Button)
            if target is not None:
                target.setFocus(Qt.FocusReason.OtherFocusReason)

        more.clicked.connect(show)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow, ground, edge and perhaps the bar."""
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5 - _SHADOW)
        ground = palette.color(QPalette.ColorRole.Base)
        if ground.lightnessF() > 0.5:
            painter.setPen(Qt.PenStyle.NoPen)
            # Only what the body leaves of it: whole, each would cost as much as the body, and a page has ten cards.
            strip = QRectF(self.rect())
            strip.setTop(body.bottom() - tokens.RADIUS_CARD)
            painter.setClipRect(strip)
            for depth, alpha in ((_SHADOW, 6), (2, 8), (1, 10)):
                shade = QColor(tokens.LIGHT.shadow)
                shade.setAlpha(alpha)
                painter.setBrush(shade)
                painter.drawRoundedRect(body.translated(0, depth), tokens.RADIUS_CARD, tokens.RADIUS_CARD)
            painter.setClipping(False)
        painter.setBrush(ground)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawRoundedRect(body, tokens.RADIUS_CARD, tokens.RADIUS_CARD)
        if self._marked:
            outline = QPainterPath()
            outline.addRoundedRect(body, tokens.RADIUS_CARD, tokens.RADIUS_CARD)
            painter.setClipPath(outline)
            bar = QRectF(body.left(), body.top(), 5, body.height())
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                bar.moveRight(body.right())
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Highlight))
        painter.end()


class ListCard(Card):
    """A card of lines that is told anew in place: lines that say the same as before stay as they are."""

    def __init__(self, title: str = "", *, marked: bool = False) -> None:
        super().__init__(title, marked=marked)
        self._rows = KeptParts(self.column, self.column.count())

    def show_lines(self, lines: Sequence[Part], foot: Sequence[Part] = ()) -> None:
        """Show these lines with dividing lines between them, and under them parts that are none."""
        listed = [replace(line, make=partial(_Line, line.make)) for line in lines]
        self._rows.show([*listed, *foot])
        for place, line in enumerate(self._rows.widgets()[: len(lines)]):
            if isinstance(line, _Line):
                reveal(line.divider, place > 0)

    def line(self, key: str) -> QWidget | None:
        """The line under a key, None where none is shown."""
        return self._rows.widget(key)


class _Line(QWidget):
    """A line of a list under the line that divides it from the one before, which goes when it becomes the first."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_M)
        self.divider = rule()
        column.addWidget(self.divider)
        column.addWidget(make())
