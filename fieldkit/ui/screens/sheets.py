"""Small sheets over the window: a new person, a planned visit, which record to begin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import CheckList, ChoiceList
from fieldkit.ui.widgets.dates import DateField, TimeField, date_from, time_from
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.pages import Folding, flowing
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import stack
from fieldkit.ui.widgets.typeahead import TypeAhead

Now = Callable[[], datetime]
_TWO_COLUMNS = 640


@dataclass(frozen=True)
class NewPerson:
    """What was typed; any part may be empty but not all."""

    called: str
    full_name: str
    birth_date: str | None
    place: str


class NewPersonSheet(Sheet):
    """Three fields are enough; the name may be unknown."""

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("New person"), tr("Write what you know. The rest can follow, also the name."), parent
        )
        self.called = LineField()
        self.full_name = LineField()
        self.birth = DateField(now)
        self.birth.today.hide()
        self.place = LineField()
        self.add_field(tr("What do you like to be called?"), self.called)
        self.add_field(
            tr("Full name"), self.full_name, tr("Given name, then family name. Leave empty if not known.")
        )
        self.add_field(tr("Date of birth"), self.birth, tr("The year alone is enough."))
        self.add_field(tr("Where"), self.place, tr("Address, or how to find the place."))
        self.go = self.add_buttons(tr("Add this person"), self.accept)
        for field in (self.called, self.full_name, self.place):
            field.typed.connect(self._check)
        self._check()

    def result_data(self) -> NewPerson:
        """What was typed."""
        return NewPerson(
            self.called.text().strip(),
            self.full_name.text().strip(),
            date_from(*self.birth.texts()),
            self.place.text().strip(),
        )

    def _check(self, _text: str = "") -> None:
        self.go.setEnabled(any(field.text().strip() for field in (self.called, self.full_name, self.place)))


@dataclass(frozen=True)
class PlannedVisit:
    """A visit to plan: who, when (local date and time), how long in minutes, what for, with whom."""

    person_id: str
    date: str
    time: str
    minutes: int
    purpose: str
    with_whom: tuple[str, ...]


class PlanVisitSheet(Sheet):
    """Plan a visit: works offline, and gives both laptops the same visit."""

    def __init__(
        self,
        people: Sequence[ChoiceOption],
        colleagues: Sequence[ChoiceOption],
        now: Now,
        *,
        person_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Plan a visit"), "", parent)
        self.person = TypeAhead(people)
        self._person_id: str | None = person_id or None
        self.person.set_chosen(self._person_id)
        self.person.chosen.connect(self._person_chosen)
        self.date = DateField(now)
        self.date.show_date(now().date().isoformat())
        self.time = TimeField(now)
        self.time.now.hide()
        self.length = ChoiceList(
            [ChoiceOption(m, tr("{m} min", m=m)) for m in ("30", "45", "60", "90")], segmented=True
        )
        self.length.set_chosen(["45"])
        self.length.chosen.connect(self._length_chosen)
        self._minutes = 45
        self.purpose = LineField()
        self.with_whom = CheckList(colleagues)
        self._with: dict[str, bool] = {}
        self.with_whom.ticked.connect(self._with.__setitem__)
        self.add_field(tr("Who"), self.person)
        self.add_field(tr("Day"), self.date)
        self.add_field(tr("Time"), self.time)
        self.add_field(tr("How long"), self.length)
        self.add_field(tr("What for"), self.purpose)
        if colleagues:
            self.add_field(tr("With whom"), self.with_whom)
        self.go = self.add_buttons(tr("Plan this visit"), self.accept)
        self.from_file = Button(tr("From a calendar file"), "link")
        self.column.add(flowing(self.from_file))
        self.date.entered.connect(self._check)
        self.date.drafted.connect(self._check)
        self.time.entered.connect(self._check)
        self.time.drafted.connect(self._check)
        self._check()

    def result_data(self) -> PlannedVisit:
        """What was chosen; only to be asked once the sheet was accepted."""
        return PlannedVisit(
            self._person_id or "",
            date_from(*self.date.texts()) or "",
            time_from(self.time.field.text()) or "",
            self._minutes,
            self.purpose.text().strip(),
            tuple(key for key, on in self._with.items() if on),
        )

    def _person_chosen(self, key: str | None) -> None:
        self._person_id = key
        self._check()

    def _length_chosen(self, key: str | None) -> None:
        self._minutes = int(key or 45)

    def _check(self, _value: object = None) -> None:
        day = date_from(*self.date.texts())
        ready = self._person_id and day is not None and len(day) == 10 and time_from(self.time.field.text())
        self.go.setEnabled(bool(ready))


class BeginRecordSheet(Sheet):
    """Which record to begin; one press each. In two columns all of them are in sight in a low window too."""

    def __init__(self, forms: Sequence[ChoiceOption], parent: QWidget | None = None) -> None:
        super().__init__(tr("Begin a record"), "", parent)
        self.chosen: str | None = None
        self.setMinimumWidth(_TWO_COLUMNS)
        buttons = [Button(form.text, "listed", icon="note") for form in forms]
        for button, form in zip(buttons, forms, strict=True):
            button.clicked.connect(lambda _=False, key=form.key: self._choose(key))
        half = (len(buttons) + 1) // 2
        columns = Folding(stack(*buttons[:half], gap=6), stack(*buttons[half:], gap=6), share=1.0, even=True)
        self.column.add(columns)
        leave = Button(tr("Not now"), "quiet")
        leave.clicked.connect(self.reject)
        self.column.add(flowing(leave))

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.accept()
