"""Brings into open records what changed them elsewhere, and opens one anew where its form is another by now."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from fieldkit.base.errors import FieldKitError
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.earlier_version import moved_on
from fieldkit.services.writing.open_record import Arrived, OpenRecord
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.screens.visit import VisitWorkspace
from fieldkit.ui.visit.opened import Opened, open_with_person


@dataclass(frozen=True)
class Shown:
    """What the visit does with a record: shows it, says anew what stands around it, tells what went wrong."""

    opened: Callable[[Opened], None]
    around: Callable[[], None]
    trouble: Callable[[FieldKitError], None]


class BringingIn(QObject):
    """Changes `records`, which are those open in the workspace. The slow part goes through `tasks`."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        workspace: VisitWorkspace,
        records: dict[str, OpenRecord],
        show: Shown,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._workspace = workspace
        self._records = records
        self._show = show

    def take_in(self, changed: set[str]) -> None:
        """Bring in what an exchange changed in records that are open."""
        for record_id in changed & set(self._records):
            self._look(self._records[record_id])

    def reopen(
        self, record: OpenRecord, work: Callable[[], OpenRecord], then: Callable[[], object] = lambda: None
    ) -> None:
        """Do `work` on a record that nobody may write in meanwhile, and show what it gives in the record's place."""
        session, view = self._session, self._workspace.form(record.id)
        if view is not None:
            view.finish()
            view.setEnabled(False)

        def done(opened: Opened) -> None:
            self._workspace.drop_form(record.id)
            self._records.pop(record.id, None)
            self._show.opened(opened)
            then()

        def failed(error: FieldKitError) -> None:
            if view is not None:
                view.setEnabled(True)
            self._show.trouble(error)

        self._tasks.run(lambda: open_with_person(session, work()), done, failed)

    def _look(self, record: OpenRecord) -> None:
        session = self._session
        self._tasks.run(
            lambda: capture.look(session, record.id),
            lambda arrived: self._taken(record, arrived),
            self._show.trouble,
        )

    def _taken(self, record: OpenRecord, arrived: Arrived) -> None:
        record.take_in(arrived)
        if moved_on(record.form, record.sealed):
            session = self._session
            self.reopen(record, lambda: capture.open_anew(session, record))
            return
        view = self._workspace.form(record.id)
        if view is not None:
            view.refresh()
        self._show.around()
