"""How to get in: what everybody may read, and a code that shows for a minute, in a visit under way, by a press."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent

from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.pages import flowing
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words


class CodeCard(Card):
    """Holds no code but while it shows one. It hides by itself, by a press, and when it leaves the screen."""

    asked = Signal()

    def __init__(self, getting_in: str, *, has_code: bool, why_not: str, looks: tuple[str, ...]) -> None:
        super().__init__(tr("Getting in"))
        self._left = 0
        self.add(Words(getting_in or tr("Nothing known yet.")))
        self.show_button = Button(tr("Show the key-safe code"), icon="key", wraps=True)
        self.hide_button = Button(tr("Hide it now"), icon="eye-off")
        self.code, self.told = Words("", "section"), Words("", "small")
        self._timer = QTimer(self)
        self._timer.setInterval(1_000)
        self._timer.timeout.connect(self._tick)
        if not has_code:
            for unused in (self.show_button, self.hide_button, self.code, self.told):
                unused.setParent(self)
                reveal(unused, False)
            return
        self.show_button.setEnabled(not why_not)
        self.show_button.setAccessibleDescription(why_not)
        self.show_button.clicked.connect(self.asked)
        self.hide_button.clicked.connect(self.hide_now)
        for part in (self.code, self.told, flowing(self.show_button, self.hide_button)):
            self.add(part)
        for later in (self.code, self.told, self.hide_button):
            reveal(later, False)
        self.add(
            FindingLine(why_not, "information")
            if why_not
            else Words(tr("Shows for one minute. Each look is written down."), "small")
        )
        for look in looks:
            self.add(Words(look, "small"))

    def show_code(self, words: str, seconds: int) -> None:
        """Show it for so long."""
        self._left = seconds
        self.code.setText(words)
        self._tell()
        for part in (self.code, self.told, self.hide_button):
            reveal(part, True)
        self.hide_button.setFocus()
        reveal(self.show_button, False)
        self._timer.start()

    def hide_now(self) -> None:
        """Nothing secret stays on the screen."""
        self._timer.stop()
        if not self.code.text():
            return
        self.code.clear()
        had_focus = self.hide_button.hasFocus()
        reveal(self.show_button, True)
        if had_focus:
            self.show_button.setFocus()
        for part in (self.code, self.told, self.hide_button):
            reveal(part, False)

    def _tick(self) -> None:
        self._left -= 1
        self._tell()
        if self._left <= 0:
            self.hide_now()

    def _tell(self) -> None:
        self.told.setText(tr("Hidden again in {left} seconds.", left=self._left))

    def hideEvent(self, event: QHideEvent) -> None:
        """A card that is not shown holds no code."""
        self.hide_now()
        super().hideEvent(event)
