"""Asks whether a form is shown in the person's language too, where the form has been translated."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.ui.forms.how_said import language_words
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.reveal import reveal


def in_order(offered: Sequence[str], theirs: str) -> list[str]:
    """The languages of the form, first those that are named (as a word or a code) in what is known of the person."""
    known = set(theirs.lower().replace(",", " ").replace(".", " ").split())

    def is_theirs(code: str) -> bool:
        return code.lower() in known or language_words(code).lower() in known

    return sorted(offered, key=lambda code: not is_theirs(code))


class LanguageChoice(QWidget):
    """A button for each language of the form; pressed again, the form is shown in its own words alone."""

    chosen = Signal(str)

    def __init__(self, offered: Sequence[str], theirs: str = "") -> None:
        super().__init__()
        self._now = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_S)
        self.buttons: dict[str, Button] = {}
        for code in in_order(offered, theirs):
            button = Button(tr("Also in {language}", language=language_words(code)))
            button.setCheckable(True)
            # Not clicked: a screen reader toggles without a click.
            button.toggled.connect(lambda _=False, one=code: self._pressed(one))
            self.buttons[code] = button
            column.addWidget(button)
        reveal(self, bool(self.buttons))

    @property
    def offers(self) -> bool:
        """Whether the form has another language at all."""
        return bool(self.buttons)

    def _pressed(self, code: str) -> None:
        self._now = "" if code == self._now else code
        for one, button in self.buttons.items():
            with QSignalBlocker(button):
                button.setChecked(one == self._now)
            words = language_words(one)
            lit = one == self._now
            button.setText(
                tr("Without {language}", language=words) if lit else tr("Also in {language}", language=words)
            )
            button.setAccessibleName(button.text())
        self.chosen.emit(self._now)
