"""Whether somebody who can help was reached at the visit that goes on: until then danger stays in sight."""

from PySide6.QtCore import QObject

from fieldkit.services.profile.session import Session
from fieldkit.services.visit import stamp_visit
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.screens.emergency import STAMP_WORDS
from fieldkit.ui.visit.visiting import Visiting

_REACHED = ("answered", "arrived")


class HelpReached(QObject):
    """Knows it of one visit at a time, from the times stamped on the 999 card, those of an earlier day's start too."""

    def __init__(self, session: Session, tasks: Tasks, visiting: Visiting) -> None:
        super().__init__(visiting)
        self._session = session
        self._tasks = tasks
        self._visiting = visiting
        self._visit = ""
        visiting.around_shown.connect(self._look)

    def pressed(self, visit: str, which: str) -> None:
        """A time was pressed on the card."""
        if which in _REACHED and visit == self._visit:
            self._tell(visit, reached=True)

    def _look(self) -> None:
        visit = self._visiting.visit.id if self._visiting.visit is not None else ""
        if visit == self._visit:
            return
        self._visit, session = visit, self._session
        self._tell(visit, reached=False)
        if visit:
            self._tasks.run(
                lambda: any(_is_reached(words) for words in stamp_visit.stamped(session, visit)),
                lambda found: self._tell(visit, reached=found or self._visiting.help_reached),
                self._visiting.trouble,
            )

    def _tell(self, visit: str, *, reached: bool) -> None:
        if visit != self._visit:
            return
        self._visiting.help_reached = reached
        for record in self._visiting.records:
            view = self._visiting.workspace.form(record)
            if view is not None:
                view.danger.look()


def _is_reached(words: str) -> bool:
    return any(words.startswith(f"{STAMP_WORDS[which]}:") for which in _REACHED)
