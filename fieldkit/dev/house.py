"""The real program on the demo's people, led from screen to screen, so that pictures and checks look at what users see."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from fieldkit.app import Program, build
from fieldkit.base.clock import SystemClock
from fieldkit.demo import acts
from fieldkit.demo.cast import PASSPHRASE, SHARON
from fieldkit.demo.stage import Stage, build_stage
from fieldkit.demo.telling import Telling
from fieldkit.questionnaire.definition import Form
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.exchange import sync_now
from fieldkit.services.writing import capture
from fieldkit.store.derivation import FLOOR
from fieldkit.ui.day.desk import Desk
from fieldkit.ui.forms.view import FormView
from fieldkit.ui.visit.opened import open_with_person
from fieldkit.ui.window import MainWindow

_PATIENCE_SECONDS = 30.0
_GLANCE_MS = 2
_PEOPLE = 8


class HouseStuckError(RuntimeError):
    """The program did not come to what was waited for: a fault of ours."""


class House:
    """The program, shown. ``record`` is May's signed conversation, in which two answers stand."""

    def __init__(self, stage: Stage, record: str, program: Program) -> None:
        self.stage = stage
        self.record = record
        self.program = program

    @property
    def window(self) -> MainWindow:
        """The program's window."""
        return self.program.window

    @property
    def desk(self) -> Desk:
        """What is open after unlocking."""
        desk = self.program.door.desk
        assert desk is not None
        return desk

    @property
    def may(self) -> str:
        """The person whom everybody knows most about."""
        return self.stage.cast.people[0]

    # ---------------------------------------------------------------- waiting

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the program work until something is so. Raises HouseStuckError."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > end:
                raise HouseStuckError(f"waited {_PATIENCE_SECONDS:.0f} s")
            # It sleeps between events: turning in circles would starve the very work that is waited for.
            QTest.qWait(_GLANCE_MS)

    def settled(self) -> None:
        """Wait until nothing that was asked for is still to come, and all of it is painted."""
        self.until(lambda: not self.program.tasks.busy)
        for _ in range(4):
            self.program.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # ---------------------------------------------------------------- going about

    def unlock(self) -> None:
        """Through the door as Sharon, back to where the door was shut."""
        door = self.program.door
        if door.desk is not None:
            return
        screen = door.screen
        assert screen is not None
        self.press(screen, SHARON[0])
        QTest.keyClicks(screen.field, self.stage.passphrase)
        screen.go.click()
        self.until(lambda: door.desk is not None)
        door.idleness.watch(False)  # nobody touches a key here, and it is no lock that is looked at
        self.settled()

    def lock(self) -> None:
        """Shut the door."""
        self.program.door.lock()
        self.until(lambda: self.program.door.desk is None)
        self.settled()

    def home(self) -> None:
        """Back to Today with nothing open, whatever was shown before."""
        self.unlock()
        desk = self.desk
        self.window.close_sheets()
        self.window.search.close_overlay()
        self.window.set_bands(())
        desk.cover.forget()
        desk.giving.close()
        self.settled()
        if desk.visiting.records:
            desk.visiting.leave()
            self.until(lambda: not desk.visiting.records)
            self.settled()
        if self.window.page is not desk.today:
            desk.go("today")
            self.until(lambda: self.window.page is desk.today)
        self.window.toast.hide()
        self.settled()

    def go(self, place: str, page: QWidget) -> QWidget:
        """To a place of the rail."""
        self.desk.go(place)
        self.until(lambda: self.window.page is page)
        self.settled()
        return self.window

    def press(self, part: QWidget, words: str) -> None:
        """Press the button of these words."""
        next(one for one in part.findChildren(QAbstractButton) if words in one.text()).click()

    def sheet(self) -> QWidget:
        """The sheet that opens over the window."""
        self.settled()
        self.until(lambda: any(one.isVisible() for one in self.window.findChildren(QDialog)))
        self.settled()
        return [one for one in self.window.findChildren(QDialog) if one.isVisible()][-1]

    def start_visit(self, number: int = 0) -> FormView:
        """A planned visit, with its conversation open."""
        desk = self.desk
        desk.start_visit(self.stage.cast.visits[number])
        self.until(lambda: self.window.filling is desk.visiting.workspace)
        self.settled()
        self.window.toast.hide()
        return self.view()

    def begin(self, form: Form, person: str = "") -> FormView:
        """A record of a form about somebody, open in the workspace."""
        session = self.desk.session
        record = capture.begin_record(session, form, person=person or self.may)
        self.desk.visiting.show_opened(open_with_person(session, record))
        self.settled()
        return self.view()

    def view(self) -> FormView:
        """The form on the screen."""
        workspace = self.desk.visiting.workspace
        found = workspace.form(workspace.current_record() or "")
        assert found is not None
        return found


@contextmanager
def open_house(folder: Path, language: str = "") -> Iterator[House]:
    """Plays the story far enough that no list is empty, then opens the program on it, locked. Ends with the hub.

    ``language``: what its window speaks; "" for what this computer would.
    """
    laptop = Laptop(folder, SystemClock(), os.urandom, FLOOR)
    stage = build_stage(laptop, PASSPHRASE, _PEOPLE, None, Telling(StringIO()))
    try:
        record = acts.finish_and_sign(stage)
        stage.hub.start()
        with stage.as_sharon() as session:
            sync_now.sync_now(session)
        acts.glynis_reads(stage, record)
        acts.both_add_apart(stage, record)
        program = build(laptop, language=language)
        try:
            program.window.show()
            yield House(stage, record, program)
        finally:
            program.close()
    finally:
        stage.hub.stop()
