"""Over a worry: whom to ring about it, and which answers are still needed to send it. Nobody counts them by heart."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.questionnaire.nodes import Node
from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.forms.view import FormView
from fieldkit.ui.language.wording import shown, tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.reveal import reveal

_BETWEEN = " · "


class WhomToRing(QWidget):
    """`ring` stays; the line under it follows the answers. A form that asks for no least answers has no such line."""

    def __init__(self, ring: str, view: FormView) -> None:
        super().__init__()
        self._view = view
        self._said = ""
        self.ring = FindingLine(ring, "warning")
        self.needed = FindingLine("", "information")
        self.enough = FindingLine(
            tr("Enough to send. Leave the note, and it goes. The rest, and signing, can follow."), "done"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_XS)
        for line in (self.ring, self.needed, self.enough):
            column.addWidget(line)
        self._look()
        view.refreshed.connect(self._look)

    def _look(self) -> None:
        """Say anew what is still needed; it is heard once when nothing is."""
        least = [node for node in self._view.kit.form.root.walk() if _is_least(node)]
        missing = _BETWEEN.join(shown(node.text) for node in least if not node.answered)
        before, self._said = self._said, missing
        if missing:
            self.needed.words.setText(tr("Still needed to send it: {questions}", questions=missing))
        elif before:
            announce(self, self.enough.words.text())
        reveal(self.needed, bool(missing))
        reveal(self.enough, bool(least) and not missing)


def _is_least(node: Node) -> bool:
    return node.item is not None and node.item.send_minimum
