"""Keeps the window true about where the work is: foot, counts and sync centre; exchanges now and then."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.services.day import arrivals
from fieldkit.services.day import waiting as waiting_service
from fieldkit.services.day.arrivals import ArrivedLine
from fieldkit.services.day.waiting import Waiting
from fieldkit.services.exchange import sync_now as sync_service
from fieldkit.services.exchange.sync_now import Synced
from fieldkit.services.exchange.sync_progress import Progress, Told
from fieldkit.services.library.record_lines import RecordLine
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import pausing
from fieldkit.services.writing import record_list
from fieldkit.store import outbox
from fieldkit.store import receipts as receipt_store
from fieldkit.ui.beneath.announce import Announced
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import error_words, tr
from fieldkit.ui.presenting import presenting_sync
from fieldkit.ui.screens.sync_centre import SyncCentre
from fieldkit.ui.sending.bands import Bands
from fieldkit.ui.visit.visiting import NOT_AT_HUB, Visiting
from fieldkit.ui.widgets.places import FootWords
from fieldkit.ui.window import MainWindow

_QUIET_MS = 60_000
_SOON_MS = 500
_SHORTEST_MS, _LONGEST_MS = 15_000, 300_000
"""Between two tries while the hub does not answer: twice as long each time; a concern never waits longer than the first."""

_PRACTICE_FOOT = FootWords(
    said("Practice"), "wait", said("Nothing is sent"), said("All of it is wiped at the end")
)


_Work = Callable[[Told], Synced]
_Found = tuple[Waiting, tuple[RecordLine, ...], tuple[ArrivedLine, ...], Mapping[str, str]]


def _moves(progress: Progress | None) -> bool:
    """Whether an exchange that nobody asked for has anything to show: most have nothing to send and bring nothing."""
    return progress is not None and bool(progress.total or progress.came)


def _newest_safe(records: tuple[RecordLine, ...]) -> list[str]:
    """The records whose receipts are told."""
    return [one.id for one in records if one.where == outbox.SAFE][: presenting_sync.SAFE_SHOWN]


class Syncing(QObject):
    """Exchanges quietly each minute, soon after something was sealed and at once when asked; one at a time.

    By itself it seals no draft. A hub that does not answer is asked less and less often.
    """

    open_record = Signal(str)
    settle = Signal()
    arrived = Signal(object)
    ended = Signal(str)
    """The hub has ended this laptop's access, and why."""

    def __init__(self, session: Session, tasks: Tasks, window: MainWindow, visiting: Visiting) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._visiting = visiting
        self._running = self._asked = False
        self._next: _Work | None = None
        self._progress: Progress | None = None
        self._failures = 0
        self.urgent = 0
        self._connected: bool | None = None
        self._trouble = ""
        self.due = 0
        self.bands = Bands(session, tasks, window, self)
        self.bands.sync_asked.connect(self.sync_now)
        self.screen = SyncCentre()
        self._told = Announced(self.screen)
        self.screen.sync_now.connect(self.sync_now)
        self.screen.open_record.connect(self.open_record)
        self.screen.settle.connect(self.settle)
        self.screen.resend.connect(lambda _record: self.sync_now())
        self.screen.photos_wait.connect(self._let_photos_wait)
        self.screen.pause.connect(self._pause)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._quietly)

    def screens(self) -> list[QWidget]:
        """What to take out of the window at the end."""
        return [self.screen]

    def start(self) -> None:
        """Begin to exchange by itself."""
        self.bands.look_forgotten()
        self._quietly()

    def soon(self) -> None:
        """Something was sealed: send it, and whatever is sealed in the same moment, without being asked."""
        self._timer.start(_SOON_MS)

    def stop(self) -> None:
        """No more exchanges."""
        self._timer.stop()

    # ---------------------------------------------------------------- exchanging

    def sync_now(self) -> None:
        """Seal what is open, then exchange."""
        self._told.forget()
        self._asked = True
        session = self._session
        self._visiting.seal_all(
            lambda: self._run(lambda told: sync_service.sync_now(session, told, self._open_now))
        )

    def _pause(self, wait: bool) -> None:
        """Let all but what is pressing wait, an exchange that is under way included; or go on at once."""
        if not wait:
            self.sync_now()
            return
        session = self._session
        self._tasks.run(lambda: pausing.pause(session), lambda _done: self.show(), self._visiting.trouble)

    def _let_photos_wait(self, later: bool) -> None:
        session = self._session
        self._tasks.run(
            lambda: waiting_service.set_photos_later(session, later),
            lambda _done: self.show() if later else self.sync_now(),
            self._visiting.trouble,
        )

    def _quietly(self) -> None:
        self._run(lambda told: sync_service.sync_quietly(self._session, told, self._open_now))

    def _open_now(self) -> frozenset[str]:
        """Asked on a worker's thread: what stands open on the screen is never taken off this laptop under somebody's hand."""
        return frozenset(self._visiting.records)

    def _run(self, work: _Work) -> None:
        if self._running:
            self._next = work
            return
        self._timer.stop()
        self._running = True
        if self._asked:
            self._refresh()
        told = self._tasks.telling(self._moved)
        self._tasks.run(lambda: work(told), self._done, self._failed)

    def _moved(self, progress: Progress) -> None:
        """Something went or came: the bar at once, the list of what waits whenever a record is through."""
        before, self._progress = self._progress, progress
        self.screen.show_progress(presenting_sync.share_words(progress))
        if not _moves(before) or (before is not None and before.sent != progress.sent):
            self._refresh()

    def _pause_ms(self) -> int:
        """How long until the next try by itself."""
        if not self._failures:
            return _QUIET_MS
        longest = _SHORTEST_MS if self.urgent else _LONGEST_MS
        return min(_SHORTEST_MS << min(self._failures - 1, 8), longest)

    def _ended(self, *, failed: bool) -> None:
        self._running = self._asked = False
        self._progress = None
        self._failures = self._failures + 1 if failed else 0
        self._timer.start(self._pause_ms())
        work, self._next = self._next, None
        if work is not None:
            self._run(work)

    def _done(self, synced: Synced) -> None:
        if synced.ended:
            self.ended.emit(synced.ended)
            return
        self.urgent = synced.waiting.urgent
        self._ended(failed=not synced.went_through)
        self._connected = synced.went_through
        self._trouble = "" if synced.trouble is None else error_words(synced.trouble)
        self._told.say(tr("Exchanged with the hub.") if synced.went_through else self._trouble)
        self.show_waiting(synced.waiting, due=self.due)
        self._refresh()
        if synced.forgot:
            self.bands.look_forgotten()
        self.arrived.emit(synced)

    def _failed(self, error: FieldKitError) -> None:
        enrolled = not isinstance(error, sync_service.NotEnrolledError)
        self._ended(failed=enrolled)
        self._connected = False if enrolled else None
        self._trouble = error_words(error)
        session = self._session
        self._tasks.run(
            lambda: waiting_service.waiting(session), lambda found: self.show_waiting(found, due=self.due)
        )
        self._refresh()

    # ---------------------------------------------------------------- telling

    def _refresh(self) -> None:
        """What the sync centre says now, where it is on the screen; somebody who has left it is not called back."""
        if self._window.page is self.screen:
            self._look(lambda found: self._tell(found) if self._window.page is self.screen else None)

    def show(self) -> None:
        """Go to the sync centre as things are."""
        self._look(self._show)

    def _look(self, then: Callable[[_Found], object]) -> None:
        session = self._session

        def look() -> _Found:
            records = record_list.list_records(session)
            receipts = session.read(lambda held: receipt_store.newest_of(held, _newest_safe(records)))
            return waiting_service.waiting(session), records, arrivals.came_in(session), receipts

        self._tasks.run(look, then, self._visiting.trouble)

    def _show(self, found: _Found) -> None:
        self._tell(found)
        self._window.show_page(self.screen, "sync")

    def _tell(self, found: _Found) -> None:
        waiting, records, came_back, receipts = found
        own = self._session.practitioner.name
        mine = [line for line in records if own in line.authors]
        day = self._visiting.now().date()
        data = presenting_sync.sync_data(
            waiting,
            mine,
            came_back,
            day,
            running=self._running and (self._asked or _moves(self._progress)),
            trouble=self._trouble,
            to_settle=sum(line.conflicts for line in records),
            receipts=receipts,
            progress=self._progress,
        )
        self.screen.show_data(data)
        self.show_waiting(waiting, due=self.due)

    def show_waiting(self, waiting: Waiting, *, due: int) -> None:
        """Foot, counts and, while something urgent reached nobody, the band."""
        self.due = due
        self.urgent = waiting.urgent
        if not waiting.count:
            self._window.toast.outdated(NOT_AT_HUB)
        day = self._visiting.now().date()
        practice = self._session.laptop.practice
        foot = presenting_sync.foot_words(waiting, day, connected=self._connected)
        self._window.set_foot(_PRACTICE_FOOT if practice else foot)
        self._window.set_tails(waiting.count, due)
        self.bands.set_urgent(waiting.urgent)
