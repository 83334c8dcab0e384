"""Finds people and words while somebody types, and goes to what was chosen; kept apart so that only it knows the overlay."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from fieldkit.base.errors import FieldKitError
from fieldkit.services import find
from fieldkit.services.session import Session
from fieldkit.ui import presenting
from fieldkit.ui.screens.search import Hit
from fieldkit.ui.tasks import Tasks
from fieldkit.ui.window import MainWindow


class Searching(QObject):
    """Fills the search overlay. A restricted record is shown there as everywhere, by no name."""

    open_person = Signal(str)
    open_record = Signal(str)

    def __init__(
        self, session: Session, tasks: Tasks, window: MainWindow, trouble: Callable[[FieldKitError], object]
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._overlay = window.search
        self._trouble = trouble

    def ask(self, typed: str) -> None:
        """Find what was typed; nothing typed, nothing found."""
        session = self._session
        if not typed:
            self._overlay.show_hits("", ())
            return
        self._tasks.run(
            lambda: find.find(session, typed), lambda found: self._show(typed, found), self._trouble
        )

    def open(self, kind: str, key: str) -> None:
        """Go to what was chosen."""
        (self.open_person if kind == "person" else self.open_record).emit(key)

    def _show(self, typed: str, found: find.FoundAll) -> None:
        hits = [Hit("person", one.id, one.name, presenting.person_line(one).detail) for one in found.people]
        for one in found.records:
            detail = " · ".join(part for part in (one.record.person_name, one.snippet) if part)
            hits.append(Hit("record", one.record.id, one.record.title, detail, one.record.restricted))
        self._overlay.show_hits(typed, hits)
