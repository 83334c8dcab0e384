"""Repairing a damaged store from the window: what can be read is carried over, and the damaged one is kept as it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, SignalInstance

from fieldkit.base.errors import FieldKitError
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.profile import store_care
from fieldkit.store.errors import RemovalError
from fieldkit.store.salvaging import Salvaged
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.door.newcoming import Entrance
from fieldkit.ui.language.wording import error_words, tr, tr_many
from fieldkit.ui.screens.repair_sheet import RepairSheet
from fieldkit.ui.window import MainWindow


def mended_words(found: Salvaged) -> str:
    """What came of it: how much is there, what is gone, and what to do next."""
    kept = tr_many("1 record can be read again.", "{count} records can be read again.", found.records)
    lost = tr_many("1 thing could not be read.", "{count} things could not be read.", found.unread)
    gone = f" {lost}" if found.unread else ""
    return tr(
        "{kept}{gone} The damaged store is kept as it was. Press Sync now: the hub sends what it holds.",
        kept=kept,
        gone=gone,
    )


class Mending(QObject):
    """For one profile, behind a shut door: the store must not be open while it is repaired."""

    def __init__(
        self, laptop: Laptop, tasks: Tasks, window: MainWindow, entrance: Entrance, profile: str
    ) -> None:
        super().__init__(window)
        self._laptop = laptop
        self._tasks = tasks
        self._window = window
        self._entrance = entrance
        self._profile = profile

    def ask_once(self, shut: SignalInstance, lock: Callable[[], object]) -> None:
        """Lock first, and ask when the store is closed; ``shut`` tells that it is."""
        shut.connect(self._ask_plainly, Qt.ConnectionType.SingleShotConnection)
        lock()

    def ask(self, trouble: str = "", *, accept: bool = False) -> None:
        """Say what a repair does and ask for the passphrase; ``accept``: a good part would be gone, and they are told."""
        sheet = RepairSheet(trouble, self._window, accept=accept)
        sheet.accepted.connect(lambda: self.repair(sheet.field.text(), accept=accept))
        sheet.open()

    def repair(self, passphrase: str, *, accept: bool = False) -> None:
        """Carry over what can be read, then go in."""
        laptop, profile = self._laptop, self._profile
        self._window.toast.tell(tr("Repairing. This can take some minutes."))
        self._tasks.run(
            lambda: store_care.repair_store(laptop, profile, passphrase, accept=accept),
            lambda found: self._entrance.come_in(
                profile, passphrase, lambda: self._window.toast.tell(mended_words(found))
            ),
            lambda error: self._not_done(error, accept=accept),
        )

    def _ask_plainly(self) -> None:
        self.ask()

    def _not_done(self, error: FieldKitError, *, accept: bool) -> None:
        self.ask(error_words(error), accept=accept or isinstance(error, RemovalError))
