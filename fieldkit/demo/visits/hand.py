"""Drives one window as a person would, by keys and presses, and takes a picture of what is then to be seen."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from fieldkit.app import Program
from fieldkit.base.errors import FieldKitError
from fieldkit.records import paths
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.day.desk import Desk
from fieldkit.ui.forms.question import QuestionBlock
from fieldkit.ui.forms.section_page import SectionPage
from fieldkit.ui.forms.view import FormView
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.widgets.typeahead import TypeAhead
from fieldkit.ui.window import MainWindow

PATIENCE_SECONDS = 30.0
CTRL = Qt.KeyboardModifier.ControlModifier


class WindowStuckError(FieldKitError):
    """The window did not come to what was waited for."""

    code = "FK-DEMO-STUCK"


class Hand:
    """``presses`` counts keys and buttons, letters of a sentence aside; ``sentences`` counts what was typed as words."""

    def __init__(self, program: Program, save: Callable[[QWidget, str], Path]) -> None:
        self.program = program
        self.presses = 0
        self.sentences = 0
        self.typed: list[str] = []
        self._save = save

    @property
    def window(self) -> MainWindow:
        return self.program.window

    @property
    def desk(self) -> Desk:
        """What whoever unlocked sees. There has to be somebody."""
        desk = self.program.door.desk
        assert desk is not None
        return desk

    @property
    def visiting(self) -> Visiting:
        return self.desk.visiting

    @property
    def locked(self) -> bool:
        return self.program.door.desk is None

    # ------------------------------------------------------------------------------------------ the door

    def show(self) -> None:
        """Put the window before everything else, so that keys reach it."""
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.breathe()

    def unlock(self, name: str, passphrase: str) -> Desk:
        """Pick a name where there are several, type the passphrase, wait for Today or for where one was."""
        screen = self.program.door.screen
        assert screen is not None
        choice = next(one for one in screen.findChildren(QAbstractButton) if one.text() == name)
        if choice.isVisible():
            QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
        self.try_passphrase(passphrase)
        self.until(lambda: not self.locked, f"{name} is let in")
        visiting = self.desk.visiting
        self.until(
            lambda: self.window.page is not None or self.window.filling is visiting.workspace,
            "a page is shown",
        )
        self.settled()
        return self.desk

    def try_passphrase(self, passphrase: str) -> None:
        """Type it at the door, whatever comes of it."""
        screen = self.program.door.screen
        assert screen is not None
        QTest.keyClicks(screen.field, passphrase)
        QTest.keyClick(screen.field, Qt.Key.Key_Return)
        self.breathe()

    def lock(self) -> None:
        """As a closing lid does: nobody is asked."""
        self.program.door.lock()
        self.settled()

    # ------------------------------------------------------------------------------------------ keys and presses

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, to whatever has the keyboard."""
        self.presses += 1
        if not any(one.isVisible() for one in self.window.findChildren(QDialog)):
            self.show()
        focused: QWidget | None = self.window.focusWidget()
        QTest.keyClick(focused if focused is not None else self.window, key, held)
        self.settled()

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Press the button that says so, or is called so aloud; else the first whose words begin so."""
        self.presses += 1
        button = self.button(words, within)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settled()

    def button(self, words: str, within: QWidget | None = None) -> QAbstractButton:
        """The button that can be seen and says so. Raises WindowStuckError."""
        found = self._buttons(words, within)
        if not found:
            self.picture("stuck")
            raise WindowStuckError(f"No button says {words!r}.", "Look at the last picture of this visit.")
        return found[0]

    def offers(self, words: str, within: QWidget | None = None) -> bool:
        """Whether such a button can be seen."""
        return bool(self._buttons(words, within))

    def _buttons(self, words: str, within: QWidget | None) -> list[QAbstractButton]:
        found = [
            one
            for one in (within or self.window).findChildren(QAbstractButton)
            if one.isVisible() and (one.text().startswith(words) or one.accessibleName().startswith(words))
        ]
        return sorted(found, key=lambda one: words not in (one.text(), one.accessibleName()))

    def start_first_visit(self) -> None:
        """Today's first visit, by the one key for it."""
        self.key(Qt.Key.Key_F2)
        self.until(lambda: self.window.filling is self.visiting.workspace, "the visit is open")
        self.settled()

    def sync(self) -> None:
        """Exchange with the hub and wait for it."""
        self.desk.syncing.sync_now()
        self.settled()

    def go(self, place: str) -> str:
        """Go to a place of the rail; what stands there."""
        self.desk.go(place)
        self.settled()
        return self.words()

    @property
    def sheet(self) -> QDialog:
        """The sheet that lies over the window. Raises WindowStuckError."""
        found = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        if not found:
            self.picture("stuck")
            raise WindowStuckError(
                "No sheet lies over the window.", "Look at the last picture of this visit."
            )
        return found[-1]

    # ------------------------------------------------------------------------------------------ a form

    @property
    def record(self) -> OpenRecord:
        """The record whose tab is shown."""
        return self.visiting.records[self.visiting.workspace.current_record() or ""]

    @property
    def view(self) -> FormView:
        """The form of the record whose tab is shown."""
        view = self.visiting.workspace.form(self.record.id)
        assert view is not None
        return view

    def block(self, written: str, view: FormView | None = None) -> QuestionBlock:
        """The question at a written path, brought onto the screen. Raises WindowStuckError."""
        path, view = paths.parse_written(written), view or self.view
        view.jump(path)
        self.breathe()
        block = view.kit.blocks.get(path)
        if not isinstance(block, QuestionBlock):
            raise WindowStuckError(f"The form shows no question {written!r}.", "Look at the form's linkIds.")
        return block

    def choose(self, written: str, words: str, view: FormView | None = None) -> None:
        """Press an answer of the question at a written path; in a long list, type it and press Return."""
        block = self.block(written, view)
        lists = [one for one in block.findChildren(TypeAhead) if one.isVisible()]
        if not lists:
            self.press(words, block)
            return
        edit = lists[0].lineEdit()
        assert edit is not None
        self.presses += 1
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, words)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        self.settled()

    def type(self, written: str, words: str) -> None:
        """Write an answer at a written path, letter by letter."""
        self.block(written)
        field = self.window.focusWidget()
        assert field is not None
        self.sentences += 1
        self.typed.append(words)
        QTest.keyClick(field, Qt.Key.Key_End, CTRL)
        QTest.keyClicks(field, words)
        self.view.finish()
        self.settled()

    def add(self, written: str) -> None:
        """Begin an entry of what repeats at a written path."""
        path = paths.parse_written(written)
        self.view.jump(path)
        self.breathe()
        self.press("Add", self.view.kit.blocks[path])

    def look_through(self) -> None:
        """Scroll through the section, so that everything in it has been on the screen."""
        page = next(one for one in self.view.findChildren(SectionPage) if one.isVisible())
        bar = page.verticalScrollBar()
        for place in range(0, bar.maximum() + 1, max(1, page.viewport().height() // 2)):
            bar.setValue(place)
            self.breathe()
        bar.setValue(bar.maximum())
        self.breathe()

    def refresh(self) -> None:
        """Bring the form on the screen up to date with its record."""
        self.view.refresh()
        self.settled()

    # ------------------------------------------------------------------------------------------ seeing and waiting

    def words(self, part: QWidget | None = None) -> str:
        """Everything written in a part of the window that can be seen, one text a line."""
        found = []
        for one in (part or self.window).findChildren(QWidget):
            text = getattr(one, "text", None) or getattr(one, "toPlainText", None)
            if one.isVisible() and callable(text):
                found.append(str(text()))
        return "\n".join(found)

    def picture(self, name: str) -> Path:
        """Save what the window shows now; the file."""
        self.breathe()
        return self._save(self.window, name)

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Let the window work until something is so. Raises WindowStuckError."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > end:
                self.picture("stuck")
                raise WindowStuckError(
                    f"Waited {PATIENCE_SECONDS:.0f} s until {what}.",
                    "Look at the last picture of this visit.",
                )
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def settled(self) -> None:
        """Wait until nothing that was asked for is still to come."""
        self.breathe()
        self.until(lambda: not self.program.tasks.busy, "everything asked for has come")
        self.breathe()

    def breathe(self) -> None:
        """Let what was asked for be laid out and painted."""
        for _ in range(3):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            # Only a running event loop lets go of what was taken off the screen; here nothing but this does.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
