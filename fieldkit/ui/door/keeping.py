"""What Settings offers beside looks: backing up, another passphrase, and who could open the profile if it is forgotten."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from fieldkit.base.errors import FieldKitError
from fieldkit.services.profile import backup, key_care
from fieldkit.services.profile.key_care import Recovery
from fieldkit.services.profile.session import Session
from fieldkit.store.backups import Manifest
from fieldkit.ui.beneath.judging import Judging
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.door.joining import Joining
from fieldkit.ui.language.wording import error_words, tr, tr_many
from fieldkit.ui.screens.key_sheets import PassphraseSheet
from fieldkit.ui.screens.recovery_sheets import NameHelpersSheet
from fieldkit.ui.screens.settings import SettingsScreen
from fieldkit.ui.window import MainWindow


class Keeping(QObject):
    """Joins the settings screen to the services; lives as long as somebody is unlocked."""

    to_do = Signal(str)
    """What is still to do about a forgotten passphrase, in words; "" for nothing."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        window: MainWindow,
        screen: SettingsScreen,
        parent: QObject,
        in_visit: Callable[[], bool],
    ) -> None:
        """``in_visit`` tells whether records are open; nobody joins a hub under them."""
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._screen = screen
        screen.back_up.connect(self.ask_where)
        screen.change_passphrase.connect(lambda: self.ask_passphrase(""))
        self.joining = Joining(session, tasks, window, self, in_visit)
        self.joining.joined.connect(lambda: screen.show_joined(True))
        screen.join.connect(self.joining.ask)
        screen.name_helpers.connect(self.ask_helpers)
        screen.show_joined(not session.certificate.provisional)
        tasks.run(lambda: key_care.recovery(session), self._know, self._trouble)

    def ask_where(self) -> None:
        """Choose the file, then write it."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("Back up to a file"), "fieldkit.backup", tr("Backups (*.backup)")
        )
        if chosen:
            self.back_up(Path(chosen))

    def back_up(self, file: Path) -> None:
        """Write everything to a file; it is read back before it counts."""
        session = self._session
        self._tasks.run(lambda: backup.back_up(session, file), self._backed_up, self._trouble)

    def ask_passphrase(self, trouble: str) -> None:
        """The sheet for it, with what went wrong before."""
        about = (self._session.practitioner.name,)
        sheet = PassphraseSheet(Judging(self._tasks), about, trouble, self._window)
        sheet.accepted.connect(lambda: self.change(sheet.old.text(), sheet.choice.new.text()))
        sheet.open()

    def change(self, old: str, new: str) -> None:
        """Change it; a wrong old one is asked for again."""
        laptop, profile = self._session.laptop, self._session.profile.profile.id
        self._tasks.run(
            lambda: key_care.change_passphrase(laptop, profile, old, new),
            lambda _done: self._window.toast.tell(tr("Your passphrase is changed. Use the new one from now on.")),
            lambda error: self.ask_passphrase(error_words(error)),
        )

    def begin(self, *, joining: bool) -> None:
        """The last step of making a profile: who could open it. After the hub's fingerprint was read, where it joins one."""
        session = self._session

        def work() -> Recovery:
            key_care.ask_for_recovery(session)
            return key_care.recovery(session)

        self._tasks.run(work, self._know, self._trouble)
        if joining:
            self.joining.told.connect(self._ask_first, Qt.ConnectionType.SingleShotConnection)
        else:
            self._ask_first()

    def _ask_first(self) -> None:
        self.ask_helpers(first_time=True)

    def ask_helpers(
        self, first: str = "", second: str = "", trouble: str = "", *, first_time: bool = False
    ) -> None:
        """The sheet that names who could open the profile if its passphrase is forgotten."""
        sheet = NameHelpersSheet(first, second, trouble, self._window, first_time=first_time)
        sheet.accepted.connect(
            lambda: self.name_helpers(
                sheet.first.text().strip(), sheet.second.text().strip(), sheet.passphrase.text()
            )
        )
        sheet.open()

    def name_helpers(self, first: str, second: str, passphrase: str) -> None:
        """Name them; what is wrong is told on the sheet, with what was typed."""
        session = self._session
        laptop, profile = session.laptop, session.profile.profile.id

        def work() -> Recovery:
            key_care.set_up_recovery(laptop, profile, passphrase, first, second)
            return key_care.recovery(session)

        self._tasks.run(
            work, self._know, lambda error: self.ask_helpers(first, second, error_words(error))
        )

    def _backed_up(self, made: Manifest) -> None:
        count = tr_many("1 record", "{count} records", made.records)
        self._window.toast.tell(tr("{count} backed up, and read back. Keep the file apart from the laptop.", count=count))

    def _know(self, found: Recovery) -> None:
        self._screen.show_recovery(found.fingerprints)
        self.to_do.emit(found.to_do)
        if found.news:
            self._window.toast.tell(found.news)

    def _trouble(self, error: FieldKitError) -> None:
        self._window.toast.tell(error_words(error))
