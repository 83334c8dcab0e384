"""Choosing a passphrase: typed twice, with its strength told in words while it is typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldkit.base.wording import said
from fieldkit.services.profile.passphrase_strength import Strength
from fieldkit.ui.beneath.judging import Judge
from fieldkit.ui.language.wording import shown, tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words

HINT = said("Four words that do not belong together are easy to keep and hard to guess.")
PASSPHRASE = said("Passphrase")
_PAUSE_MS = 150
_TONES = ("bad", "bad", "bad", "wait", "ok")


def hidden_field(name: str, hint: str = "") -> LineField:
    """A line that shows dots."""
    field = LineField()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(shown(name))
    field.setAccessibleDescription(shown(hint))
    return field


class NewPassphrase(QWidget):
    """`ready` once it is strong and typed alike twice. `about` tells the words that would be guessed first."""

    changed = Signal()

    def __init__(
        self, judge: Judge, about: Callable[[], Sequence[str]], label: str = PASSPHRASE, hint: str = HINT
    ) -> None:
        super().__init__()
        self._judge = judge
        self._about = about
        self._strong = ""
        again = tr("{field} again", field=label)
        self.new = hidden_field(label, hint)
        self.again = hidden_field(again)
        self.strength = Words("")
        self.differ = Words(tr("The two differ."), tone="bad")
        self.differ.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_S)
        for part in (Words(label, "label"), Words(hint, "small"), self.new, self.strength):
            column.addWidget(part)
        column.addSpacing(tokens.SPACE_XS)
        for part in (Words(again, "label"), self.again, self.differ):
            column.addWidget(part)
        self.strength.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.judge)
        self.new.textChanged.connect(self._typed)
        self.again.textChanged.connect(self._look)

    @property
    def ready(self) -> bool:
        """Whether it may be taken."""
        words = self.new.text()
        return bool(words) and words == self._strong and words == self.again.text()

    def judge(self) -> None:
        """Have it judged as it stands; also when the words about its owner have changed."""
        words = self.new.text()
        if words:
            self._judge(words, self._about(), lambda found: self._tell(words, found))

    def _typed(self) -> None:
        self._strong = ""
        self._timer.start()
        reveal(self.strength, bool(self.new.text()) and bool(self.strength.text()))
        self._look()

    def _tell(self, words: str, found: Strength) -> None:
        if words != self.new.text():
            return
        self._strong = words if found.strong else ""
        self.strength.setText(shown(found.words))
        self.strength.set_tone(_TONES[found.score])
        self.strength.show()
        self.new.setAccessibleDescription(shown(found.words))
        self._look()

    def _look(self) -> None:
        reveal(self.differ, bool(self.again.text()) and self.again.text() != self.new.text())
        self.changed.emit()
