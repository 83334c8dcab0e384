"""The other ways in beside the passphrase: a backup, a forgotten passphrase, somebody new. Asked for at the locked door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QFileDialog

from fieldkit.services.computer.laptop import Laptop
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import error_words, tr
from fieldkit.ui.window import MainWindow

if TYPE_CHECKING:
    # Loaded by whoever made the door, after the locked screen is painted.
    from fieldkit.ui.door.inside import Inside
    from fieldkit.ui.door.newcoming import Entrance


class Entrances(QObject):
    """Each is led by a part of what stands behind the door."""

    def __init__(
        self,
        laptop: Laptop,
        tasks: Tasks,
        window: MainWindow,
        door: Entrance,
        inside: Callable[[], Inside],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._laptop = laptop
        self._tasks = tasks
        self._window = window
        self._door = door
        self._inside = inside

    def forgotten(self, profile: str) -> None:
        """Who can help, and the two steps of it."""
        laptop, inside = self._laptop, self._inside
        self._tasks.run(
            lambda: (inside(), inside().name_of(laptop, profile)),
            lambda found: found[0].forgetting(
                laptop, self._tasks, self._window, self._door, profile, found[1]
            ).ask(),
        )

    def choose_backup(self) -> None:
        """Ask which file, then for its passphrase."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Bring back from a backup"), "", tr("Backups (*.backup)")
        )
        if chosen:
            self.ask_backup(Path(chosen))

    def ask_backup(self, file: Path, trouble: str = "") -> None:
        """Ask for the passphrase of a backup, then bring it back, verified."""
        laptop, inside = self._laptop, self._inside
        sheet = inside().backup_sheet(trouble, self._window)

        def work() -> None:
            words = sheet.field.text()
            self._tasks.run(
                lambda: inside().restore(laptop, file, words),
                lambda _done: self._door.show_locked(),
                lambda error: self.ask_backup(file, error_words(error)),
            )

        sheet.accepted.connect(work)
        sheet.open()

    def repair(self, profile: str) -> None:
        """Repair somebody's store, which could not be opened."""
        self._tasks.run(
            self._inside,
            lambda inside: inside.mending(
                self._laptop, self._tasks, self._window, self._door, profile
            ).ask(),
        )

    def repair_when_shut(self, profile: str, shut: SignalInstance, lock: Callable[[], object]) -> None:
        """Repair the store of whoever is inside: it has to be closed first."""
        inside = self._inside()
        inside.mending(self._laptop, self._tasks, self._window, self._door, profile).ask_once(shut, lock)

    def newcomer(self) -> None:
        """Let somebody new set up a profile; the one who has the door open is then this person."""
        self._tasks.run(
            self._inside,
            lambda inside: inside.newcoming(self._laptop, self._tasks, self._window, self._door).ask(),
        )
