"""Does what a command chosen in the search is for; the desk only says where to go."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from fieldkit.ui.day.asking import Asking
from fieldkit.ui.day.commands import GO
from fieldkit.ui.sending.syncing import Syncing
from fieldkit.ui.visit.calling_out import CallingOut
from fieldkit.ui.visit.settling import Settling
from fieldkit.ui.window import MainWindow


class RunningCommands(QObject):
    """Every key of ``commands.COMMANDS`` leads somewhere."""

    go = Signal(str)
    emergency = Signal()
    safety = Signal()

    def __init__(
        self, asking: Asking, calling_out: CallingOut, syncing: Syncing, settling: Settling, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._runs: Mapping[str, Callable[[], object]] = {
            "visit": lambda: asking.plan(""),
            "person": asking.new_person,
            "call-out": calling_out.ask,
            "sync": syncing.sync_now,
            "emergency": self.emergency.emit,
            "safety": self.safety.emit,
            "settle": lambda: settling.open("", None),
            "practise": window.practice_asked.emit,
            "lock": window.lock_asked.emit,
        }

    def run(self, key: str) -> None:
        """Do it."""
        if key.startswith(GO):
            self.go.emit(key.removeprefix(GO))
        else:
            self._runs[key]()
