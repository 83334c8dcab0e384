"""The one exception to calm: stops once before the window is left while something urgent has reached nobody."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from fieldkit.base.wording import said
from fieldkit.services.following import duty_team, unsent
from fieldkit.services.following.unsent import Told
from fieldkit.services.profile.session import Session
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.end_visit import UnsentSheet
from fieldkit.ui.sending.syncing import Syncing
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.window import MainWindow

RING = said("In danger ring 999. Else ring the council where the person is; at night, its out-of-hours team.")


class Leaving(QObject):
    """Asks before *End visit*, lock, switching user and quitting. Idleness and a closing lid are never asked."""

    def __init__(
        self, session: Session, tasks: Tasks, window: MainWindow, visiting: Visiting, syncing: Syncing
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._visiting = visiting
        self._syncing = syncing
        self.sheet: UnsentSheet | None = None
        syncing.arrived.connect(lambda _synced: self._look_again())

    @property
    def must_ask(self) -> bool:
        """Whether something may have reached nobody: known without asking the disk, so that a lock is not held up."""
        return bool(self._syncing.urgent) or any(
            one.form.purpose == "concern" and bool(one.draft.fields)
            for one in self._visiting.records.values()
        )

    def ask(self, then: Callable[[], object]) -> None:
        """Go on with `then` at once where everything was heard of, else once something was written down about it."""
        if self.sheet is not None:
            return
        if not self.must_ask:
            then()
            return
        session = self._session
        for record in self._visiting.records.values():
            record.flush()
        self._tasks.run(
            lambda: _with_number(session), lambda found: self._ask(*found, then), self._visiting.trouble
        )

    def _ask(self, found: tuple[str, ...], number: str, then: Callable[[], object]) -> None:
        if not found:
            then()
            return
        sheet = self.sheet = UnsentSheet(len(found), number, self._window)
        sheet.accepted.connect(lambda: self._answered(found, number, then))
        sheet.finished.connect(self._closed)
        sheet.open()

    def _closed(self, _result: int) -> None:
        self.sheet = None

    def _look_again(self) -> None:
        """An exchange was made while the question stands: it must not say "not sent" of what the hub has."""
        session = self._session
        if self.sheet is not None and not self.sheet.reached:
            self._tasks.run(lambda: unsent.unsent(session), self._now_unsent, self._visiting.trouble)

    def _now_unsent(self, found: tuple[str, ...]) -> None:
        if self.sheet is not None and not found:
            self.sheet.show_reached(f"{self._visiting.now():%H:%M}")

    def _answered(self, found: tuple[str, ...], number: str, then: Callable[[], object]) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        if sheet.reached:
            then()
            return
        answer = sheet.result_data()
        if answer.choice == "ring-now":
            self._window.toast.tell(
                tr("In danger ring 999. Else {number}.", number=number) if number else RING
            )
            return
        session, opened = self._session, dict(self._visiting.records)
        told = Told(answer.choice, answer.words)
        self._tasks.run(
            lambda: unsent.write_down(session, found, told, opened),
            lambda _done: self._written(then),
            self._visiting.trouble,
        )

    def _written(self, then: Callable[[], object]) -> None:
        self._syncing.soon()
        then()


def _with_number(session: Session) -> tuple[tuple[str, ...], str]:
    """What reached nobody, and the duty team's number by where the adult is; "" where none is known or they differ."""
    found = unsent.unsent(session)
    rings = [duty_team.whom_to_ring(session, one) for one in found]
    numbers = {one.team.number() if one is not None else "" for one in rings}
    return found, numbers.pop() if len(numbers) == 1 else ""
