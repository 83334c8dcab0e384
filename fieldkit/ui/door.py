"""The door: unlocking, locking by key, by idleness and at the end; while it is shut the window holds nothing personal."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from fieldkit.base.errors import FieldKitError
from fieldkit.services import backup, ending, last_place, post_waiting, profiles
from fieldkit.services import unlock as unlocking
from fieldkit.services.authors import ROLES
from fieldkit.services.ending import AccessEndedError
from fieldkit.services.laptop import Laptop
from fieldkit.services.last_place import LastPlace
from fieldkit.services.post_waiting import StillToSend
from fieldkit.services.session import Session
from fieldkit.store.ended import Ended
from fieldkit.store.errors import StoreInUseError
from fieldkit.ui import returning
from fieldkit.ui.checking import Checking
from fieldkit.ui.desk import Desk
from fieldkit.ui.keeping import Keeping
from fieldkit.ui.postman import Postman
from fieldkit.ui.screens.key_sheets import BackupPassphraseSheet
from fieldkit.ui.screens.unlock import ProfileChoice, UnlockData, UnlockScreen
from fieldkit.ui.suspend import Suspend
from fieldkit.ui.tasks import Tasks
from fieldkit.ui.theme import Dresser
from fieldkit.ui.window import MainWindow

IDLE_MS = 5 * 60 * 1_000
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


def ended_words(ended: Ended) -> str:
    """What the locked screen says of an access that has ended: a fact, no reason, and nobody's name to whoever found it."""
    count = ended.handed_over
    what = "1 piece" if count == 1 else f"{count} pieces"
    over = f" {what} of unsent work reached the hub first." if count else ""
    return f"An access on this laptop has ended.{over}"


