"""Opens a practice in a window of its own, so that nothing made up ever stands beside somebody's real work."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent

from fieldkit.base.errors import FieldKitError
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import practice
from fieldkit.services.profile.session import Session
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.day.desk import Desk
from fieldkit.ui.door.helping import Helping
from fieldkit.ui.language.wording import error_words, tr
from fieldkit.ui.look.theme import Dresser
from fieldkit.ui.screens import practice_guide
from fieldkit.ui.screens.practice_guide import PracticeGuide
from fieldkit.ui.shell import Shell
from fieldkit.ui.window import MainWindow


class Room(QObject):
    """One practice on the screen: its window, its desk and the guide over them."""

    def __init__(self, session: Session, tasks: Tasks, dresser: Dresser, version: str) -> None:
        super().__init__()
        self.session = session
        self.window = MainWindow(Shell)
        self.window.setWindowTitle(tr("FieldKit: practice"))
        self.guide = PracticeGuide()
        self.window.set_guide(self.guide)
        self.desk = Desk(session, tasks, self.window, dresser, version)
        self.helping = Helping(self.window, tasks, lambda: self.desk)
        self.guide.ended.connect(self.window.close)
        self.window.lock_asked.connect(self.window.close)
        visiting = self.desk.visiting
        self.desk.starting.started.connect(lambda: self.guide.done(practice_guide.STARTED))
        visiting.workspace.review.connect(lambda: self.guide.done(practice_guide.REVIEWING))
        visiting.signed.connect(lambda _record: self.guide.done(practice_guide.SIGNED))
        visiting.left.connect(lambda: self.guide.done(practice_guide.LEFT))


class Practising(QObject):
    """At most one practice at a time. It has worker threads of its own: locking the real door forgets none of its results."""

    def __init__(self, laptop: Laptop, window: MainWindow, dresser: Dresser, version: str) -> None:
        super().__init__(window)
        self._laptop = laptop
        self._window = window
        self._own = Tasks(self)
        self._dresser = dresser
        self._version = version
        self.room: Room | None = None
        self._beginning = False
        window.practice_asked.connect(self.begin)

    def begin(self) -> None:
        """Open the practice, or bring the one that is open to the front."""
        if self.room is not None:
            self.room.window.come_forward()
            return
        if self._beginning:
            return
        self._beginning = True
        laptop = self._laptop
        self._own.run(lambda: practice.begin(laptop), self._open, self._not_begun)

    def _not_begun(self, error: FieldKitError) -> None:
        self._beginning = False
        self._window.toast.tell(error_words(error))

    def _open(self, session: Session) -> None:
        self._beginning = False
        self.room = Room(session, self._own, self._dresser, self._version)
        self.room.window.closing.connect(self._closing)
        self.room.window.show()

    def _closing(self, event: QCloseEvent) -> None:
        event.accept()
        self.end()

    def end(self) -> None:
        """Close the window and wipe all of it; without a practice nothing happens."""
        room, self.room = self.room, None
        if room is None:
            return
        self._own.forget()
        room.window.close_sheets()
        room.desk.put_away()
        self._own.run(lambda: practice.end(room.session))
        room.window.hide()
        room.window.deleteLater()
        room.deleteLater()

    def close(self) -> None:
        """At the end of the program."""
        self.end()
        self._own.close()
