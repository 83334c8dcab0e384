"""Starts visits: a planned one, one this moment, or none before somebody has checked why it waits."""

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from fieldkit.base.errors import FieldKitError
from fieldkit.services.day import today
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import plan_visit
from fieldkit.services.visit import start_visit as starting
from fieldkit.services.visit.start_visit import VisitWaitsError
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.screens.news_sheets import CheckFirstSheet
from fieldkit.ui.visit.opened import Opened, open_with_person
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.window import MainWindow

_NEW_VISIT_MINUTES = 45


class Starting(QObject):
    """What waits is said before anybody goes; what is stopped does not start."""

    started = Signal()

    def __init__(self, session: Session, tasks: Tasks, window: MainWindow, visiting: Visiting) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._visiting = visiting

    def start(self, visit: str, *, checked: bool = False) -> None:
        """Start a planned visit, or go on with it."""
        session = self._session

        def work() -> Opened:
            started = starting.start_visit(session, visit, checked=checked)
            return open_with_person(session, started.record, started.visit)

        self._tasks.run(work, self._show, lambda error: self._not_started(visit, error))

    def visit_person(self, person: str) -> None:
        """Visit somebody now: today's planned visit of theirs, else one planned this moment."""
        session, now = self._session, self._visiting.now()

        def work() -> str:
            planned = [one.id for one in today.today(session).visits if one.person == person]
            ends = now + timedelta(minutes=_NEW_VISIT_MINUTES)
            return planned[0] if planned else plan_visit.plan_visit(session, person, starts=now, ends=ends)

        self._tasks.run(work, self.start, self._visiting.trouble)

    def _show(self, opened: Opened) -> None:
        self._visiting.show_opened(opened)
        self.started.emit()

    def _not_started(self, visit: str, error: FieldKitError) -> None:
        if not isinstance(error, VisitWaitsError):
            self._visiting.trouble(error)
            return
        sheet = CheckFirstSheet(error.message, self._window)
        sheet.accepted.connect(lambda: self.start(visit, checked=True))
        sheet.open()
