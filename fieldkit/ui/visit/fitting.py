"""Keeps the fit panel beside an equipment form true to what is written, checked from the store off the window's thread."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import joined, said
from fieldkit.services.equipment import equipment_check, equipment_fit, issuing
from fieldkit.services.equipment.equipment_check import PURPOSE, CheckedEquipment
from fieldkit.services.equipment.equipment_fit import Reason, ThingFit
from fieldkit.services.known.said_in import Said, said_in
from fieldkit.services.profile.session import Session
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import shown, tr, tr_many
from fieldkit.ui.screens.fit_panel import FitData, FitLine, FitPanel, FitSummary
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.widgets.seat_drawing import DEPTH, ELBOW, KNEE, SEAT

_AFTER_MS = 1_500
"""A little behind the draft, which is at most a second behind the keyboard."""

_VERDICTS = {
    equipment_fit.FITS: (said("Nothing against it"), "ok"),
    equipment_fit.CHECK: (said("Look at this first"), "wait"),
    equipment_fit.BLOCKED: (said("Do not leave it there yet"), "bad"),
}
_THINGS = "q.item"
"""Where the things are chosen: why they fit or do not stands at the end of that part of the form."""
_NAMED = 3
"""Up to so many questions that nobody has answered are named; more are only counted."""
_STOP, _OPEN = "Stop and check:", "(not answered)"
_DRAWN = {"M2": KNEE, "M4": DEPTH, "M5": ELBOW, "E1": SEAT}
_CALLED = {
    KNEE: said("Floor to knee"),
    DEPTH: said("Seat depth"),
    ELBOW: said("Seat to elbow"),
    SEAT: said("Toilet now (dashed)"),
}


def fit_data(checked: CheckedEquipment, answers: tuple[Said, ...]) -> FitData:
    """The check in sentences, and the lengths that a drawing can show."""
    lengths = {_DRAWN[one.link]: mm for one in answers if one.link in _DRAWN and (mm := _millimetres(one))}
    words = ", ".join(f"{shown(_CALLED[key])}: {mm} mm" for key, mm in lengths.items())
    things = [_line(one) for one in checked.things]
    every = (
        [why for why in things[0].reasons if all(why in one.reasons for one in things)] if things[1:] else []
    )
    own = [replace(one, reasons=tuple(why for why in one.reasons if why not in every)) for one in things]
    return FitData(tuple(own), lengths, words, tuple(every))


def _line(one: ThingFit) -> FitLine:
    verdict, tone = _VERDICTS[one.verdict]
    open_questions = [why for why in one.reasons if _is_open_stop(why)]
    counted = len(open_questions) > _NAMED
    others = [why for why in one.reasons if not (counted and _is_open_stop(why))]
    reasons = [
        shown(why.words if why.clear in why.words else joined(" ", why.words, why.clear)) for why in others
    ]
    if counted:
        count = len(open_questions)
        reasons.append(
            tr_many(
                "Stop and check: {count} question is not answered yet.",
                "Stop and check: {count} questions are not answered yet.",
                count,
                count=count,
            )
        )
    return FitLine(one.name or tr("Not chosen yet"), shown(verdict), tone, tuple(reasons))


def _is_open_stop(why: Reason) -> bool:
    """A question to stop at that nobody has answered."""
    return why.words.startswith(_STOP) and why.words.endswith(_OPEN)


def _millimetres(one: Said) -> int:
    quantity = one.value.get("valueQuantity") or {}
    number = quantity.get("value")
    per = {"mm": 1, "cm": 10}.get(str(quantity.get("code") or quantity.get("unit")), 0)
    return round(float(number) * per) if number is not None else 0


class Fitting(QObject):
    """One panel for each equipment record that is open, and beside its form the same in short."""

    def __init__(self, session: Session, tasks: Tasks, visiting: Visiting) -> None:
        super().__init__(visiting)
        self._session = session
        self._tasks = tasks
        self._visiting = visiting
        self.panels: dict[str, FitPanel] = {}
        self.summaries: dict[str, FitSummary] = {}
        self._due: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._check_due)
        visiting.around_shown.connect(self._look)

    def _look(self) -> None:
        """Every open equipment record has its panel."""
        for record in self._visiting.records.values():
            view = self._visiting.workspace.form(record.id)
            known = self.panels.get(record.id)
            if record.form.purpose != PURPOSE or view is None or (known is not None and isValid(known)):
                continue
            things = record.form.item(_THINGS)
            place = tuple(step.link_id for step in things.lineage) if things is not None else ()
            self.panels[record.id] = FitPanel()
            view.end_with(place, self.panels[record.id])
            summary = self.summaries[record.id] = FitSummary()
            summary.why.connect(lambda of=view, at=place: of.show_end(at))
            view.side.add(summary)
            view.refreshed.connect(lambda which=record.id: self.soon(which))
            self.check(record.id)

    def soon(self, record: str) -> None:
        """Something was written: check when the disk has it."""
        self._due.add(record)
        self._timer.start()

    def _check_due(self) -> None:
        due, self._due = self._due, set()
        for record in due:
            self.check(record)

    def check(self, record: str) -> None:
        """Check a record as the store has it."""
        session = self._session

        def work() -> FitData:
            checked = equipment_check.check_record(session, record, issuing.facts_of(session))
            return fit_data(checked, session.read(lambda held: said_in(held, record)))

        self._tasks.run(
            work, lambda data: self._show(record, data), lambda error: self._not_yet(record, error)
        )

    def _show(self, record: str, data: FitData) -> None:
        for part in (self.panels.get(record), self.summaries.get(record)):
            if part is not None and isValid(part):
                part.show_data(data)

    def _not_yet(self, record: str, _error: FieldKitError) -> None:
        """Nothing of it is on the disk yet: it is checked again after the next change."""
        self._show(record, FitData())
