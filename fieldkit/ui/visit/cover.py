"""Covers the screen during a visit instead of locking it, so that listening does not cost a passphrase every five minutes."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.profile.visit_pin import VisitPin, WeakPinError
from fieldkit.ui.language.wording import error_words, tr
from fieldkit.ui.screens.cover import CoverScreen, PinSheet
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.window import MainWindow

_MINUTE_MS = 60_000


class Cover(QObject):
    """Holds the visit's PIN. Twenty minutes under cover, three wrong tries, a closed lid or *Lock* are the real lock."""

    lock_asked = Signal()
    lifted = Signal()
    emergency = Signal()

    def __init__(self, laptop: Laptop, window: MainWindow, visiting: Visiting) -> None:
        super().__init__(window)
        self._laptop = laptop
        self._window = window
        self._visiting = visiting
        self._pin: VisitPin | None = None
        self._before: QWidget | None = None
        self.screen: CoverScreen | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(laptop.cover_minutes * _MINUTE_MS)
        self._timer.timeout.connect(self.lock_asked)
        visiting.left.connect(self.forget)
        visiting.workspace.cover_asked.connect(self.asked)
        self._tell_workspace()

    @property
    def ready(self) -> bool:
        """Whether a cover may take the place of the lock now: allowed here, a visit open, a PIN chosen."""
        return self._pin is not None and self._laptop.cover_minutes > 0 and bool(self._visiting.records)

    @property
    def has_pin(self) -> bool:
        """Whether a PIN was chosen for this visit."""
        return self._pin is not None

    def try_pin(self, typed: str) -> int | None:
        """Whether this is the visit's PIN: None if it is, else how many tries are left; the last one locks."""
        if self._pin is None or self._pin.lifts(typed):
            return None if self._pin is not None else 0
        if not self._pin.tries_left:
            self.lock_asked.emit()
            return 0
        return self._pin.tries_left

    @property
    def on(self) -> bool:
        """Whether the cover lies over the window."""
        return self.screen is not None

    def remind(self) -> None:
        """A visit has begun: say what a PIN is for, unless there is one."""
        self._tell_workspace()
        if self._pin is None and self._laptop.cover_minutes > 0:
            self._window.toast.tell(
                tr(
                    "Listening for a while? Choose a PIN for this visit (F6): the screen then covers itself, and the PIN opens it."
                ),
                crossing=True,
            )

    def _tell_workspace(self) -> None:
        allowed = self._laptop.cover_minutes > 0
        self._visiting.workspace.set_cover(allowed=allowed, has_pin=self._pin is not None)

    def asked(self) -> None:
        """The key for it: cover now, or choose the PIN first."""
        if self.on or not self._visiting.records:
            return
        if self._laptop.cover_minutes <= 0:
            self._window.toast.tell(tr("Your organisation has switched the cover off. Ctrl+L locks."))
        elif not self.cover():
            self._choose("")

    def cover(self) -> bool:
        """Cover the window where that is allowed; whether it was."""
        if not self.ready or self.on:
            return False
        self._visiting.keep_place()
        self._window.close_sheets()
        self._window.toast.hide()
        self._before = self._window.filling
        screen = self.screen = CoverScreen(self._visiting.now)
        screen.tried.connect(self._tried)
        screen.lock.connect(self.lock_asked)
        screen.emergency.connect(self.emergency)
        self._window.fill(screen)
        screen.field.setFocus()
        self._timer.start()
        return True

    def forget(self) -> None:
        """The visit is over, or the door shuts: no PIN, no cover."""
        self._pin = None
        self._tell_workspace()
        self._take_off()

    def _choose(self, trouble: str) -> None:
        sheet = PinSheet(trouble, self._window)
        sheet.accepted.connect(lambda: self._chosen(sheet.field.text()))
        sheet.open()

    def _chosen(self, typed: str) -> None:
        try:
            self._pin = VisitPin(typed, self._laptop.random)
        except WeakPinError as error:
            self._choose(error_words(error))
            return
        self._tell_workspace()
        self._window.toast.tell(tr("The screen covers itself from now on. F6 covers it at once."))

    def _tried(self, typed: str) -> None:
        screen = self.screen
        if screen is None:
            return
        left = self.try_pin(typed)
        if left is None:
            before = self._before
            self._take_off()
            self._window.fill(before if before is not None else self._visiting.workspace)
            self.lifted.emit()
        elif left:
            screen.show_wrong(left)

    def _take_off(self) -> None:
        self._timer.stop()
        screen, self.screen, self._before = self.screen, None, None
        if screen is not None:
            self._window.drop(screen)
