"""What stands behind the door: loaded beside the locked screen, so that nobody waits for all of it to see where to unlock."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import ending, last_place
from fieldkit.services.door import unlock as unlocking
from fieldkit.services.door.last_place import LastPlace
from fieldkit.services.profile import backup, profiles
from fieldkit.services.profile.session import Session
from fieldkit.store.profile import OpenProfile
from fieldkit.ui.beneath.camera import Cameras
from fieldkit.ui.beneath.clipboard import SecretClipboard
from fieldkit.ui.beneath.finger import Finger
from fieldkit.ui.beneath.first_window import show_first
from fieldkit.ui.beneath.screen_keys import ScreenKeys
from fieldkit.ui.beneath.suspend import Suspend
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.day.desk import Desk
from fieldkit.ui.door import returning
from fieldkit.ui.door.checking import Checking
from fieldkit.ui.door.door import Door
from fieldkit.ui.door.forgetting import Forgetting
from fieldkit.ui.door.fresh_start import FreshStart
from fieldkit.ui.door.helping import Helping
from fieldkit.ui.door.keeping import Keeping
from fieldkit.ui.door.mending import Mending
from fieldkit.ui.door.newcoming import Entrance, Newcoming
from fieldkit.ui.door.practising import Practising
from fieldkit.ui.door.speaking import Speaking
from fieldkit.ui.look.theme import Dresser
from fieldkit.ui.screens.emergency import EmergencyCard
from fieldkit.ui.screens.key_sheets import BackupPassphraseSheet
from fieldkit.ui.window import MainWindow


class Inside:
    """Everything the door asks for once it knows who comes in. Holds nothing itself but what finds cameras."""

    def __init__(self, cameras: Cameras) -> None:
        self._cameras = cameras

    def enter(self, laptop: Laptop, opened: OpenProfile) -> tuple[Session, LastPlace]:
        """Go in through the opened store, and find where its owner was; on a worker thread."""
        session = unlocking.enter(laptop, opened)
        return session, last_place.read(session)

    def restore(self, laptop: Laptop, file: Path, passphrase: str) -> None:
        """Bring a profile back from a backup; on a worker thread."""
        backup.restore(laptop, file, passphrase)

    def backup_sheet(self, trouble: str, window: MainWindow) -> BackupPassphraseSheet:
        """The sheet that asks for the passphrase of a backup; ``trouble`` is what was wrong with the last one."""
        return BackupPassphraseSheet(trouble, window)

    def name_of(self, laptop: Laptop, profile: str) -> str:
        """Whose profile it is; on a worker thread."""
        return profiles.find(laptop, profile).name

    def emergency_card(self, now: Callable[[], datetime]) -> EmergencyCard:
        """The 999 card for the locked screen, with nothing on it yet."""
        return EmergencyCard(now)

    def suspend(self, parent: QObject) -> Suspend:
        """What hears that the laptop goes to sleep."""
        return Suspend(QDBusConnection.systemBus(), parent)

    def fresh_start(self, tasks: Tasks, begin_anew: Callable[[], object], parent: QObject) -> FreshStart:
        """What watches that every thread ends after a lock."""
        return FreshStart(tasks, begin_anew, parent)

    def desk(
        self, session: Session, tasks: Tasks, window: MainWindow, dresser: Dresser, version: str
    ) -> Desk:
        """The desk of whoever unlocked."""
        desk = Desk(session, tasks, window, dresser, version)
        desk.visiting.photographing.cameras = self._cameras
        return desk

    def keeping(self, desk: Desk, tasks: Tasks, window: MainWindow) -> Keeping:
        """What Settings offers beside looks."""
        visiting = desk.visiting
        made = Keeping(desk.session, tasks, window, desk.settings, desk, lambda: bool(visiting.records))
        made.to_do.connect(desk.syncing.bands.set_recovery)
        desk.syncing.bands.helpers_asked.connect(made.ask_helpers)
        return made

    def newcoming(self, laptop: Laptop, tasks: Tasks, window: MainWindow, entrance: Entrance) -> Newcoming:
        """What makes a profile for somebody new."""
        return Newcoming(laptop, tasks, window, entrance)

    def forgetting(
        self, laptop: Laptop, tasks: Tasks, window: MainWindow, entrance: Entrance, profile: str, name: str
    ) -> Forgetting:
        """The way back in for somebody who has forgotten the passphrase."""
        return Forgetting(laptop, tasks, window, entrance, profile, name)

    def mending(
        self, laptop: Laptop, tasks: Tasks, window: MainWindow, entrance: Entrance, profile: str
    ) -> Mending:
        """What repairs somebody's damaged store."""
        return Mending(laptop, tasks, window, entrance, profile)

    def checking(self, desk: Desk, tasks: Tasks) -> QObject:
        """Have the store looked over, beside whatever is done meanwhile."""
        return Checking(desk.session, tasks, desk.syncing.bands.set_damage, desk)

    def go_back(self, desk: Desk, tasks: Tasks, place: LastPlace) -> None:
        """To where its owner was."""
        returning.go_back(desk, tasks, place)

    def leaving(self, desk: Desk) -> Callable[[], None]:
        """What is left to do off the window's thread when this desk locks: remember the place, close the store."""
        session, place = desk.session, returning.place_of(desk)

        def work() -> None:
            try:
                last_place.keep(session, place)
            finally:
                unlocking.lock(session)

        return work

    def touching(self, app: QApplication, window: MainWindow) -> None:
        """Whoever has nothing but a finger: it scrolls and taps, and sees what it writes. Goes with the window."""
        Finger(app, window)
        ScreenKeys(app, window)

    def surround(
        self, laptop: Laptop, tasks: Tasks, window: MainWindow, door: Door, clipboard: QClipboard
    ) -> None:
        """What goes on around the desk as long as the window lives: its language, the clipboard, other windows."""
        Speaking(laptop, tasks, window, door)
        door.show_other.connect(lambda: show_first(laptop.data))
        door.closing_up.connect(SecretClipboard(clipboard, window).clear)

    def helping(self, window: MainWindow, tasks: Tasks, desk: Callable[[], Desk | None]) -> Helping:
        """Help for wherever one is."""
        return Helping(window, tasks, desk)

    def practising(
        self, laptop: Laptop, window: MainWindow, dresser: Dresser, version: str
    ) -> Practising:
        """Where a practice is begun and ended."""
        return Practising(laptop, window, dresser, version)

    def hand_over(self, session: Session, reason: str) -> None:
        """Give the hub what it lacks, then destroy the key; on a worker thread."""
        ending.hand_over(session, reason)
