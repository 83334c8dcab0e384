"""Where a thread does not end after a lock, the locked screen comes up in a new process and this one is ended hard.

A thread that goes on, in a page that is being made or a question that nobody answers, may still hold what was read. Nothing
can take that from it but the end of the process. Until every save has reached the disk nothing is ended.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtCore import QObject, QTimer

from fieldkit.store.database import Database
from fieldkit.store.errors import StoreError
from fieldkit.store.writer import Priority
from fieldkit.ui.beneath.tasks import Tasks

LIMIT_SECONDS = 5.0
"""How long threads may take to end. The window has shown nothing personal since the lock."""

_LOOK_MS = 100


class FreshStart(QObject):
    """Watches from each lock on until every thread that ran before it has ended."""

    def __init__(
        self,
        tasks: Tasks,
        begin_anew: Callable[[], object],
        parent: QObject,
        *,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """``begin_anew`` starts the program anew and ends this process; where it comes back, nothing was ended."""
        super().__init__(parent)
        self._tasks = tasks
        self._begin_anew = begin_anew
        self._seconds = seconds
        self._since = 0.0
        self._database: Database | None = None
        self._saved: Future[None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, database: Database) -> None:
        """It was locked: ``database`` is being closed, and threads are to end."""
        self._since, self._database, self._saved = self._seconds(), database, None
        self._timer.start()

    def closed(self) -> None:
        """The store is closed and its keys are dropped."""
        self._database = None

    def stop(self) -> None:
        """Somebody is inside again."""
        self._timer.stop()

    @property
    def watching(self) -> bool:
        """Whether a thread may still go on."""
        return self._timer.isActive()

    def look(self) -> None:
        """How it stands now."""
        if self._database is None and not self._tasks.left:
            self._timer.stop()
        elif self._seconds() - self._since >= LIMIT_SECONDS and self._all_saved():
            self._timer.stop()
            self._begin_anew()

    def _all_saved(self) -> bool:
        """Whether everything that was handed over before the lock is on the disk. Waits for nothing."""
        if self._database is None:
            return True
        try:
            # Behind every save that was asked for before: once it is through they are.
            self._saved = self._saved or self._database.write(lambda _: None, Priority.DRAFT)
        except StoreError:
            # The writer is finishing; it says so itself when it is done.
            return False
        return self._saved.done()


def start_program(arguments: Sequence[str]) -> int:
    """Start the program anew, in a process that outlives this one; its number. Raises OSError."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-m", "fieldkit"]), *arguments]
    # Nothing of this process goes along: no open file, so no lock on a profile either.
    started = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    return started.pid


def end_hard() -> None:
    """End this process at once, whatever its threads are doing. The system lets go of its lock on the profile."""
    os._exit(0)
