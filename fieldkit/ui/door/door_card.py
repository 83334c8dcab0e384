"""The 999 card on the locked screen while a visit goes on: the place in this program's memory only, and the times pressed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldkit.services.computer.laptop import Laptop
from fieldkit.ui.window import MainWindow

if TYPE_CHECKING:
    # Loaded after the locked screen is painted: nobody has locked before.
    from fieldkit.ui.screens.emergency import EmergencyCard, EmergencyData

Now = Callable[[], datetime]

HOURS = 4
"""How long the place stays after the door shut; a visit does not last longer, and a lost laptop forgets it."""
_HOUR_MS = 60 * 60 * 1_000


@dataclass(frozen=True)
class Pressed:
    """A time pressed on the card while the door was shut. ``at`` is ISO 8601."""

    visit: str
    which: str
    at: str


class DoorCard(QObject):
    """One place, of whoever locked. It is in no file and on no widget before the card is asked for."""

    closed = Signal()
    wiped = Signal()
    """The place is gone because its time is over."""

    def __init__(
        self, laptop: Laptop, window: MainWindow, make: "Callable[[Now], EmergencyCard]"
    ) -> None:
        """``make`` gives an empty card; it is asked once there is something to read out."""
        super().__init__(window)
        self._make = make
        self._allowed = laptop.lock_card
        self._window = window
        self._profile = self._visit = ""
        self._place: EmergencyData | None = None
        self._pressed: dict[str, list[Pressed]] = {}
        self._now: Now = lambda: laptop.clock.now().astimezone()
        self.screen: EmergencyCard | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HOURS * _HOUR_MS)
        self._timer.timeout.connect(self._time_is_over)

    @property
    def offered(self) -> bool:
        """Whether the locked screen has the card: a visit goes on, and the organisation allows it."""
        return self._place is not None

    def hold(self, profile: str, visit: str, place: "EmergencyData") -> None:
        """The door shuts in a visit: keep this and nothing else."""
        self.forget()
        if self._allowed and visit:
            self._profile, self._visit, self._place = profile, visit, place
            self._timer.start()

    def forget(self) -> None:
        """Somebody unlocked, the visit is over, or its access ended: the place is gone. Times that were pressed stay."""
        self._timer.stop()
        self._profile = self._visit = ""
        self._place = None
        screen, self.screen = self.screen, None
        if screen is not None:
            self._window.drop(screen)

    def show(self) -> bool:
        """Fill the window with the card; whether there is one."""
        if self._place is None:
            return False
        if self.screen is None:
            self.screen = self._make(self._now)
            self.screen.stamped.connect(self._keep)
            self.screen.closed.connect(self.closed)
        if self._window.filling is not self.screen:
            self.screen.show_data(self._place)
            self._window.fill(self.screen)
            self.screen.setFocus()
        return True

    def pressed_by(self, profile: str) -> tuple[Pressed, ...]:
        """The times that wait to be written into this profile's visit; they are handed over once."""
        return tuple(self._pressed.pop(profile, ()))

    def _keep(self, which: str, at: str) -> None:
        self._pressed.setdefault(self._profile, []).append(Pressed(self._visit, which, at))

    def _time_is_over(self) -> None:
        if self.screen is not None and self._window.filling is self.screen:
            self._timer.start()
            return
        self.forget()
        self.wiped.emit()
