"""Opens the window: the composition root of the face with a screen."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from fieldkit import __version__
from fieldkit.services import disk_encryption, look_settings
from fieldkit.services.laptop import Laptop
from fieldkit.services.look_settings import Look
from fieldkit.ui import second_window
from fieldkit.ui.clipboard import SecretClipboard
from fieldkit.ui.collecting import WindowCollector
from fieldkit.ui.door import Door
from fieldkit.ui.first_window import FirstWindow, show_first
from fieldkit.ui.gallery import Gallery
from fieldkit.ui.tasks import Tasks
from fieldkit.ui.theme import Dresser, Wish
from fieldkit.ui.widgets.focus_ring import FocusRing
from fieldkit.ui.window import MainWindow


@dataclass
class Program:
    """The parts of a running window; tests and the demo drive them. ``close`` leaves no thread behind."""

    app: QApplication
    window: MainWindow
    door: Door
    first: FirstWindow
    tasks: Tasks
    looks: tuple[QObject, ...]
    collector: WindowCollector

    def close(self) -> None:
        """Lock if need be, finish what was begun, and let the threads go."""
        self.first.close()
        self.door.lock()
        self.window.close()
        self.door.postman.close()
        self.tasks.close()
        for part in (*self.looks, self.window):
            part.deleteLater()
        self.collector.stop()


def build(laptop: Laptop, arguments: Sequence[str] = ()) -> Program:
    """Make the window without showing it. There may be only one QApplication; an existing one is used."""
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
    ring = FocusRing(app)
    window = MainWindow()
    tasks = Tasks(window)
    door = Door(laptop, tasks, window, dresser, app, __version__)
    first = FirstWindow(laptop.data, window)
    first.asked.connect(window.come_forward)
    door.show_other.connect(lambda: show_first(laptop.data))
    tasks.run(lambda: disk_encryption.news(laptop, disk_encryption.look(laptop.data)), door.notice)
    clipboard = SecretClipboard(app.clipboard(), window)
    door.closing_up.connect(clipboard.clear)
    return Program(app, window, door, first, tasks, (dresser, ring), collector)


def open_gallery() -> int:
    """Open the window that shows every widget in every state; the exit code."""
    app = QApplication(["fieldkit"])
    gallery = Gallery(Dresser(app))
    gallery.show()
    return app.exec()


def open_window(laptop: Laptop) -> int:
    """Open the window and stay until it is closed; the exit code."""
    program = build(laptop, sys.argv[1:])
    if not program.first.listens and second_window.goes_to_the_first(laptop.data):
        program.close()
        return 0
    program.window.show()
    code = program.app.exec()
    program.close()
    return code
