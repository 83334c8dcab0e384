"""How the person says that they agree: said so comes first, a typed name is as good as a drawn one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.base.wording import said
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.pages import flowing
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.signature import SignaturePad
from fieldkit.ui.widgets.text import Words, stack

SAID_SO, TYPED, DRAWN = "said-so", "typed", "drawn"
_ASK = said("How do they say so?")


class SigningWay(QWidget):
    """Said so to me, types their name, or draws it. `changed` comes with every change."""

    changed = Signal()

    def __init__(self, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        who = person or tr("the person")
        self.how = SAID_SO
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_S)
        self.ways = ChoiceList(
            [
                ChoiceOption(SAID_SO, tr("Said so to me")),
                ChoiceOption(TYPED, tr("Types their name")),
                ChoiceOption(DRAWN, tr("Signs with a pen or finger")),
            ],
            segmented=False,
        )
        self.ways.describe(_ASK, "")
        self.ways.set_chosen([SAID_SO])
        self.ways.chosen.connect(self._chosen)
        self.field = LineField()
        self.field.setAccessibleName(tr("Name of {who}, typed by them", who=who))
        self.field.typed.connect(lambda _text: self.changed.emit())
        self._typed = stack(Words(tr("Their name, typed by {who}", who=who), "label"), self.field)
        self.pad = SignaturePad(tr("Signature of {who}", who=who))
        self.pad.changed.connect(self.changed)
        self.clear = Button(tr("Clear it"), "quiet", icon="undo")
        self.clear.setAccessibleName(tr("Clear the signature"))
        self.clear.clicked.connect(self.pad.clear)
        self._drawn = stack(
            Words(tr("{upper}{who} signs here", upper=who[:1].upper(), who=who[1:]), "label"),
            self.pad,
            flowing(self.clear),
        )
        column.addWidget(Words(_ASK, "label"))
        for part in (self.ways, self._typed, self._drawn):
            column.addWidget(part)
        self._chosen(SAID_SO)

    @property
    def name(self) -> str:
        """What was typed as a signature; "" for the other ways."""
        return self.field.text().strip() if self.how == TYPED else ""

    @property
    def drawing(self) -> bytes:
        """The drawn signature as PNG; b"" for the other ways."""
        return self.pad.content() if self.how == DRAWN else b""

    @property
    def lacking(self) -> str:
        """What is still to do before it counts, in words; "" for nothing."""
        if self.how == TYPED and not self.name:
            return tr("Their name is not typed yet.")
        return tr("Nothing is drawn yet.") if self.how == DRAWN and self.pad.is_empty else ""

    def _chosen(self, key: str | None) -> None:
        self.how = key or SAID_SO
        self.ways.set_chosen([self.how])
        reveal(self._typed, self.how == TYPED)
        reveal(self._drawn, self.how == DRAWN)
        self.changed.emit()
