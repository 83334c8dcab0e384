"""The door: unlocking, locking by key, by idleness and at the end; while it is shut the window holds nothing personal."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from fieldkit.base.errors import FieldKitError
from fieldkit.services import post_waiting, profiles
from fieldkit.services import unlock as unlocking
from fieldkit.services.authors import ROLES
from fieldkit.services.laptop import Laptop
from fieldkit.services.post_waiting import StillToSend
from fieldkit.services.session import Session
from fieldkit.ui.desk import Desk
from fieldkit.ui.postman import Postman
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

    def show_locked(self) -> None:
        """Show who may unlock; nothing else."""
        found = profiles.list_profiles(self._laptop)
        choices = [
            ProfileChoice(one.id, one.name, ROLES.get(one.role, one.role)) for one in found if not one.damaged
        ]
        left = post_waiting.still_to_send(self._laptop)
        screen = UnlockScreen(UnlockData(choices, left.waiting, joined=left.joined))
        screen.unlock.connect(self._try)
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

    def _try(self, profile: str, passphrase: str) -> None:
        laptop = self._laptop
        self._tasks.run(lambda: unlocking.unlock(laptop, profile, passphrase), self._open, self._wrong)

    def _wrong(self, error: FieldKitError) -> None:
        if self.screen is not None:
            self.screen.show_wrong(f"{error.message} {error.next_step}")

    def _open(self, session: Session) -> None:
        self.postman.leave_to(session.profile.profile.id)
        self.desk = Desk(session, self._tasks, self._window, self._dresser, self._version)
        if self.screen is not None:
            old, self.screen = self.screen, None
            self._window.drop(old)
        self.desk.cover.lock_asked.connect(self.lock)
        self.desk.cover.lifted.connect(lambda: self.idleness.watch(True))
        self.idleness.watch(True)
        self.opened.emit()

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
        desk, self.desk = self.desk, None
        if desk is None:
            self.suspend.locked()
            return
        self.idleness.watch(False)
        session = desk.session
        self._tasks.forget()
        desk.keep_place()
        self._window.close_sheets()
        self._window.set_bands(())
        self.show_locked()
        self._window.repaint()
        trouble = desk.put_away()
        if trouble is not None:
            self._window.toast.tell(f"Not everything could be kept: {trouble.message} {trouble.next_step}")
        self._tasks.run(lambda: unlocking.lock(session), lambda _done: self.shut.emit())
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
