"""What a lock leaves for the moment after: painting the locked screen is all that the window has time for at first."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from fieldkit.base.errors import FieldKitError
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import tr
from fieldkit.ui.window import MainWindow

if TYPE_CHECKING:
    # Loaded by whoever made the door, after the locked screen is painted.
    from fieldkit.ui.day.desk import Desk


class Shutting(QObject):
    """Keeps every key press, takes away what the locked screen covers and has the store closed: in the next turn."""

    put_away = Signal()
    """Nothing personal is left in the window; the store is closing."""

    def __init__(self, tasks: Tasks, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._window = window
        self._left: Callable[[], object] | None = None

    def begin(
        self,
        desk: "Desk",
        work: Callable[[], object],
        done: Callable[[Any], object],
        failed: Callable[[FieldKitError], object],
    ) -> None:
        """The locked screen is painted. ``work`` closes the store, on a thread of its own."""

        def put_away() -> None:
            trouble = desk.put_away()
            if trouble is not None:
                self._window.toast.tell(_not_kept(trouble))
            self._tasks.run_apart(work, done, failed)
            self.put_away.emit()

        self._left = put_away
        self._tasks.next_turn(self.finish)

    def finish(self) -> None:
        """Do what is left, if anything is: at once, where the program ends."""
        left, self._left = self._left, None
        if left is not None:
            left()


def _not_kept(trouble: FieldKitError) -> str:
    return tr(
        "Not everything could be kept: {message} {next_step}",
        message=trouble.message,
        next_step=trouble.next_step,
    )
