"""Has the store looked over after unlocking: quickly at once, wholly when a week has gone by; and says what was found."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from fieldkit.base.errors import FieldKitError
from fieldkit.services.profile import self_check
from fieldkit.services.profile.self_check import Checked
from fieldkit.services.profile.session import Session
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import error_words

_LATER_MS = 60_000


class Checking(QObject):
    """`tell` gets the words for a band, "" while all is well. The long look waits until the first minute is over."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        tell: Callable[[str], object],
        parent: QObject,
        later: int = _LATER_MS,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._tell = tell
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(later)
        self._timer.timeout.connect(self._full)
        tasks.run(lambda: self_check.quick(session), self._quick_done, self._could_not)

    def stop(self) -> None:
        """The door shuts."""
        self._timer.stop()

    def _quick_done(self, found: Checked) -> None:
        self._told(found)
        if not found.faults:
            self._timer.start()

    def _full(self) -> None:
        session = self._session

        def work() -> Checked | None:
            return self_check.full(session) if self_check.is_due(session) else None

        self._tasks.run(work, self._told, self._could_not)

    def _told(self, found: Checked | None) -> None:
        if found is not None and found.words:
            self._tell(found.words)

    def _could_not(self, error: FieldKitError) -> None:
        self._tell(error_words(error))
