"""Keeps the window true about how long the laptop has been without its hub: a band days before, less to see afterwards."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from fieldkit.base.errors import FieldKitError
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import lease
from fieldkit.services.sending.lease import Lease, LeaseEndedError
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import error_words
from fieldkit.ui.screens.connect import ConnectScreen
from fieldkit.ui.sending.syncing import Syncing
from fieldkit.ui.window import MainWindow

_EVERY_MS = 10 * 60_000


class Lending(QObject):
    """Counts every ten minutes and after each exchange."""

    def __init__(self, session: Session, tasks: Tasks, window: MainWindow, syncing: Syncing) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._syncing = syncing
        self.screen = ConnectScreen()
        self.screen.sync.connect(syncing.sync_now)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        syncing.arrived.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Count now, and say what there is to say."""
        session = self._session
        self._tasks.run(lambda: lease.look(session), self._told, self._not_counted)

    def takes(self, error: FieldKitError, place: str) -> bool:
        """Whether an error was this matter: then the page asks to connect in the place of what was asked for."""
        if not isinstance(error, LeaseEndedError):
            return False
        if self._window.page is not None:
            self._window.search.close_overlay()
            self._window.show_page(self.screen, place)
        else:
            self._window.toast.tell(error_words(error))
        return True

    def screens(self) -> list[QWidget]:
        """What to take out of the window at the end."""
        self._timer.stop()
        return [self.screen]

    def _told(self, found: Lease | None) -> None:
        self._syncing.bands.set_lease(found.words if found is not None else "")

    def _not_counted(self, _error: FieldKitError) -> None:
        """The disk did not take it: the next look counts the same time."""
