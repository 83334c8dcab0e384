"""Asks on a sheet and keeps what was answered: a new person, a planned visit, which record to begin."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from fieldkit.services.day import import_visits
from fieldkit.services.person import closed_records, new_person, people
from fieldkit.services.person.closed_records import ClosedLine
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import plan_visit
from fieldkit.services.visit import start_visit as starting
from fieldkit.services.visit.calendar_file import calendar_bytes
from fieldkit.services.writing import capture, forms
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.days import moment_words
from fieldkit.ui.language.wording import tr, tr_many
from fieldkit.ui.presenting import presenting_person
from fieldkit.ui.presenting.reviewing import CONCERN
from fieldkit.ui.screens.closed_plans import CLOSED, HowKeptSheet
from fieldkit.ui.screens.sheets import BeginRecordSheet, NewPersonSheet, PlanVisitSheet
from fieldkit.ui.visit.moving_over import MovingOver
from fieldkit.ui.visit.opened import Opened, open_with_person
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.window import MainWindow

_CLOSED = "closed:"


_SAFETY_PLAN, _PLAN_NAME = "safety-plan", "SafetyPlan"


class Asking(QObject):
    """Opens the sheets over the window. What fails is told there; nothing typed is lost before it is kept."""

    person_added = Signal(str)
    visit_planned = Signal()
    closed_begun = Signal(str, str)
    """Canonical of a form and person id: a plan to be begun closed."""
    closed_picked = Signal(str)
    """Name of a closed plan to go on with."""

    def __init__(self, session: Session, tasks: Tasks, window: MainWindow, visiting: Visiting) -> None:
        super().__init__(window)
        self.session = session
        self._tasks = tasks
        self._window = window
        self.visiting = visiting
        self.moving_over = MovingOver(session, tasks, window, visiting)
        self.moving_over.setParent(self)
        visiting.form_asked.connect(self.begin_related)

    def safety_plan(self, person: str, *, anew: bool = False) -> None:
        """Somebody may not be safe from themselves: the plan opens at once, with nothing to choose first.

        ``person`` may be "" for nobody known yet. ``anew``: what was written earlier is hidden, and stays so.
        """
        for known in self.visiting.records.values():
            if known.form.name == _PLAN_NAME and known.person == person:
                self.visiting.open_record(known.id)
                return
        session = self.session
        self._tasks.run(
            lambda: session.newest_form(_SAFETY_PLAN).canonical,
            lambda canonical: self._begin(canonical, person, anew=anew),
            self.visiting.trouble,
        )

    def begin_in_visit(self) -> None:
        """Begin another record about the person visited."""
        page = self.visiting.page
        self.begin_record(page.person.id if page is not None else "")

    def begin_record(self, person: str) -> None:
        """Ask which record to begin about a person."""
        session = self.session
        self._tasks.run(
            lambda: (forms.to_begin(session), closed_records.everything(session)),
            lambda found: self._choose_form(person, *found),
            self.visiting.trouble,
        )

    def _choose_form(
        self, person: str, found: tuple[forms.FormLine, ...], plans: tuple[ClosedLine, ...]
    ) -> None:
        kept = {_CLOSED + one.name: one for one in plans if one.person == person}
        options = [ChoiceOption(key, self._plan_words(one)) for key, one in kept.items()]
        options += [ChoiceOption(one.canonical, _begun_as(one)) for one in found]
        sheet = BeginRecordSheet(options, self._window)
        sheet.accepted.connect(lambda: self._chosen(sheet.chosen or "", person))
        sheet.open()

    def _plan_words(self, line: ClosedLine) -> str:
        since = moment_words(line.begun, self.visiting.now().date())
        return tr("Go on with: {title}, closed, {since}", title=line.title, since=since) + (
            tr(". Where does it go?") if line.due else ""
        )

    def _chosen(self, key: str, person: str) -> None:
        if key.startswith(_CLOSED):
            self.closed_picked.emit(key.removeprefix(_CLOSED))
            return
        session = self.session
        self._tasks.run(
            lambda: session.form(key).purpose == closed_records.PLAN,
            lambda is_plan: self._ask_how_kept(key, person) if is_plan else self._begin(key, person),
            self.visiting.trouble,
        )

    def _ask_how_kept(self, canonical: str, person: str) -> None:
        sheet = HowKeptSheet(self.visiting.called, self._window)
        sheet.accepted.connect(lambda: self._how_kept(sheet.chosen, canonical, person))
        sheet.open()

    def _how_kept(self, chosen: str, canonical: str, person: str) -> None:
        if chosen == CLOSED:
            self.closed_begun.emit(canonical, person)
        else:
            self._begin(canonical, person)

    def _begin(self, canonical: str, person: str, *, anew: bool = False) -> None:
        session, visit = self.session, self.visiting.visit

        def work() -> Opened:
            form = session.form(canonical)
            if visit is not None and visit.person == person and anew:
                begun = capture.begin_record(session, form, person=person, visit=visit.id)
                return open_with_person(session, begun)
            if visit is not None and visit.person == person:
                return open_with_person(session, starting.open_at_visit(session, visit, form))
            return open_with_person(session, capture.begin_record(session, form, person=person))

        self._tasks.run(work, self.visiting.show_opened, self.visiting.trouble)

    def begin_related(self, record_id: str, url: str) -> None:
        """Open the form that an answer calls for: about the same person and visit, and nothing copied into it."""
        visiting, session = self.visiting, self.session
        record = visiting.records.get(record_id)
        if record is None:
            return
        person, visit = record.person, visiting.visit
        for known in visiting.records.values():
            if known.form.url == url and known.person == person:
                visiting.open_record(known.id)
                return

        def work() -> Opened:
            form = session.newest_form(url)
            if visit is not None and visit.person == person:
                return open_with_person(session, starting.open_at_visit(session, visit, form))
            begun = capture.begin_record(session, form, person=person, visit=record.visit)
            return open_with_person(session, begun)

        self._tasks.run(work, visiting.show_opened, visiting.trouble)

    def new_person(self) -> None:
        """Ask for a new person in few fields."""
        sheet = NewPersonSheet(self.visiting.now, self._window)
        sheet.accepted.connect(lambda: self._add_person(sheet))
        sheet.open()

    def _add_person(self, sheet: NewPersonSheet) -> None:
        typed, session = sheet.result_data(), self.session
        given, _, family = typed.full_name.rpartition(" ")
        details = new_person.PersonDetails(
            given=given or family,
            family=family if given else "",
            known_as=typed.called,
            birth_date=typed.birth_date or "",
            address=typed.place,
        )
        self._tasks.run(
            lambda: new_person.new_person(session, details), self.person_added.emit, self.visiting.trouble
        )

    def plan(self, person: str) -> None:
        """Ask when to visit; `person` may be empty."""
        session = self.session
        self._tasks.run(
            lambda: (people.list_people(session), plan_visit.colleagues(session)),
            lambda found: self._show_plan(person, *found),
            self.visiting.trouble,
        )

    def _show_plan(
        self, person: str, known: tuple[people.PersonLine, ...], colleagues: tuple[plan_visit.Colleague, ...]
    ) -> None:
        options = [presenting_person.person_choice(one) for one in known]
        others = [ChoiceOption(one.practitioner, f"{one.name}, {one.role_words}") for one in colleagues]
        sheet = PlanVisitSheet(options, others, self.visiting.now, person_id=person, parent=self._window)
        sheet.accepted.connect(lambda: self._keep_plan(sheet))
        sheet.from_file.clicked.connect(lambda: self._choose_calendar(sheet))
        sheet.open()

    def _choose_calendar(self, sheet: PlanVisitSheet) -> None:
        chosen, _ = QFileDialog.getOpenFileName(sheet, tr("From a calendar file"), "", tr("Calendars (*.ics)"))
        if chosen:
            sheet.reject()
            self.plan_from(Path(chosen))

    def plan_from(self, file: Path) -> None:
        """Plan every visit that a calendar file names, and say what became of the rest."""
        session = self.session
        self._tasks.run(
            lambda: import_visits.import_visits(session, calendar_bytes(file)),
            self._imported,
            self.visiting.trouble,
        )

    def _imported(self, found: Sequence[import_visits.Imported]) -> None:
        planned = [one for one in found if one.how == import_visits.PLANNED]
        nobody = [one.appointment.summary for one in found if one.how == import_visits.NOBODY]
        words = tr_many("One visit planned.", "{count} visits planned.", len(planned))
        if nobody:
            words = tr("{words} Nobody here is named in: {titles}", words=words, titles="; ".join(nobody[:3]))
        self._window.toast.tell(words)
        self.visit_planned.emit()

    def _keep_plan(self, sheet: PlanVisitSheet) -> None:
        plan, session = sheet.result_data(), self.session
        starts = datetime.fromisoformat(f"{plan.date}T{plan.time}").astimezone()
        ends = starts + timedelta(minutes=plan.minutes)
        self._tasks.run(
            lambda: plan_visit.plan_visit(
                session,
                plan.person_id,
                starts=starts,
                ends=ends,
                purpose=plan.purpose,
                with_whom=plan.with_whom,
            ),
            lambda _visit: self._planned(starts),
            self.visiting.trouble,
        )

    def _planned(self, starts: datetime) -> None:
        self._window.toast.tell(
            tr(
                "Planned for {moment_words}.",
                moment_words=moment_words(starts.isoformat(), self.visiting.now().date()),
            )
        )
        self.visit_planned.emit()


def _begun_as(line: forms.FormLine) -> str:
    """The form's title. A concern is begun without its word on the screen: somebody may look over a shoulder."""
    return tr("Note for the duty team") if line.purpose == CONCERN else line.title or line.name
