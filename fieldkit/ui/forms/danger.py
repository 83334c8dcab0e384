"""A band above every section while an answer says that somebody may be in danger: the 999 card is one press away."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.questionnaire.danger import standing
from fieldkit.questionnaire.nodes import Node
from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.forms.blocks import Kit
from fieldkit.ui.forms.words import value_words
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.notices import Band
from fieldkit.ui.widgets.reveal import reveal

_NAMED = 2


class DangerBand(QWidget):
    """Takes no room while nobody is in danger, once help was reached, and where there is no 999 card to open."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._told = ""
        self.band = Band("", "bad", [(tr("Open the 999 card (F9)"), self._open)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.band)
        self.hide()

    def look(self) -> None:
        """Bring it up to date with the answers, and with whether somebody was reached."""
        around = self._kit.around
        off = around.read_only or around.emergency is None or around.help_reached()
        nodes = () if off else standing(self._kit.form.root)
        words = _words(nodes) if nodes else ""
        if words != self._told:
            self._told = words
            self.band.words.setText(words)
            if words:
                announce(self, words)
        reveal(self, bool(words))

    def _open(self) -> None:
        if self._kit.around.emergency is not None:
            self._kit.around.emergency()


def _words(nodes: tuple[Node, ...]) -> str:
    said = [f"{node.text} {' / '.join(value_words(one) for one in node.values)}." for node in nodes[:_NAMED]]
    if len(nodes) > _NAMED:
        said.append(tr("And {count} more.", count=len(nodes) - _NAMED))
    return tr("Somebody may be in danger. {said}", said=" ".join(said))
