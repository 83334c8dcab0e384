"""Whether what is wanted fits: in short beside the form, and in plain sentences with a drawing where it was chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.pages import Folding, TopColumn, flowing
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.seat_drawing import SeatDrawing
from fieldkit.ui.widgets.text import Words, stack


@dataclass(frozen=True)
class FitLine:
    """One thing wanted: the verdict in words and tone, why, and what would change it."""

    name: str
    verdict: str
    tone: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class FitData:
    """Everything wanted, and the lengths to draw (mm) with their words. ``every``: why, where it holds for each thing."""

    things: tuple[FitLine, ...] = ()
    lengths: Mapping[str, int] = field(default_factory=dict)
    measured: str = ""
    every: tuple[str, ...] = ()


class FitSummary(QWidget):
    """Stands beside an equipment form whatever part of it is shown: each thing, and its verdict."""

    why = Signal()
    """Somebody wants to read why."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.SPACE_S, 0, 0)
        column.setSpacing(tokens.SPACE_XS)
        column.addWidget(Words(tr("Does it fit?"), "card"))
        holder = QWidget()
        self.things = TopColumn(holder, gap=tokens.SPACE_S)
        column.addWidget(holder)
        self.button = Button(tr("See why"), "link")
        self.button.setAccessibleName(tr("Does it fit? See why"))
        self.button.clicked.connect(self.why)
        column.addWidget(flowing(self.button))
        self.show_data(FitData())

    def show_data(self, data: FitData) -> None:
        """Say it anew."""
        self.things.clear()
        for one in data.things:
            self.things.add(stack(Words(one.name), flowing(Chip(one.verdict, one.tone)), gap=2))
        if not data.things:
            self.things.add(Words(tr("Choose what is wanted; it says here whether it fits."), "soft"))
        reveal(self.button, bool(data.things))


class FitPanel(Card):
    """Stands where the things are chosen and follows what is written in the form."""

    def __init__(self) -> None:
        super().__init__(tr("Does it fit?"))
        self.drawing = SeatDrawing()
        self.measured = Words("", "small")
        holder = QWidget()
        self.things = TopColumn(holder, gap=tokens.SPACE_M)
        drawn = QWidget()
        TopColumn(drawn).add(self.drawing)
        self.add(Folding(holder, drawn))
        self.add(self.measured)
        self.show_data(FitData())

    def show_data(self, data: FitData) -> None:
        """Say it anew."""
        self.drawing.show_lengths(data.lengths, data.measured)
        self.measured.setText(data.measured)
        reveal(self.drawing, bool(data.lengths))
        reveal(self.measured, bool(data.measured))
        self.things.clear()
        for one in data.things:
            head = flowing(Words(one.name, "strong", wrap=False), Chip(one.verdict, one.tone))
            self.things.add(stack(head, *(Words(words) for words in one.reasons), gap=4))
        if data.every:
            self.things.add(
                stack(Words(tr("Each of them"), "strong"), *(Words(words) for words in data.every), gap=4)
            )
        if not data.things:
            self.things.add(Words(tr("Choose what is wanted; it says here whether it fits."), "soft"))
