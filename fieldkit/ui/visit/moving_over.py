"""Shows what a newer version of a form changes, and moves the record when somebody says so."""

from PySide6.QtCore import QObject

from fieldkit.services.profile.session import Session
from fieldkit.services.writing import move_form
from fieldkit.services.writing.move_form import MoveOffer
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import tr
from fieldkit.ui.presenting import reviewing
from fieldkit.ui.presenting.around_visit import RESTRICTED
from fieldkit.ui.screens.newer_version import NewerVersionData, NewerVersionSheet
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.window import MainWindow


class MovingOver(QObject):
    """Opens the sheet over the window; the record is closed for writing while it moves, and opened anew after."""

    def __init__(self, session: Session, tasks: Tasks, window: MainWindow, visiting: Visiting) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._visiting = visiting
        self.sheet: NewerVersionSheet | None = None
        visiting.move_asked.connect(self.ask)

    def ask(self, record_id: str) -> None:
        """Work out what the move would do now, and show it."""
        record, session = self._visiting.records.get(record_id), self._session
        if record is None:
            return
        view = self._visiting.workspace.form(record_id)
        if view is not None:
            view.finish()
        self._tasks.run(
            lambda: move_form.offer(session, record),
            lambda offer: self._show(record, offer),
            self._visiting.trouble,
        )

    def _show(self, record: OpenRecord, offer: MoveOffer) -> None:
        today = self._visiting.now().date()
        restricted = record.form.sensitivity in RESTRICTED
        self.sheet = NewerVersionSheet(
            NewerVersionData(
                title="" if restricted else offer.title,
                changes=[(one.label, one.words) for one in offer.changes],
                left_over=[reviewing.left_over_line(one, today) for one in offer.left_over],
                late=offer.form == record.form.canonical,
            ),
            self._window,
        )
        self.sheet.accepted.connect(lambda: self._move(record))
        self.sheet.open()

    def _move(self, record: OpenRecord) -> None:
        session = self._session
        self._visiting.bringing_in.reopen(
            record,
            lambda: move_form.move(session, record),
            lambda: self._window.toast.tell(tr("Moved to the newer version. Nothing was deleted.")),
        )
