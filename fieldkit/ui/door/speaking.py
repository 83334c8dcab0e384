"""Settings' choice of a language: shown as it was kept, kept for the next start."""

from PySide6.QtCore import QObject

from fieldkit.services.computer import language_settings
from fieldkit.services.computer.laptop import Laptop
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.door.door import Door
from fieldkit.ui.language.wording import tr
from fieldkit.ui.window import MainWindow


class Speaking(QObject):
    """Joins the settings screen of whoever unlocks to this laptop's language."""

    def __init__(self, laptop: Laptop, tasks: Tasks, window: MainWindow, door: Door) -> None:
        super().__init__(window)
        self._laptop = laptop
        self._tasks = tasks
        self._window = window
        self._door = door
        door.opened.connect(self._join)

    def _join(self) -> None:
        desk = self._door.desk
        if desk is not None:
            laptop = self._laptop
            desk.settings.language_changed.connect(self._keep)
            self._tasks.run(lambda: language_settings.load(laptop), desk.settings.show_language)

    def _keep(self, wish: str) -> None:
        laptop = self._laptop
        self._tasks.run(
            lambda: language_settings.save(laptop, wish),
            lambda _done: self._window.toast.tell(tr("Spoken from the next time FieldKit is opened.")),
        )
