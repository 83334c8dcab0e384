"""Over a worry: whom to ring about it, and which answers are still needed to send it. Nobody counts them by heart."""

from PySide6.QtCore import QEvent, QObject
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
        self._least = False
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
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a form of another size there may be less room, or more."""
        if event.type() == QEvent.Type.Resize:
            self._make_room()
        return False

    def _look(self) -> None:
        """Say anew what is still needed; it is heard once when nothing is."""
        least = [node for node in self._view.kit.form.root.walk() if _is_least(node)]
        missing = _BETWEEN.join(shown(node.text) for node in least if not node.answered)
        before, self._said = self._said, missing
        if missing:
            self.needed.words.setText(tr("Still needed to send it: {questions}", questions=missing))
        elif before:
            announce(self, self.enough.words.text())
        self._least = bool(least)
        self._make_room()

    def _make_room(self) -> None:
        """Where all of it would take half of the form, whom to ring stands alone: the review names what is needed too."""
        under = self.needed if self._said else self.enough
        lines = [self.ring, under] if self._least else [self.ring]
        width = self._view.width() - 2 * tokens.SPACE_L
        high = sum(line.heightForWidth(width) for line in lines)
        roomy = high <= self._view.height() // 2
        reveal(self.needed, self._least and bool(self._said) and roomy)
        reveal(self.enough, self._least and not self._said and roomy)


def _is_least(node: Node) -> bool:
    return node.item is not None and node.item.send_minimum
