"""Words of the form itself: read aloud, instructions, and warnings that must not look like the rest."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from fieldkit.ui.forms.beside_label import SecondWords, add_picture, second_words
from fieldkit.ui.forms.blocks import Block, label_words, rich_words
from fieldkit.ui.look import tokens
from fieldkit.ui.look.icons import Icon
from fieldkit.ui.widgets.text import Words

_SECURITY = "security"
_INSTRUCTIONS = "instructions"


class DisplayBlock(Block):
    """Words of the form, with its picture. Instructions are soft; what concerns safety stands in a band with a sign."""

    def build(self) -> None:
        """The words."""
        item = self.node.item
        assert item is not None
        warns = item.display_category == _SECURITY
        soft = not warns and (item.display_category == _INSTRUCTIONS or self.level > 1)
        self.words = Words("", "strong" if warns else "soft" if soft else "body")
        if item.rich_text:
            self.words.setTextFormat(Qt.TextFormat.RichText)
        shown = self._band() if warns else self.words
        self.column.addWidget(shown)
        self.second = SecondWords(self.column, shown)
        add_picture(self.column, item)

    def _band(self) -> QFrame:
        band = QFrame()
        band.setProperty("surface", "wait")
        row = QHBoxLayout(band)
        row.setContentsMargins(tokens.SPACE_M, tokens.SPACE_S, tokens.SPACE_M, tokens.SPACE_S)
        row.setSpacing(tokens.SPACE_M)
        icon = Icon("shield", 20)
        icon.setProperty("tint", "wait")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        return band

    def refresh(self) -> None:
        """The words as they are now."""
        self.words.setText(rich_words(self.node) or label_words(self.node))
        self.second.show_words(second_words(self.node.item, self.kit.second), self.kit.second)
