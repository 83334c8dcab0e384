"""Opens the window: the composition root of the face with a screen."""

from __future__ import annotations

from fieldkit.ui.beneath.quick_qt import LOADING  # isort: skip - before all that names Qt

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from fieldkit import __version__
from fieldkit.services.computer import language_settings, look_settings
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.computer.look_settings import Look
from fieldkit.ui.beneath.collecting import WindowCollector
from fieldkit.ui.beneath.spoken_areas import answer_for_areas
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.door.door import Door
from fieldkit.ui.language.language import speak
from fieldkit.ui.look.theme import Dresser, Wish
from fieldkit.ui.widgets.focus_ring import FocusRing
from fieldkit.ui.window import MainWindow

if TYPE_CHECKING:
    from fieldkit.services.door.post_waiting import Poster
    from fieldkit.store.profile import OpenProfile
    from fieldkit.ui.beneath.camera import Cameras
    from fieldkit.ui.beneath.first_window import FirstWindow
    from fieldkit.ui.door.helping import Helping
    from fieldkit.ui.door.inside import Inside
    from fieldkit.ui.door.practising import Practising
    from fieldkit.ui.shell import Shell

LOADING.close()


@dataclass
class Program:
    """The parts of a running window; tests and the demo drive them. ``close`` leaves no thread behind.

    What stands behind the door is most of the program. It is loaded once the locked screen is painted.
    """

    laptop: Laptop
    app: QApplication
    window: MainWindow
    door: Door
    tasks: Tasks
    dresser: Dresser
    ring: FocusRing
    collector: WindowCollector
    helping: Helping | None = None
    """What opens help."""
    practising: Practising | None = None
    """Where a practice is begun and ended."""
    first: FirstWindow | None = None

    def begin(self) -> None:
        """The locked screen is there: load what nobody has to wait for to see it, what opens a store before the rest."""
        self.tasks.run(_load, lambda _loaded: self.attend())

    def attend(self) -> None:
        """What stands behind the door is loaded: help, the practice and the system's sleep are heard from now on."""
        if self.helping is not None:
            return
        inside = _inside()
        self.collector.settle()
        inside.touching(self.app, self.window)
        self.window.furnish()
        self.helping = inside.helping(self.window, self.tasks, lambda: self.door.desk)
        self.practising = inside.practising(self.laptop, self.window, self.dresser, __version__)
        inside.surround(self.laptop, self.tasks, self.window, self.door, self.app.clipboard())
        self.door.attend()
        laptop = self.laptop
        self.tasks.run(lambda: _disk_news(laptop), self.door.notice)
        self.door.postman.start()

    def is_only_one(self) -> bool:
        """Whether no other window of this laptop is open. Where so, this one comes forward when the next is opened."""
        from fieldkit.ui.beneath.first_window import FirstWindow

        self.first = FirstWindow(self.laptop.data, self.window)
        self.first.asked.connect(self.window.come_forward)
        return self.first.listens

    def begin_anew(self) -> None:
        """A thread has not ended after a lock: the locked screen comes up in a new process, and this one ends hard.

        Where no process can be started the locked screen stays here, as it is.
        """
        from fieldkit.ui.door.fresh_start import end_hard, start_program

        if self.first is not None:
            # Else the new one would find this one, ask it to come forward and end.
            self.first.close()
        try:
            start_program(sys.argv[1:])
        except OSError:
            self.is_only_one()
            return
        end_hard()

    def close(self) -> None:
        """Lock if need be, finish what was begun, and let the threads go."""
        if self.first is not None:
            self.first.close()
        if self.practising is not None:
            self.practising.close()
        self.door.lock()
        self.door.shutting.finish()
        self.window.close()
        self.door.postman.close()
        self.tasks.close()
        for part in (self.dresser, self.ring, self.window):
            part.deleteLater()
        self.collector.stop()


def build(laptop: Laptop, arguments: Sequence[str] = (), language: str = "") -> Program:
    """Make the window without showing it, all of it loaded. There may be only one QApplication; an existing one is used."""
    program = at_the_door(laptop, arguments, language)
    program.attend()
    return program


def at_the_door(laptop: Laptop, arguments: Sequence[str] = (), language: str = "") -> Program:
    """The same with no more than the locked screen: show it, then ``begin``."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["fieldkit", *arguments])
    collector = WindowCollector()
    app.setApplicationName("FieldKit")
    app.setDesktopFileName("fieldkit")
    look = look_settings.load(laptop)
    dresser = Dresser(app, Wish(look.wish), look.percent / 100)
    dresser.changed.connect(
        lambda: look_settings.save(laptop, Look(dresser.wish.value, round(dresser.scale * 100)))
    )
    answer_for_areas(app)
    ring = FocusRing(app)
    voice = speak(app, language or language_settings.load(laptop))
    window = MainWindow(_shell)
    if voice is not None:
        voice.setParent(window)
    tasks = Tasks(window)
    door = Door(
        laptop, tasks, window, dresser, app, __version__, _open_first, _inside, lambda: _poster(laptop)
    )
    program = Program(laptop, app, window, door, tasks, dresser, ring, collector)
    door.furnish = program.attend
    return program


def _opener() -> Callable[[Laptop, str, str], OpenProfile]:
    """What opens a store; loading it takes a small part of what loading the rest does."""
    from fieldkit.services.door.opening import open_first

    return open_first


def _open_first(laptop: Laptop, profile: str, passphrase: str) -> OpenProfile:
    return _opener()(laptop, profile, passphrase)


def _load() -> Inside:
    """All that stands behind the door; first what opens a store, for which somebody may be waiting already."""
    _opener()
    return _inside()


def _inside() -> Inside:
    """Most of the program; loading it takes a while the first time."""
    from fieldkit.ui.door.inside import Inside

    return Inside(_cameras())


def _cameras() -> Cameras:
    """What finds cameras; finds none where Qt's part for them, or a library of the system under it, is missing."""
    try:
        from fieldkit.ui.beneath.qt_camera import QtCameras
    except ImportError:
        from fieldkit.ui.beneath.camera import NoCameras

        return NoCameras()
    return QtCameras()


def _shell(body: QWidget) -> Shell:
    from fieldkit.ui.shell import Shell

    return Shell(body)


def _disk_news(laptop: Laptop) -> tuple[str, ...]:
    from fieldkit.services.computer import disk_encryption

    return tuple(disk_encryption.news(laptop, disk_encryption.look(laptop.data)))


def _poster(laptop: Laptop) -> Poster:
    from fieldkit.services.door.post_waiting import Poster

    return Poster(laptop)


def _goes_to_the_first(laptop: Laptop) -> bool:
    from fieldkit.ui.door.second_window import goes_to_the_first

    return goes_to_the_first(laptop.data)


def open_gallery() -> int:
    """Open the window that shows every widget in every state; the exit code."""
    from fieldkit.ui.gallery import Gallery

    app = QApplication(["fieldkit"])
    gallery = Gallery(Dresser(app))
    gallery.show()
    return app.exec()


def open_window(laptop: Laptop, language: str = "") -> int:
    """Open the window and stay until it is closed; the exit code."""
    program = at_the_door(laptop, sys.argv[1:], language)
    program.door.begin_anew = program.begin_anew
    program.window.show()
    program.app.processEvents()
    if not program.is_only_one() and _goes_to_the_first(laptop):
        program.close()
        return 0
    program.begin()
    code = program.app.exec()
    program.close()
    return code
