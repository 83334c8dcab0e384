"""The way back in for somebody who has forgotten the passphrase: a file out, two people, a file in, a new passphrase."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from fieldkit.base.errors import FieldKitError
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.profile import recovering
from fieldkit.services.writing import attach
from fieldkit.store import atomic_file
from fieldkit.ui.beneath.judging import Judging
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.door.newcoming import Entrance
from fieldkit.ui.language.wording import error_words, tr
from fieldkit.ui.screens.recovery_sheets import ForgottenSheet, RedeemSheet
from fieldkit.ui.window import MainWindow


class Forgetting(QObject):
    """For one profile on the locked screen. The keys of the two people are never asked for on this laptop."""

    def __init__(
        self, laptop: Laptop, tasks: Tasks, window: MainWindow, entrance: Entrance, profile: str, name: str
    ) -> None:
        super().__init__(window)
        self._laptop = laptop
        self._tasks = tasks
        self._window = window
        self._entrance = entrance
        self._profile = profile
        self._name = name

    def ask(self, trouble: str = "") -> None:
        """The sheet with both steps."""
        laptop, profile = self._laptop, self._profile

        def show(helpers: tuple[recovering.Helper, ...]) -> None:
            sheet = ForgottenSheet([one.fingerprint for one in helpers], trouble, self._window)
            sheet.save_file.connect(lambda: self._choose_save(sheet))
            sheet.bring_file.connect(lambda: self._choose_opened(sheet))
            sheet.open()

        self._tasks.run(lambda: recovering.helpers(laptop, profile), show, self._trouble)

    def save(self, file: Path) -> None:
        """Write what the first of the two opens."""
        laptop, profile = self._laptop, self._profile
        self._tasks.run(
            lambda: atomic_file.write(file, recovering.recovery_file(laptop, profile)),
            lambda _done: self._window.toast.tell(
                tr("Saved. Give it to the first person; what comes out of it goes to the second.")
            ),
            self._trouble,
        )

    def bring(self, file: Path) -> None:
        """Read what both have opened, then ask for a new passphrase."""
        self._tasks.run(lambda: attach.read_file(file), self.choose, lambda error: self.ask(error_words(error)))

    def choose(self, opened: bytes, trouble: str = "") -> None:
        """The sheet for the new passphrase."""
        sheet = RedeemSheet(Judging(self._tasks), (self._name,), trouble, self._window)
        sheet.accepted.connect(lambda: self.redeem(opened, sheet.choice.new.text()))
        sheet.open()

    def redeem(self, opened: bytes, passphrase: str) -> None:
        """Take the new passphrase and go in."""
        laptop, profile = self._laptop, self._profile
        self._tasks.run(
            lambda: recovering.redeem(laptop, profile, opened, passphrase),
            lambda _done: self._entrance.come_in(profile, passphrase, self._inside),
            lambda error: self.ask(error_words(error)),
        )

    def _inside(self) -> None:
        self._window.toast.tell(tr("You are in again. Join your hub with a new code, in Settings, and destroy the opened file."))

    def _choose_save(self, sheet: ForgottenSheet) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self._window, tr("Save the file for them"), "recovery.age", tr("age (*.age)"))
        self._go_on(sheet, chosen, self.save)

    def _choose_opened(self, sheet: ForgottenSheet) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._window, tr("They have opened it"), "")
        self._go_on(sheet, chosen, self.bring)

    @staticmethod
    def _go_on(sheet: ForgottenSheet, chosen: str, run: Callable[[Path], None]) -> None:
        if chosen:
            sheet.accept()
            run(Path(chosen))

    def _trouble(self, error: FieldKitError) -> None:
        self._window.toast.tell(error_words(error))
