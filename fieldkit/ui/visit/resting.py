"""A draft left alone for five minutes becomes part of its record by itself; a worry does once another tab is shown."""

from PySide6.QtCore import QObject, QTimer, Signal

from fieldkit.records.revisions import Revision
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.beneath.tasks import Tasks

_LOOK_MS = 30_000


class Resting(QObject):
    """Looks every half minute. `records` are those open in the window, which go on being open."""

    sealed = Signal()

    def __init__(
        self, session: Session, tasks: Tasks, records: dict[str, OpenRecord], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._records = records
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Seal what has rested long enough, away from the window's thread."""
        if self._looking:
            return
        self._looking = True
        session, opened = self._session, dict(self._records)
        self._tasks.run(lambda: capture.seal_untouched(session, opened), self._done, self._failed)

    def turned_from(self, record_id: str) -> None:
        """A worry that is left goes at once, as its form says; any other record goes on being written."""
        record = self._records.get(record_id)
        if record is not None and record.form.purpose == "concern":
            self._tasks.run(record.seal, self._tell, self._failed)

    def stop(self) -> None:
        """No more looking."""
        self._timer.stop()

    def _done(self, sealed: tuple[Revision, ...]) -> None:
        self._looking = False
        self._tell(sealed)

    def _tell(self, sealed: object) -> None:
        if sealed:
            self.sealed.emit()

    def _failed(self, _error: object) -> None:
        # every word stays in its draft, and the next look tries again
        self._looking = False
