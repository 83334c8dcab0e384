"""What stands over every screen until somebody has acted on it, each with the buttons that do so."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from fieldkit.base.errors import FieldKitError
from fieldkit.services.exchange import forgetting
from fieldkit.services.profile.session import Session
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import error_words, tr, tr_many
from fieldkit.ui.window import MainWindow

_Buttons = Sequence[tuple[str, Callable[[], object]]]
_Band = tuple[str, str, _Buttons]


class Bands(QObject):
    """One band for each thing that must be seen, in the order of its weight."""

    sync_asked = Signal()
    card_asked = Signal()
    """Back to the 999 card: nobody has answered yet."""
    call_asked = Signal()
    """Write down who was rung about what has reached nobody."""
    repair_asked = Signal()
    """Repair the store, which a look over it found damaged."""
    helpers_asked = Signal()
    """Name who could open the profile if its passphrase is forgotten."""

    def __init__(self, session: Session, tasks: Tasks, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._urgent = 0
        self._calling = self._damage = self._lease = self._recovery = self._forgotten = ""
        self._shown: object = None

    def set_urgent(self, count: int) -> None:
        """How many urgent records have reached nobody."""
        self._urgent = count
        self._show()

    def set_calling(self, since: datetime | None) -> None:
        """Somebody rings 999 since then and nobody has answered: over every screen until somebody did; None for nothing."""
        self._calling = (
            tr("999: nobody reached yet, since {time}.", time=f"{since:%H:%M:%S}")
            if since is not None
            else ""
        )
        self._show()

    def set_damage(self, words: str) -> None:
        """What a look over the store has found, over every screen until the door shuts."""
        self._damage = words
        self._show()

    def set_lease(self, words: str) -> None:
        """What to say about the days without the hub, over every screen; "" for nothing."""
        self._lease = words
        self._show()

    def set_recovery(self, words: str) -> None:
        """What is to do so that somebody could open the profile, over every screen; "" for nothing."""
        self._recovery = words
        self._show()

    def look_forgotten(self) -> None:
        """What the hub had this laptop forget is told until somebody has read it."""
        session = self._session
        self._tasks.run(lambda: session.read(forgetting.told), self._tell_forgotten, lambda _error: None)

    def _tell_forgotten(self, words: str) -> None:
        self._forgotten = words
        self._show()

    def _forgotten_seen(self) -> None:
        self._tell_forgotten("")
        session = self._session
        self._tasks.run(lambda: forgetting.seen(session), lambda _done: None, self._trouble)

    def _trouble(self, error: FieldKitError) -> None:
        self._window.toast.tell(error_words(error))

    def _show(self) -> None:
        """Made anew only when one of them changes, so that no button vanishes."""
        shown = (
            self._calling, self._urgent, self._damage, self._lease, self._recovery, self._forgotten,
        )  # fmt: skip
        if self._shown != shown:
            self._shown = shown
            self._window.set_bands([band for band in self._all() if band[0]])

    def _all(self) -> list[_Band]:
        """Every band there can be; what has no words has nothing to say."""
        sync = (tr("Sync now"), self.sync_asked.emit)
        unsent = (
            tr_many(
                "Not sent: 1 note. Ring the duty team now, and write down who answered.",
                "Not sent: {count} notes. Ring the duty team now, and write down who answered.",
                self._urgent,
            )
            if self._urgent
            else ""
        )
        return [
            (self._calling, "bad", [(tr("999 card"), self.card_asked.emit)]),
            (unsent, "bad", [(tr("Write down a call"), self.call_asked.emit), sync]),
            (self._damage, "bad", [sync, (tr("Repair"), self.repair_asked.emit)]),
            (self._lease, "wait", [sync]),
            (self._recovery, "wait", [(tr("Name two people"), self.helpers_asked.emit)]),
            (self._forgotten, "wait", [(tr("OK"), self._forgotten_seen)]),
        ]
