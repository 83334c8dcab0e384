"""Learns from each exchange during a visit whether there is a signal at that home, for whoever looks at the day next time."""

from PySide6.QtCore import QObject

from fieldkit.services.exchange.sync_now import Synced
from fieldkit.services.known import last_signal
from fieldkit.services.profile.session import Session
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.sending.syncing import Syncing
from fieldkit.ui.visit.visiting import Visiting

_NO_CONNECTION = "FK-SYNC-UNREACHABLE"


class LearningSignal(QObject):
    """Only while one is there by the visit's own times: a record opened at the office says nothing about a valley."""

    def __init__(self, session: Session, tasks: Tasks, visiting: Visiting, syncing: Syncing) -> None:
        super().__init__(syncing)
        self._session = session
        self._tasks = tasks
        self._visiting = visiting
        syncing.arrived.connect(self._learn)

    def _learn(self, synced: Synced) -> None:
        visit, session = self._visiting.visit, self._session
        unreached = synced.trouble is not None and synced.trouble.code == _NO_CONNECTION
        if visit is None or not visit.person or not (synced.went_through or unreached):
            return
        if not last_signal.is_there(visit.starts, visit.ends, session.laptop.clock.now()):
            return
        person, reached = visit.person, synced.went_through
        self._tasks.run(
            lambda: session.write(
                lambda held: last_signal.note(held, person, session.now(), reached=reached)
            ),
            None,
            lambda _error: None,
        )
