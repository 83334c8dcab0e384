"""A visit on the screen: which records are open, what is kept, and the ways from the workspace to other screens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from fieldkit.base.errors import FieldKitError
from fieldkit.questionnaire.second_language import languages_of
from fieldkit.records import signoff
from fieldkit.records.paths import Path, entry
from fieldkit.services.person.people import PersonPage
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.visits import VisitLine
from fieldkit.services.writing import capture
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.beneath.announce import Announced
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.forms.verbs import FormSurroundings
from fieldkit.ui.forms.view import FormView
from fieldkit.ui.language.wording import error_words, tr
from fieldkit.ui.presenting import around_visit, reviewing
from fieldkit.ui.presenting.around_visit import MOVE
from fieldkit.ui.presenting.beside_record import Beside
from fieldkit.ui.presenting.from_last_time import LastTime
from fieldkit.ui.screens.together import TogetherView
from fieldkit.ui.screens.visit import VisitWorkspace
from fieldkit.ui.visit import coming_back
from fieldkit.ui.visit.attaching import Attaching
from fieldkit.ui.visit.bringing_in import BringingIn, Shown
from fieldkit.ui.visit.opened import Opened, closed_words, open_with_person, spoken_needs
from fieldkit.ui.visit.photographing import Photographing
from fieldkit.ui.visit.record_verbs import RecordVerbs, said_lines
from fieldkit.ui.visit.signing import Signing
from fieldkit.ui.window import MainWindow

_TELL_MS = 1_000
NOT_AT_HUB = "not-at-hub"
"""What a toast claims that is no longer so once everything is safe at the hub."""


class Visiting(QObject):
    """Owns the workspace and the records open in it. Everything slow goes through `tasks`."""

    left = Signal()
    """The workspace was left; every record is sealed."""
    settle_asked = Signal(str, object)
    """Record id and path of two answers."""
    begin_asked = Signal()
    end_asked = Signal()
    signed = Signal(str)
    move_asked = Signal(str)
    around_shown = Signal()
    form_asked = Signal(str, str)
    """A record, and the url of the form that an answer in it calls for."""

    def __init__(self, session: Session, tasks: Tasks, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self.records: dict[str, OpenRecord] = {}
        self._beside: dict[str, Beside] = {}
        self._last_time = LastTime(
            session, lambda: self.called, self.now, self.trouble, self.records.values
        )
        self.closed: set[str] = set()
        self._attaching = Attaching(session, tasks, window, self.trouble, self.closed)
        self._attaching.setParent(self)
        self.photographing = Photographing(tasks, window)
        self.photographing.setParent(self)
        self.visit: VisitLine | None = None
        self.page: PersonPage | None = None
        self.before_showing: Callable[[Opened, Callable[[], object]], bool] = lambda _opened, _then: True
        self.help_reached = False
        self.workspace = VisitWorkspace()
        self._kept = Announced(self.workspace)
        self.signing = Signing(session, tasks, window, self.workspace, self.records, lambda: self.called)
        self.signing.setParent(self)
        show = Shown(self.show_opened, self.show_around, self.trouble)
        self.bringing_in = BringingIn(session, tasks, self.workspace, self.records, show, self)
        self._together = TogetherView()
        self._wire()
        self._timer = QTimer(self)
        self._timer.setInterval(_TELL_MS)
        self._timer.timeout.connect(self._tell_saved)

    def _wire(self) -> None:
        self.workspace.leave.connect(self.leave)
        self.workspace.review.connect(self.review)
        self.workspace.undo_asked.connect(self._undo_shown)
        self.workspace.add_record.connect(self.begin_asked)
        self.workspace.record_picked.connect(self.open_record)
        self.workspace.end_visit.connect(self.end_asked)
        self.workspace.together.connect(self.show_together)
        self.workspace.look.connect(self._look)
        self.signing.back.connect(self.show)
        self.signing.signed.connect(self._has_signed)
        self.signing.trouble.connect(self.trouble)
        self._together.closed.connect(self.show)

    # ---------------------------------------------------------------- opening

    def now(self) -> datetime:
        """The present moment in local time."""
        return self._session.laptop.clock.now().astimezone()

    @property
    def called(self) -> str:
        """What the person likes to be called."""
        person = self.page.person if self.page is not None else None
        return "" if person is None else person.known_as or person.name

    def open_record(self, record_id: str) -> None:
        """Open a record that is here, or go to its tab."""
        if record_id in self.records:
            self.workspace.show_form(record_id)
            self.show()
            return
        session = self._session
        self._tasks.run(
            lambda: open_with_person(session, capture.open_record(session, record_id)),
            self.show_opened,
            self.trouble,
        )

    def show_opened(self, opened: Opened) -> None:
        """Put an opened record into the workspace and show it."""
        if not self.before_showing(opened, lambda: self.show_opened(opened)):
            return
        record = opened.record
        if opened.visit is not None:
            self.visit = opened.visit
        if opened.page is not None:
            self.page = opened.page
        if record.id not in self.records:
            self.records[record.id] = record
            self._beside[record.id] = opened.beside
            self._last_time.take(record, opened.earlier)
            why = opened.beside.ring or closed_words(record, self.page)
            self.workspace.put_form(record.id, self.form_view(record), why)
            if signoff.sign_offs(record.revisions):
                self.workspace.tell_signed(record.id)
        self.show_around()
        self.workspace.show_form(record.id)
        self.show()
        view = self.workspace.form(record.id)
        if view is not None:
            coming_back.find_place(view, record)

    def form_view(self, record: OpenRecord, *, may_wait: bool = False) -> FormView:
        """A form view joined to a record; `may_wait`: what it wants holds up nothing here."""
        made: list[FormView] = []

        def changed() -> None:
            self._changed(made)

        verbs = RecordVerbs(
            record,
            changed=changed,
            settle=lambda path: self.settle_asked.emit(record.id, path),
            attach=lambda path, given: self._attaching.attach(record, path, given, changed),
            trouble=self.trouble,
            removed=lambda: self._window.toast.tell(tr("Removed."), lambda: self.undo(record)),
        )
        around = replace(self._around(record, changed), may_wait=may_wait)
        view = FormView(record, verbs, around, sensitivity=record.form.sensitivity)
        made.append(view)
        return view

    def _around(self, record: OpenRecord, changed: Callable[[], None]) -> FormSurroundings:
        def still_right(path: Path) -> None:
            self._last_time.still_right(record, path)
            changed()

        beside = self._beside.get(record.id)
        return FormSurroundings(
            now=self.now,
            person=self.called,
            author=self._session.practitioner.name,
            own_entry=entry(self._session.practitioner.id),
            said=lambda path: said_lines(record, path),
            draft=record.typed,
            earlier=lambda path: self._last_time.beside(record, path),
            still_right=still_right,
            picture=self._attaching.picture,
            look_at=self._attaching.look_at,
            has_camera=lambda: record.id not in self.closed and self.photographing.ready(),
            take_photo=self.photographing.take,
            related=beside.related if beside is not None else {},
            open_form=lambda url: self.form_asked.emit(record.id, url),
            left_over=lambda: reviewing.left_over_lines(record, self.now().date()),
            read_only=bool(closed_words(record, self.page)),
            emergency=self.workspace.emergency.emit,
            help_reached=lambda: self.help_reached,
            recordings=beside is not None and beside.recordings,
            languages=languages_of(record.form.resource),
            language=spoken_needs(self.page),
        )

    def _changed(self, views: list[FormView]) -> None:
        for view in views:
            view.refresh()
        self._tell_saved()

    def show(self) -> None:
        """Show the workspace."""
        self._window.fill(self.workspace)
        self._timer.start()

    def show_around(self) -> None:
        """Say anew who is visited, and what stands around the records."""
        self.workspace.show_data(
            around_visit.visit_data(
                self.visit,
                self.page,
                self.records,
                called=self.called,
                own=self._session.practitioner.name,
                today=self.now().date(),
                last_time=self._last_time.lines(self.records.values()),
                newer={one for one, beside in self._beside.items() if beside.offer is not None},
            )
        )
        self.around_shown.emit()

    def _look(self, key: str) -> None:
        if key.startswith(MOVE):
            self.move_asked.emit(key.removeprefix(MOVE))
        else:
            self.settle_asked.emit(key, None)

    # ---------------------------------------------------------------- keeping

    def _tell_saved(self) -> None:
        record = self.records.get(self.workspace.current_record() or "")
        if record is None:
            return
        self.workspace.head.set_undo(possible=record.can_undo)
        words, tone = around_visit.saved_words(record.save_state, self._session.laptop.clock.now())
        self.workspace.set_saved(words, tone)
        self._kept.say({"ok": tr("Saved"), "bad": words}.get(tone, ""), urgent=tone == "bad")

    def undo(self, record: OpenRecord | None = None) -> None:
        """Take the last step back in the record shown."""
        record = record or self.records.get(self.workspace.current_record() or "")
        if record is not None and record.undo():
            self._show_step(record)

    def redo(self) -> None:
        """Do again what was taken back last in the record shown."""
        record = self.records.get(self.workspace.current_record() or "")
        if record is not None and record.redo():
            self._show_step(record)

    def _show_step(self, record: OpenRecord) -> None:
        view = self.workspace.form(record.id)
        if view is not None:
            view.refresh()
        self._tell_saved()

    def _undo_shown(self) -> None:
        self.undo()

    def trouble(self, error: FieldKitError) -> None:
        """Say what went wrong and what to do."""
        self._window.toast.tell(error_words(error))

    # ---------------------------------------------------------------- other screens

    def review(self, record_id: str) -> None:
        """Show what will be signed."""
        self.signing.review(record_id)

    def _has_signed(self, record_id: str) -> None:
        self._window.toast.tell(tr("Signed. On this laptop, not yet at the hub."), about=NOT_AT_HUB)
        self.workspace.tell_signed(record_id)
        self.signed.emit(record_id)

    def show_together(self) -> None:
        """What the person reads with us: the section one is in."""
        view = self.workspace.form(self.workspace.current_record() or "")
        if view is not None:
            view.finish()
            nodes = view.section_nodes()
            title = next((one.words for one in view.visible_sections() if one.key == view.current), "")
            self._together.show_data(title, reviewing.together_lines(nodes))
            self._window.fill(self._together)
            self._together.setFocus()

    def beside_workspace(self) -> tuple[QWidget, ...]:
        """What fills the window in the workspace's place, about the record that is open."""
        return self.signing.screen, self._together

    # ---------------------------------------------------------------- leaving

    def seal_all(self, then: Callable[[], object]) -> None:
        """Seal every open record, then go on; what fails is told and its words stay in the draft."""
        for record_id in self.records:
            view = self.workspace.form(record_id)
            if view is not None:
                view.finish()
        records = list(self.records.values())
        self._tasks.run(lambda: [record.seal() for record in records], lambda _done: then(), self.trouble)

    def leave(self) -> None:
        """Seal, close every record and go."""
        self.seal_all(self._close)

    def _close(self) -> None:
        self._timer.stop()
        for record_id in list(self.records):
            self.workspace.drop_form(record_id)
        self.records.clear()
        self.visit = None
        self.page = None
        self.left.emit()

    def keep_place(self) -> None:
        """Hand over what was typed and keep where, before anything takes the keyboard away."""
        for record_id, record in self.records.items():
            view = self.workspace.form(record_id)
            if view is not None:
                coming_back.keep_place(view, record)

    def put_away(self) -> FieldKitError | None:
        """Before locking: keep every key press and take everything personal out of the window. Nothing is sealed.

        Gives what kept the last words from being saved; a full disk must not keep the door open.
        """
        trouble: FieldKitError | None = None
        self._timer.stop()
        for record_id, record in list(self.records.items()):
            view = self.workspace.form(record_id)
            if view is not None:
                view.finish()
            try:
                record.flush()
            except FieldKitError as error:
                trouble = error
            self.workspace.drop_form(record_id)
        self.records.clear()
        for part in (self.workspace, *self.beside_workspace()):
            self._window.drop(part)
        return trouble