class Idleness(QObject):
    """Tells when nobody has touched keyboard, mouse or screen for a while."""

    idle = Signal()

    def __init__(self, app: QApplication, milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.idle)
        app.installEventFilter(self)

    def watch(self, on: bool) -> None:
        """Begin or stop counting."""
        if on:
            self._timer.start()
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Each touch starts the count again."""
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False


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
    ) -> None:
        super().__init__(window)
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
        self.suspend = Suspend(QDBusConnection.systemBus(), self)
        self.suspend.lock_asked.connect(self.lock)
        self.shut.connect(self.suspend.locked)
        self.postman = Postman(laptop, self)
        self.postman.told.connect(self._tell_posted)
        self.show_locked()
        self.postman.start()

    # ---------------------------------------------------------------- shut

    def notice(self, lines: Sequence[str]) -> None:
        """Say something about this laptop on the locked screen, from now on."""
        self._notices = tuple(lines)
        if self.screen is not None:
            self.screen.add_notices(lines)

    def show_locked(self) -> None:
        """Show who may unlock; nothing else."""
        found = profiles.list_profiles(self._laptop)
        choices = [
            ProfileChoice(one.id, one.name, ROLES.get(one.role, one.role)) for one in found if not one.damaged
        ]
        left = post_waiting.still_to_send(self._laptop)
        notices = [ended_words(one) for one in ending.ended_here(self._laptop)]
        notices += self._notices
        screen = UnlockScreen(
            UnlockData(choices, left.waiting, self._laptop.found_phone, joined=left.joined, notices=notices)
        )
        screen.unlock.connect(self._try)
        screen.show_other.connect(self.show_other)
        screen.bring_back.connect(self._choose_backup)
        screen.forgotten.connect(self._forgotten)
        old, self.screen = self.screen, screen
        self._window.fill(screen)
        if old is not None:
            self._window.drop(old)
        current = next((one for one in found if one.current), None)
        if len(choices) == 1 and current is not None:
            screen.pick(choices[0])

    def _tell_posted(self, left: StillToSend) -> None:
        if self.screen is not None:
            self.screen.set_still_to_send(left.waiting, joined=left.joined)

    def _forgotten(self, _profile: str) -> None:
        self._window.toast.tell(
            "Call your support desk: they and the records lead can open it together. Nothing is lost."
        )

    def _choose_backup(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Bring back from a backup", "", "Backups (*.backup)"
        )
        if chosen:
            self.ask_backup(Path(chosen))

    def ask_backup(self, file: Path, trouble: str = "") -> None:
        """Ask for the passphrase of a backup, then bring it back, verified."""
        sheet = BackupPassphraseSheet(trouble, self._window)
        laptop = self._laptop

        def work() -> None:
            words = sheet.field.text()
            self._tasks.run(
                lambda: backup.restore(laptop, file, words),
                lambda _line: self.show_locked(),
                lambda error: self.ask_backup(file, f"{error.message} {error.next_step}"),
            )

        sheet.accepted.connect(work)
        sheet.open()

    def _try(self, profile: str, passphrase: str) -> None:
        laptop = self._laptop

        def work() -> tuple[Session, LastPlace]:
            session = unlocking.unlock(laptop, profile, passphrase)
            return session, last_place.read(session)

        self._tasks.run(work, lambda found: self._open(*found), self._wrong)

    def _wrong(self, error: FieldKitError) -> None:
        if isinstance(error, AccessEndedError):
            self.show_locked()
            self._window.toast.tell(f"{error.message} {error.next_step}")
        elif self.screen is not None:
            used = isinstance(error, StoreInUseError)
            self.screen.show_wrong(f"{error.message} {error.next_step}", elsewhere=used)

    def _open(self, session: Session, place: LastPlace) -> None:
        self._notices = ()
        self.postman.leave_to(session.profile.profile.id)
        self.desk = Desk(session, self._tasks, self._window, self._dresser, self._version)
        if self.screen is not None:
            old, self.screen = self.screen, None
            self._window.drop(old)
        self.desk.cover.lock_asked.connect(self.lock)
        self.desk.cover.lifted.connect(lambda: self.idleness.watch(True))
        self.desk.syncing.ended.connect(self.end)
        self.check()
        self.keeping = Keeping(session, self._tasks, self._window, self.desk.settings, self.desk)
        returning.go_back(self.desk, self._tasks, place)
        self.idleness.watch(True)
        self.opened.emit()

    def check(self) -> None:
        """Have the store looked over, beside whatever is done meanwhile."""
        if self.desk is not None:
            tell = self.desk.syncing.set_damage
            self.checking = Checking(self.desk.session, self._tasks, tell, self.desk)

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
            self.suspend.locked()
            return
        session, place = self.desk.session, returning.place_of(self.desk)

        def work() -> None:
            try:
                last_place.keep(session, place)
            finally:
                unlocking.lock(session)

        self._shut(work, lambda _done: self.shut.emit(), lambda _error: self.shut.emit())

    def end(self, reason: str) -> None:
        """The hub has ended this laptop's access: shut at once, hand over what it lacks, then destroy the key."""
        if self.desk is None:
            return
        session = self.desk.session
        self._shut(lambda: ending.hand_over(session, reason), lambda _done: self._ended(), self._not_ended)
        self._window.toast.tell("Your access on this laptop has ended. What you wrote is handed to the hub.")

    def _ended(self) -> None:
        self.shut.emit()
        if self.desk is None:
            self.show_locked()

    def _not_ended(self, error: FieldKitError) -> None:
        self.shut.emit()
        self._window.toast.tell(f"{error.message} {error.next_step}")

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
        self.show_locked()
        self._window.repaint()
        trouble = desk.put_away()
        if trouble is not None:
            self._window.toast.tell(f"Not everything could be kept: {trouble.message} {trouble.next_step}")
        self._tasks.run(work, done, failed)
        self.postman.leave_to("")

    def _closing(self, event: QCloseEvent) -> None:
        if self.desk is not None and self.desk.leaving.must_ask:
            event.ignore()
            self.desk.leaving.ask(self._quit)
            return
        if self.desk is not None:
            self.lock()
        event.accept()

    def _quit(self) -> None:
        self.lock()
        self._window.close()
