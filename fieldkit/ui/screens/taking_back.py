"""What was written, largest first, with *keep* or *take back* for each: for when somebody says "don't keep that"."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fieldkit.base.wording import said
from fieldkit.ui.language.wording import tr, tr_many
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words

KEEP, TAKE_BACK = "keep", "take-back"
_SHOWN = 240
_CHOICES = (ChoiceOption(KEEP, said("Keep")), ChoiceOption(TAKE_BACK, said("Take back")))


@dataclass(frozen=True)
class WrittenLine:
    """One answer as it is shown. `stays` says why it can't be taken back, empty where it can."""

    key: str
    label: str
    words: str
    stays: str


class TakeBackSheet(Sheet):
    """Nothing is taken back that was not pressed; `chosen` are the keys of what was."""

    def __init__(
        self, lines: Sequence[WrittenLine], told: Sequence[str], called: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("What was written"),
            tr(
                "The largest first. What {called} does not want kept is gone from this laptop at once, and from colleagues and the hub at the next contact. Copies on paper are not.",
                called=called or tr("the person"),
            ),
            parent,
        )
        self.chosen: dict[str, None] = {}
        self.choices: dict[str, ChoiceList] = {}
        for words in told:
            self.column.add(Words(words, "soft"))
        if not lines:
            self.column.add(Words(tr("Nothing that was written here is left.")))
        for line in lines:
            self._add(line)
        self.go = self.add_buttons(tr("Keep all of it"), self.accept)

    def _add(self, line: WrittenLine) -> None:
        shown = line.words if len(line.words) <= _SHOWN else line.words[:_SHOWN] + " …"
        self.column.add(Words(line.label or tr("Answer"), "label"))
        self.column.add(Words(shown))
        if line.stays:
            self.column.add(Words(line.stays, "small"))
            return
        choice = ChoiceList(_CHOICES, segmented=True)
        choice.set_chosen([KEEP])
        choice.describe(f"{line.label}: {shown}", "")
        choice.chosen.connect(lambda key, line=line: self._choose(line.key, key))
        self.choices[line.key] = choice
        self.column.add(choice)

    def _choose(self, line: str, key: str | None) -> None:
        if key == TAKE_BACK:
            self.chosen[line] = None
        else:
            self.chosen.pop(line, None)
        count = len(self.chosen)
        words = (
            tr("Keep all of it")
            if not count
            else tr_many("Take back 1 answer", "Take back {count} answers", count)
        )
        self.go.setText(words)
