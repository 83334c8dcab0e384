"""The door: unlocking, locking by key, by idleness and at the end; while it is shut the window holds nothing personal."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from fieldkit.base.errors import FieldKitError
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.profile.access_ended import AccessEndedError
from fieldkit.services.sending.still_to_send import StillToSend
from fieldkit.store.errors import DamagedStoreError, StoreInUseError
from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.beneath.idleness import Idleness
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.door.door_card import DoorCard
from fieldkit.ui.door.entrances import Entrances
from fieldkit.ui.door.locked_words import locked_now
from fieldkit.ui.door.next_lock import NextLock
from fieldkit.ui.door.postman import Postman
from fieldkit.ui.door.shutting import Shutting
from fieldkit.ui.language.wording import error_words, tr
from fieldkit.ui.look.theme import Dresser
from fieldkit.ui.screens.unlock import UnlockData, UnlockScreen
from fieldkit.ui.window import MainWindow

if TYPE_CHECKING:
    # Loaded by whoever made the door, after the locked screen is painted.
    from fieldkit.services.door.last_place import LastPlace
    from fieldkit.services.door.post_waiting import Poster
    from fieldkit.services.profile.session import Session
    from fieldkit.store.profile import OpenProfile
    from fieldkit.ui.beneath.suspend import Suspend
    from fieldkit.ui.day.desk import Desk
    from fieldkit.ui.door.fresh_start import FreshStart
    from fieldkit.ui.door.inside import Inside

IDLE_MS = 5 * 60 * 1_000


class Door(QObject):
    """Shows the unlock screen or the desk of whoever unlocked."""

    opened = Signal()
    shut = Signal()
    closing_up = Signal()
    """Right before everything personal is taken away: what lies outside the window goes too."""
    show_other = Signal()
    """Another window of this laptop has the profile open: bring that one to the front."""

    def __init__(
        self,
        laptop: Laptop,
        tasks: Tasks,
        window: MainWindow,
        dresser: Dresser,
        app: QApplication,
        version: str,
        open_first: "Callable[[Laptop, str, str], OpenProfile]",
        inside: "Callable[[], Inside]",
        make_poster: "Callable[[], Poster]",
        begin_anew: Callable[[], object] = lambda: None,
    ) -> None:
        """``inside`` and ``make_poster`` load what they give, which takes a while the first time: on worker threads.

        ``open_first`` opens a profile's store, given its id and passphrase; also there, and it loads much less.
        ``begin_anew`` starts the program anew and ends this process, where a thread does not end after a lock.
        """
        super().__init__(window)
        self._inside = inside
        self._open_first = open_first
        self._laptop = laptop
        self._tasks = tasks
        self._window = window
        self._dresser = dresser
        self._version = version
        self.desk: Desk | None = None
        self.screen: UnlockScreen | None = None
        self._notices: tuple[str, ...] = ()
        self.idleness = Idleness(app, IDLE_MS, self)
        self.idleness.idle.connect(self._idle)
        window.lock_asked.connect(self.ask_lock)
        window.closing.connect(self._closing)
        self.suspend: Suspend | None = None
        self.shut.connect(self._let_sleep)
        self.shutting = Shutting(tasks, window, self)
        self.shutting.put_away.connect(self._put_away)
        self.begin_anew = begin_anew
        self.furnish: Callable[[], object] = lambda: None
        self.fresh: FreshStart | None = None
        self.next_lock = NextLock(window, self._new_screen, self)
        self.entrances = Entrances(laptop, tasks, window, self, inside, self)
        self.card = DoorCard(laptop, window, lambda now: inside().emergency_card(now))
        self.card.closed.connect(self._back_to_door)
        self.card.wiped.connect(self._card_wiped)
        window.emergency_asked.connect(self._emergency)
        self.postman = Postman(make_poster, self)
        self.postman.told.connect(self._tell_posted)
        self.show_locked()

    def attend(self) -> None:
        """The locked screen is painted and the rest is loaded: from now on hear that the laptop goes to sleep."""
        self.suspend = self._inside().suspend(self)
        self.suspend.lock_asked.connect(self.lock)

    # ---------------------------------------------------------------- shut

    def notice(self, lines: Sequence[str]) -> None:
        """Say something about this laptop on the locked screen, from now on."""
        self._notices = tuple(lines)
        if self.screen is not None:
            self.screen.add_notices(lines)

    def show_locked(self) -> None:
        """Show who may unlock; nothing else."""
        self._show(self._new_screen())

    def _locked_now(self) -> UnlockData:
        """What the locked screen has to say, as it stands on the disk."""
        return locked_now(self._laptop, self._notices)

    def _new_screen(self) -> UnlockScreen:
        data = self._locked_now()
        screen = UnlockScreen(data, visit_running=self.card.offered)
        screen.emergency.connect(self._emergency)
        screen.unlock.connect(self._try)
        screen.show_other.connect(self.show_other)
        screen.bring_back.connect(self.entrances.choose_backup)
        screen.forgotten.connect(self.entrances.forgotten)
        screen.repair.connect(self.entrances.repair)
        screen.practise.connect(self._window.practice_asked)
        screen.newcomer.connect(self.entrances.newcomer)
        if len(data.profiles) == 1 and data.current:
            screen.pick(data.profiles[0])
        return screen

    def _show(self, screen: UnlockScreen) -> None:
        old, self.screen = self.screen, screen
        self._window.fill(screen)
        screen.take_keyboard()
        if old is not None:
            self._window.drop(old)

    def _shut_with(self, ready: UnlockScreen | None) -> None:
        """Show the screen that stands ready, or one made now."""
        if ready is None:
            self.show_locked()
            return
        if self.card.offered:
            ready.offer_card()
        self._show(ready)

    def _refresh(self, now: UnlockData) -> None:
        if self.desk is not None or self.screen is None:
            return
        told = self.screen.data
        if (now.profiles, now.notices) == (told.profiles, told.notices):
            self.screen.set_still_to_send(now.still_to_send, joined=now.joined)
        else:
            self.show_locked()

    def _emergency(self) -> None:
        """The 999 card, where the door is shut and a visit goes on; unlocked, the desk has its own."""
        if self.desk is None and self.card.show():
            self._window.set_aside()

    def _back_to_door(self) -> None:
        if self.screen is not None:
            self._window.fill(self.screen)
            self._window.bring_back()

    def _card_wiped(self) -> None:
        if self.desk is None:
            self.show_locked()

    def _tell_posted(self, left: StillToSend) -> None:
        if self.screen is not None:
            self.screen.set_still_to_send(left.waiting, joined=left.joined)

    def ask_backup(self, file: Path) -> None:
        """Ask for the passphrase of a backup, then bring it back, verified."""
        self.entrances.ask_backup(file)

    def _try(self, profile: str, passphrase: str) -> None:
        self.come_in(profile, passphrase, lambda: None)

    def come_in(self, profile: str, passphrase: str, then: Callable[[], object]) -> None:
        """Unlock; `then` is called with the desk open, and not where the passphrase opens nothing.

        Somebody who is quick has the key worked out while what stands behind the door is still being loaded.
        """
        laptop, inside, open_first = self._laptop, self._inside, self._open_first

        def work() -> "tuple[Session, LastPlace]":
            opened = open_first(laptop, profile, passphrase)
            return inside().enter(laptop, opened)

        def entered(session: "Session", place: "LastPlace") -> None:
            self.furnish()
            self._open(session, place)
            then()

        self.shutting.finish()
        self._tasks.run(work, lambda found: entered(*found), self._wrong)

    def begin_recovery(self, *, joining: bool) -> None:
        """Ask who could open the profile that was just made."""
        self.keeping.begin(joining=joining)

    def join(self, address: str, code: str) -> None:
        """Join a hub as the one who is inside."""
        self.keeping.joining.join(address, code)

    def _wrong(self, error: FieldKitError) -> None:
        if isinstance(error, AccessEndedError):
            self.show_locked()
            self._window.toast.tell(error_words(error))
        elif self.screen is not None:
            used = isinstance(error, StoreInUseError)
            broken = isinstance(error, DamagedStoreError)
            self.screen.show_wrong(error_words(error), elsewhere=used, damaged=broken)

    def _open(self, session: "Session", place: "LastPlace") -> None:
        self._notices = ()
        profile = session.profile.profile.id
        self.card.forget()
        if self.fresh is not None:
            self.fresh.stop()
        self.postman.leave_to(profile)
        inside = self._inside()
        self.desk = inside.desk(session, self._tasks, self._window, self._dresser, self._version)
        if self.screen is not None:
            old, self.screen = self.screen, None
            self._window.drop(old)
        self.desk.cover.lock_asked.connect(self.lock)
        self.desk.cover.lifted.connect(lambda: self.idleness.watch(True))
        self.desk.syncing.ended.connect(self.end)
        self.desk.syncing.bands.repair_asked.connect(
            lambda: self.entrances.repair_when_shut(profile, self.shut, self.lock)
        )
        self.check()
        self.keeping = inside.keeping(self.desk, self._tasks, self._window)
        inside.go_back(self.desk, self._tasks, place)
        for pressed in self.card.pressed_by(profile):
            self.desk.keep_stamp(pressed.visit, pressed.which, pressed.at)
        self.idleness.watch(True)
        self.next_lock.prepare()
        self.opened.emit()

    def check(self) -> None:
        """Have the store looked over, beside whatever is done meanwhile."""
        if self.desk is not None:
            self.checking = self._inside().checking(self.desk, self._tasks)

    # ---------------------------------------------------------------- locking

    def _idle(self) -> None:
        """In a visit with a PIN a cover will do; else this is the real lock."""
        if self.desk is None or not self.desk.cover.cover():
            self.lock()

    def ask_lock(self) -> None:
        """Lock because somebody asked for it: they are told first, once, of what has reached nobody."""
        if self.desk is not None:
            self.desk.leaving.ask(self.lock)

    def lock(self) -> None:
        """Keep every key press, close the store, drop the keys, show the locked door. Nothing is sealed by it."""
        if self.desk is None:
            self._let_sleep()
            return
        going_on = self.desk.visit_place
        self.card.hold(self.desk.session.profile.profile.id, going_on.visit, going_on.place)
        work = self._inside().leaving(self.desk)
        if self.fresh is None:
            self.fresh = self._inside().fresh_start(self._tasks, self.begin_anew, self)
        self.fresh.watch(self.desk.session.database)
        self._shut(work, lambda _done: self.shut.emit(), lambda _error: self.shut.emit())

    def _let_sleep(self) -> None:
        if self.suspend is not None:
            self.suspend.locked()

    def end(self, reason: str) -> None:
        """The hub has ended this laptop's access: shut at once, hand over what it lacks, then destroy the key."""
        if self.desk is None:
            return
        session, inside = self.desk.session, self._inside()
        self._shut(lambda: inside.hand_over(session, reason), lambda _done: self._ended(), self._not_ended)
        self._window.toast.tell(tr("Your access on this laptop has ended. What you wrote is handed to the hub."))

    def _ended(self) -> None:
        self.shut.emit()
        if self.desk is None:
            self.show_locked()

    def _not_ended(self, error: FieldKitError) -> None:
        self.shut.emit()
        self._window.toast.tell(error_words(error))

    def _shut(
        self,
        work: Callable[[], object],
        done: Callable[[Any], object],
        failed: Callable[[FieldKitError], object],
    ) -> None:
        desk, self.desk = self.desk, None
        if desk is None:
            return
        self.idleness.watch(False)
        self._tasks.forget()
        self.closing_up.emit()
        desk.keep_place()
        self._window.close_sheets()
        self._window.set_bands(())
        self._shut_with(self.next_lock.take())
        self._window.paint_now()
        announce(self._window, tr("Locked."))
        self.shutting.begin(
            desk, work, lambda what: self._closed(done, what), lambda error: self._closed(failed, error)
        )

    def _put_away(self) -> None:
        self._tasks.run(self._locked_now, self._refresh)
        self.postman.leave_to("")

    def _closed(self, then: Callable[[Any], object], what: object) -> None:
        if self.fresh is not None:
            self.fresh.closed()
        then(what)

    def _closing(self, event: QCloseEvent) -> None:
        if self.desk is not None and self.desk.leaving.must_ask:
            event.ignore()
            self.desk.leaving.ask(self._quit)
            return
        if self.desk is not None:
            self.lock()
            self.shutting.finish()
        event.accept()

    def _quit(self) -> None:
        self.lock()
        self.shutting.finish()
        self._window.close()
