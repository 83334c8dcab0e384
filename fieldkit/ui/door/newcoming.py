"""Lets somebody new in on this laptop: a profile is made, opened, and joined to the hub where a code was given."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from fieldkit.base.errors import FieldKitError
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.library.roles import ROLES
from fieldkit.services.profile import profiles
from fieldkit.services.profile.profiles import ProfileLine
from fieldkit.ui.beneath.judging import Judging
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import error_words, tr
from fieldkit.ui.screens.newcomer_sheets import Newcomer, NewProfileSheet
from fieldkit.ui.window import MainWindow


class Entrance(Protocol):
    """What this needs of the door."""

    def show_locked(self) -> None: ...

    def come_in(self, profile: str, passphrase: str, then: Callable[[], object]) -> None: ...

    def join(self, address: str, code: str) -> None: ...

    def begin_recovery(self, *, joining: bool) -> None: ...


class Newcoming(QObject):
    """Nothing is made until everything asked for was given; what was typed stays when something is wrong."""

    def __init__(self, laptop: Laptop, tasks: Tasks, window: MainWindow, entrance: Entrance) -> None:
        super().__init__(window)
        self._laptop = laptop
        self._tasks = tasks
        self._window = window
        self._entrance = entrance

    def ask(self, trouble: str = "", before: Newcomer | None = None) -> None:
        """The sheet for it; the passphrase is typed anew each time."""
        sheet = NewProfileSheet(ROLES, Judging(self._tasks), trouble, before, self._window)
        sheet.accepted.connect(lambda: self.make(sheet.result_data()))
        sheet.open()

    def make(self, given: Newcomer) -> None:
        """Make the profile, and go on inside it."""
        laptop = self._laptop

        def work() -> ProfileLine:
            return profiles.create(laptop, name=given.name, role=given.role, passphrase=given.passphrase)

        self._tasks.run(work, lambda made: self._made(made, given), lambda error: self._not_made(given, error))

    def _made(self, made: ProfileLine, given: Newcomer) -> None:
        self._entrance.show_locked()
        self._entrance.come_in(made.id, given.passphrase, lambda: self._inside(given))

    def _inside(self, given: Newcomer) -> None:
        self._entrance.begin_recovery(joining=bool(given.address))
        if given.address:
            self._entrance.join(given.address, given.code)
        else:
            self._window.toast.tell(
                tr("Welcome, {name}. Join your hub in Settings when you have a code.", name=given.name.split()[0])
            )

    def _not_made(self, given: Newcomer, error: FieldKitError) -> None:
        self.ask(error_words(error), given)
