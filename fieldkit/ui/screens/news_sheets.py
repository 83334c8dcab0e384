"""Small sheets for news that must not wait: told of a death, confirmed, check before you go, who covers."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from fieldkit.base.wording import said
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.dates import DateField, date_from
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words

_CONFIRMERS = [
    ChoiceOption("family-and-gp", said("Family and GP")),
    ChoiceOption("hospital", said("Hospital")),
    ChoiceOption("police", said("Police")),
    ChoiceOption("registrar", said("The registrar")),
    ChoiceOption("manager", said("A manager")),
]


class _DiedSheet(Sheet):
    """The day of a death, where it is known."""

    def add_day(self, now: Callable[[], datetime]) -> None:
        """Ask for the day; it may stay empty."""
        self.died = DateField(now)
        self.died.today.hide()
        self.add_field(tr("When did they die?"), self.died, tr("Leave it empty if nobody said."))

    @property
    def died_on(self) -> str:
        """A FHIR date; "" for none."""
        return date_from(*self.died.texts()) or ""


class DeathSheet(_DiedSheet):
    """Somebody said that they died: by whom is needed, the rest is not."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Told of a death"),
            tr(
                "Visits and reminders wait until it is confirmed. Everybody learns it at their next contact. One press takes it back."
            ),
            parent,
        )
        self.by = LineField()
        self.add_field(tr("Who told you?"), self.by, tr("A name, or who they are to the person."))
        self.add_day(now)
        self.go = self.add_buttons(tr("Tell everybody"), self.accept)
        self.by.typed.connect(lambda text: self.go.setEnabled(bool(text.strip())))
        self.go.setEnabled(False)


class ConfirmSheet(_DiedSheet):
    """Only some can confirm a death."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(tr("The death is confirmed"), tr("From now on visits and reminders stop."), parent)
        self.by: str | None = None
        choices = ChoiceList(_CONFIRMERS, segmented=False)
        choices.chosen.connect(self._chosen)
        self.add_field(tr("Who confirmed it?"), choices)
        self.add_day(now)
        self.go = self.add_buttons(tr("It is confirmed"), self.accept)
        self.go.setEnabled(False)

    def _chosen(self, key: str | None) -> None:
        self.by = key
        self.go.setEnabled(bool(key))


class CheckFirstSheet(Sheet):
    """Why nobody should simply go."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Check before you go"), "", parent)
        self.column.add(Words(words.removeprefix("Check before you go. ")))
        self.column.add(Words(tr("Ring first."), "soft"))
        self.go = self.add_buttons(tr("I have checked: start"), self.accept)


class CoverForMeSheet(Sheet):
    """Which colleague goes, and what they should know."""

    def __init__(self, colleagues: Sequence[ChoiceOption], parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Cover for me"), tr("The visit goes to them, with what was begun for it."), parent
        )
        self.colleague: str | None = None
        self.note = LineField()
        if colleagues:
            choices = ChoiceList(colleagues, segmented=False)
            choices.chosen.connect(self._chosen)
            self.add_field(tr("Who goes?"), choices)
        else:
            self.column.add(Words(tr("No colleague is known on this laptop yet. Sync, or ring somebody.")))
        self.add_field(tr("What should they know?"), self.note)
        self.column.add(
            Words(
                tr("Ring them too: FieldKit reaches them only when both laptops have been in contact."),
                "small",
            )
        )
        self.go = self.add_buttons(tr("Hand it over"), self.accept)
        self.go.setEnabled(False)

    def _chosen(self, key: str | None) -> None:
        self.colleague = key
        self.go.setEnabled(bool(key))
