"""Whether what is wanted fits, beside the form: plain sentences, and what was measured as a small drawing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.pages import TopColumn, flowing
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
    """Everything wanted, and the lengths to draw (mm) with their words."""

    things: tuple[FitLine, ...] = ()
    lengths: Mapping[str, int] = field(default_factory=dict)
    measured: str = ""


class FitPanel(QWidget):
    """Stands beside an equipment form and follows what is written there."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.SPACE_M, 0, 0)
        column.setSpacing(tokens.SPACE_S)
        column.addWidget(Words(tr("Does it fit?"), "card"))
        self.drawing = SeatDrawing()
        column.addWidget(self.drawing)
        self.measured = Words("", "small")
        column.addWidget(self.measured)
        holder = QWidget()
        self.things = TopColumn(holder, gap=tokens.SPACE_M)
        column.addWidget(holder)
        self.show_data(FitData())

    def show_data(self, data: FitData) -> None:
        """Say it anew."""
        self.drawing.show_lengths(data.lengths, data.measured)
        self.measured.setText(data.measured)
        reveal(self.drawing, bool(data.lengths))
        reveal(self.measured, bool(data.measured))
        self.things.clear()
        for one in data.things:
            parts = [Words(one.name, "strong"), flowing(Chip(one.verdict, one.tone))]
            self.things.add(stack(*parts, *(Words(words, "small") for words in one.reasons), gap=4))
        if not data.things:
            self.things.add(Words(tr("Choose what is wanted; it says here whether it fits."), "soft"))
