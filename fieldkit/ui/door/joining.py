"""Joins a hub from the window: address and code in, the hub's fingerprint out."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from fieldkit.base.errors import FieldKitError
from fieldkit.services.exchange import enrol
from fieldkit.services.exchange.enrol import Enrolled
from fieldkit.services.library.roles import ROLES
from fieldkit.services.profile.session import Session
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import error_words, tr
from fieldkit.ui.screens.newcomer_sheets import JoinedSheet, JoinSheet
from fieldkit.ui.window import MainWindow


class Joining(QObject):
    """Asks again, with what was typed, where the hub says no or can't be reached."""

    joined = Signal()
    told = Signal(int)
    """The hub's fingerprint was read, and its sheet is shut."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        window: MainWindow,
        parent: QObject,
        in_visit: Callable[[], bool],
    ) -> None:
        super().__init__(parent)
        self._in_visit = in_visit
        self._session = session
        self._tasks = tasks
        self._window = window

    def ask(self, address: str = "", code: str = "", trouble: str = "") -> None:
        """The sheet for it, with what went wrong before. Not in a visit: its records are open under the keys of before."""
        if self._in_visit():
            self._window.toast.tell(tr("Leave the visit first, then join. What you wrote is kept."))
            return
        sheet = JoinSheet(address, code, trouble, self._window)
        sheet.accepted.connect(lambda: self.join(sheet.address.text().strip(), sheet.code.text().strip()))
        sheet.open()

    def join(self, address: str, code: str) -> None:
        """Join; nothing has changed where that does not go."""
        if self._in_visit():
            self.ask(address, code)
            return
        session = self._session
        self._tasks.run(
            lambda: enrol.enrol(session, address, code),
            self._joined,
            lambda error: self._not_joined(address, code, error),
        )

    def _joined(self, made: Enrolled) -> None:
        self.joined.emit()
        role = ROLES.get(made.role, made.role)
        sheet = JoinedSheet(made.name, role, made.hub, made.fingerprint, self._window)
        sheet.finished.connect(self.told)
        sheet.open()

    def _not_joined(self, address: str, code: str, error: FieldKitError) -> None:
        self.ask(address, code, error_words(error))
