"""Ending a visit: how it ended, was there a chance to talk alone, and nothing left that reached nobody."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fieldkit.ui.screens.sheets import Sheet
from fieldkit.ui.widgets.choices import ChoiceList, ChoiceOption
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.text import Words

_ENDS = [
    ChoiceOption("finished", "Finished"),
    ChoiceOption("later", "Carry on another day"),
    ChoiceOption("person-stopped", "They wanted to stop"),
    ChoiceOption("emergency", "Emergency"),
    ChoiceOption("unsafe", "It was not safe to stay"),
    ChoiceOption("no-access", "Nobody let me in"),
]
_ALONE = [
    ChoiceOption("yes", "Yes"),
    ChoiceOption("no", "No"),
    ChoiceOption("not-needed", "There was nobody else there"),
    ChoiceOption("could-not-tell", "Could not tell"),
]
_UNSENT = [
    ChoiceOption("rang", "I rang"),
    ChoiceOption("ring-now", "I ring now"),
    ChoiceOption("other", "Somebody else is ringing"),
    ChoiceOption("keep", "Keep it and go"),
]


@dataclass(frozen=True)
class VisitEnd:
    """How a visit ended: codes of the choices; `alone` may be empty (it is asked, never forced)."""

    ended: str
    alone: str


class EndVisitSheet(Sheet):
    """Asked only here, never on the visit's own screen: others in the room read that one."""

    def __init__(self, unsent_notes: int = 0, parent: QWidget | None = None) -> None:
        super().__init__("End visit", "", parent)
        self._ended: str | None = None
        self._alone = ""
        self.ended = ChoiceList(_ENDS, segmented=False)
        self.ended.chosen.connect(self._end_chosen)
        self.alone = ChoiceList(_ALONE, segmented=False)
        self.alone.chosen.connect(self._alone_chosen)
        self.add_field("How did it end?", self.ended)
        self.add_field("Was there a chance to talk alone?", self.alone)
        if unsent_notes:
            self.column.add(Words(unsent_words(unsent_notes), "strong", tone="bad"))
        self.go = self.add_buttons("End visit", self.accept)
        self.go.setEnabled(False)

    def result_data(self) -> VisitEnd:
        """What was chosen."""
        return VisitEnd(self._ended or "finished", self._alone)

    def _end_chosen(self, key: str | None) -> None:
        self._ended = key
        self.go.setEnabled(key is not None)

    def _alone_chosen(self, key: str | None) -> None:
        self._alone = key or ""


def unsent_words(count: int) -> str:
    """Says that something urgent reached nobody, without saying what it is."""
    return "Not sent: 1 note." if count == 1 else f"Not sent: {count} notes."


@dataclass(frozen=True)
class UnsentAnswer:
    """What is done about a note that reached nobody: rang | ring-now | other | keep, and who, when or why."""

    choice: str
    words: str


class UnsentSheet(Sheet):
    """The one exception to calm: stops once before the window is left while something urgent reached nobody."""

    def __init__(self, count: int, number: str, parent: QWidget | None = None) -> None:
        ring = f" Ring {number} now." if number else ""
        super().__init__(
            f"{unsent_words(count)}{ring}", "It has no receipt and no call is written down.", parent
        )
        self._choice: str | None = None
        if number:
            self.column.add(Words(number, "large"))
        self.choice = ChoiceList(_UNSENT, segmented=False)
        self.choice.chosen.connect(self._chosen)
        self.words = LineField("Who, when, reference, or why")
        self.words.typed.connect(lambda _text: self._check())
        self.add_field("What happens now?", self.choice)
        self.add_field("A few words", self.words)
        self.go = self.add_buttons("Go on", self.accept)
        self._check()

    def result_data(self) -> UnsentAnswer:
        """What was chosen."""
        return UnsentAnswer(self._choice or "", self.words.text().strip())

    def _chosen(self, key: str | None) -> None:
        self._choice = key
        self._check()

    def _check(self) -> None:
        enough = self._choice == "ring-now" or bool(self.words.text().strip())
        self.go.setEnabled(self._choice is not None and enough)
