"""Runs the posting of sealed envelopes beside the window: for everybody while locked, for the others while somebody works."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldkit.services.sending.still_to_send import StillToSend
from fieldkit.ui.beneath.tasks import Tasks

if TYPE_CHECKING:
    from fieldkit.services.door.post_waiting import Poster


EVERY_MS = 5_000
"""How often it looks. Whether a hub that did not answer is asked again is the poster's own patience."""


class Postman(QObject):
    """Posts now and then, one round at a time, on a thread of its own: a hub that hangs must not hold up the window."""

    told = Signal(object)
    """StillToSend, after each round."""

    def __init__(self, make_poster: "Callable[[], Poster]", parent: QObject | None = None) -> None:
        """``make_poster`` is asked once, on this postman's own thread."""
        super().__init__(parent)
        self._make_poster = make_poster
        self._poster: Poster | None = None
        self._tasks = Tasks(self, workers=1)
        self._open_profile = ""
        self._again = False
        self.newest: StillToSend | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.post)

    def start(self) -> None:
        """Begin, and look at once."""
        self._timer.start()
        self.post()

    def leave_to(self, profile: str) -> None:
        """From now on this profile sends for itself, being unlocked; "" when nobody is."""
        self._open_profile = profile
        self.post()

    def post(self) -> None:
        """A round now; one that is asked for during another follows it."""
        if self._tasks.busy:
            self._again = True
            return
        leave_out = self._open_profile
        self._tasks.run(lambda: self._round(leave_out), self._done, self._failed)

    def close(self) -> None:
        """Finish the round and let the thread go."""
        self._timer.stop()
        self._tasks.close()

    def _round(self, leave_out: str) -> StillToSend:
        # Only ever on the one worker of this postman, one round at a time.
        self._poster = self._poster or self._make_poster()
        return self._poster.post(leave_out=leave_out)

    def _done(self, found: StillToSend) -> None:
        self.newest = found
        self.told.emit(found)
        self._go_on()

    def _failed(self, _error: object) -> None:
        """The folder could not be read: what waits goes on waiting, and the next round looks again."""
        self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self.post()
