"""The story in the real window: driven by keys and presses as a person would, with a picture of each screen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from fieldkit.app import Program, build, open_window
from fieldkit.demo import talk
from fieldkit.demo.cast import GLYNIS, SHARON
from fieldkit.demo.stage import Stage
from fieldkit.demo.telling import Telling
from fieldkit.records import paths
from fieldkit.services.exchange import sync_now
from fieldkit.services.writing import capture, record_list
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.day.desk import Desk
from fieldkit.ui.screens.review import ReviewScreen

_PATIENCE_SECONDS = 30.0
TYPED = "My kitchen and my radio, and the door left on the latch for Jean."
ADDED = "The bread van on a Friday, and a natter with the driver. "
ADDED_BY_PARTNER = "Somebody to sit with her through the small hours."


def open_on(stage: Stage) -> None:
    """Open the window on the demo's people and stay until it is closed."""
    print(f"\nThe window opens. Both profiles open with the passphrase: {stage.passphrase}", flush=True)
    stage.telling.check("the window was closed in its own time", open_window(stage.laptop) == 0)


def play(stage: Stage, pictures: Path) -> None:
    """Play the story in a window that nobody sees, and save a picture of each screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pictures.mkdir(parents=True, exist_ok=True)
    program = build(stage.laptop)
    story = _Story(stage, program, pictures)
    try:
        story.tell()
    finally:
        program.close()
    print(f"\nPictures of the screens: {pictures}")


class WindowStuckError(RuntimeError):
    """The window did not come to what was waited for: a fault of ours."""


class _Story:
    def __init__(self, stage: Stage, program: Program, pictures: Path) -> None:
        self._stage = stage
        self._program = program
        self._pictures = pictures
        self._count = 0

    @property
    def _say(self) -> Telling:
        return self._stage.telling

    @property
    def _desk(self) -> Desk:
        desk = self._program.door.desk
        assert desk is not None
        return desk

    def tell(self) -> None:
        self._unlock()
        self._look_around()
        record = self._write_half()
        self._come_back(record)
        self._sign(record)
        self._sync(record)
        self._add_apart(record)
        self._settle()
        self._other_looks()

    # ------------------------------------------------------------------------------------------ acts

    def _unlock(self) -> None:
        self._say.step("The window: unlocking")
        self._program.window.show()
        self._picture("unlock")
        self._pass_the_door()
        self._until(lambda: self._program.window.page is self._desk.today and bool(self._desk.today.visits()))
        self._say.check("the passphrase opens Today with its visits", True)
        self._picture("today")

    def _look_around(self) -> None:
        self._say.step("Today, people, May's page")
        window, desk = self._program.window, self._desk
        self._key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        self._until(lambda: window.page is desk.people)
        self._picture("people")
        desk.people.open_person.emit(self._stage.cast.people[0])
        self._until(lambda: window.page is desk.person)
        self._picture("person")
        self._say.check("May's page stands in the window", window.page is desk.person)
        self._key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        self._until(lambda: window.page is desk.actions)
        self._picture("actions")

    def _write_half(self) -> str:
        self._say.step("A joint visit, by keyboard")
        self._key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        self._until(lambda: self._program.window.page is self._desk.today)
        record = self._start()
        self._type(record, "sb/b.matters", TYPED)
        self._picture("visit")
        self._until(lambda: record.save_state.saved)
        self._say.check("what was typed is kept, and the window says so", record.save_state.at is not None)
        return record.id

    def _come_back(self, record: str) -> None:
        self._say.step("The laptop is locked half-way, then opened again")
        self._key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self._until(lambda: self._program.door.desk is None and not self._program.tasks.busy)
        self._say.check(
            "the locked window shows nothing personal", TYPED not in self._words(self._program.window)
        )
        self._picture("locked")
        self._pass_the_door()
        again = self._in_hand()
        self._say.check(
            "the window is back in the visit", self._desk.visiting.workspace.current_record() == record
        )
        said = again.node(paths.parse_written("sb/b.matters")).values
        self._say.check("the same record opens with every word", again.id == record and bool(said) and said[0].get(
            "valueString") == TYPED, said)  # fmt: skip

    def _sign(self, record: str) -> None:
        self._say.step("The rest, the review, the signature")
        desk = self._desk
        open_ = desk.visiting.records[record]
        talk.write(open_, (*talk.FIRST_HALF[2:], *talk.SECOND_HALF))
        self._refresh(record)
        self._section(record, "sh")
        self._picture("goals")
        desk.visiting.review(record)
        self._until(lambda: isinstance(self._program.window.filling, ReviewScreen))
        review = self._program.window.filling
        assert isinstance(review, ReviewScreen)
        review.agreement.buttons()[0].click()
        self._picture("review")
        self._say.check("the review offers to sign", review.button.isEnabled())
        QTest.mouseClick(review.button, Qt.MouseButton.LeftButton)
        self._until(
            lambda: self._program.window.filling is desk.visiting.workspace and not self._program.tasks.busy
        )
        self._say.check("it is signed and only on this laptop", self._line(record) == (
            "signed", "On this laptop, not yet at the hub"), self._line(record))  # fmt: skip
        self._leave()

    def _sync(self, record: str) -> None:
        self._say.step("Sync")
        window, desk = self._program.window, self._desk
        self._key(Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
        self._until(lambda: window.page is desk.syncing.screen)
        self._picture("sync-waiting")
        desk.syncing.screen.sync_now.emit()
        self._until(lambda: self._line(record)[1] == "Safe at the hub")
        self._say.check("after the exchange it is safe at the hub", True)
        self._key(Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
        self._until(lambda: not self._program.tasks.busy)
        self._picture("sync-safe")

    def _add_apart(self, record: str) -> None:
        self._say.step("The partner adds on her own laptop; both wrote at one place")
        with self._stage.as_glynis() as session:
            sync_now.sync_now(session)
            talk.write(capture.open_record(session, record), (("sb/b.good", ADDED_BY_PARTNER),))
            sync_now.sync_now(session)
        desk = self._desk
        desk.open_record(record)
        self._until(lambda: record in desk.visiting.records)
        self._type(desk.visiting.records[record], "sb/b.good", ADDED)
        self._leave()
        desk.syncing.sync_now()
        self._until(lambda: self._conflicts(record) == 1)
        self._say.check("both answers stand, with their authors", True)

    def _settle(self) -> None:
        desk = self._desk
        desk.settling.open("", None)
        self._until(lambda: self._program.window.filling is desk.settling.screen or self._program.window.page is (
            desk.settling.screen))  # fmt: skip
        shown = self._words(desk.settling.screen)
        self._say.check(
            "the window shows both, side by side", SHARON[0] in shown and GLYNIS[0] in shown, shown[:400]
        )
        self._picture("two-answers")
        desk.settling.back()
        self._until(lambda: not self._program.tasks.busy)

    def _other_looks(self) -> None:
        self._say.step("The same in the dark and in a small window")
        window, desk = self._program.window, self._desk
        desk.go("today")
        self._until(lambda: window.page is desk.today and not self._program.tasks.busy)
        desk.settings.wish_changed.emit("dark")
        self._picture("today-dark")
        window.resize(QSize(820, 600))
        self._picture("today-small-dark")
        desk.settings.wish_changed.emit("light")
        self._picture("today-small")
        self._say.check(
            f"{self._count} pictures were saved", len(list(self._pictures.glob("*.png"))) >= self._count
        )

    # ------------------------------------------------------------------------------------------ doing

    def _pass_the_door(self) -> None:
        screen = self._program.door.screen
        assert screen is not None
        self._press(screen, SHARON[0])
        QTest.keyClicks(screen.field, self._stage.passphrase)
        QTest.keyClick(screen.field, Qt.Key.Key_Return)
        self._until(lambda: self._program.door.desk is not None)

    def _press(self, part: QWidget, words: str) -> None:
        button = next(one for one in part.findChildren(QAbstractButton) if words in one.text())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._breathe()

    def _start(self) -> OpenRecord:
        self._desk.start_visit(self._stage.cast.visits[0])
        return self._in_hand()

    def _in_hand(self) -> OpenRecord:
        """The first record of the visit that fills the window."""
        desk = self._desk
        self._until(
            lambda: bool(desk.visiting.records) and self._program.window.filling is desk.visiting.workspace
        )
        return next(iter(desk.visiting.records.values()))

    def _type(self, record: OpenRecord, written: str, words: str) -> None:
        view = self._desk.visiting.workspace.form(record.id)
        assert view is not None
        view.jump(paths.parse_written(written))
        self._until(
            lambda: record.draft.cursor is not None and record.draft.cursor[0] == paths.parse_written(written)
        )
        field = self._program.window.focusWidget()
        assert field is not None
        QTest.keyClicks(field, words)
        view.finish()
        self._breathe()

    def _section(self, record: str, key: str) -> None:
        view = self._desk.visiting.workspace.form(record)
        assert view is not None
        view.show_section(
            next((one.key for one in view.visible_sections() if key in str(one.key)), view.current)
        )
        self._breathe()

    def _refresh(self, record: str) -> None:
        view = self._desk.visiting.workspace.form(record)
        assert view is not None
        view.refresh()

    def _leave(self) -> None:
        desk = self._desk
        desk.visiting.leave()
        self._until(lambda: not desk.visiting.records and not self._program.tasks.busy)
        desk.go("people")
        self._until(lambda: self._program.window.page is desk.people)

    def _line(self, record: str) -> tuple[str, str]:
        line = record_list.line(self._desk.session, record)
        return line.state, line.where_words

    def _conflicts(self, record: str) -> int:
        return record_list.line(self._desk.session, record).conflicts

    def _key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self._program.window, key, held)
        self._breathe()

    def _words(self, part: QWidget) -> str:
        """Everything written in a part of the window that can be seen."""
        found = []
        for one in part.findChildren(QWidget):
            if one.isVisible():
                words = getattr(one, "text", None) or getattr(one, "toPlainText", None)
                if callable(words):
                    found.append(str(words()))
        return "\n".join(found)

    def _picture(self, name: str) -> None:
        self._breathe()
        self._count += 1
        self._program.window.grab().save(str(self._pictures / f"{self._count:02d}-{name}.png"))

    def _until(self, holds: Callable[[], bool]) -> None:
        """Let the window work until something is so. Raises WindowStuckError."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > end:
                self._picture("stuck")
                raise WindowStuckError(f"waited {_PATIENCE_SECONDS:.0f} s; see {self._pictures}")
            self._program.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    def _breathe(self) -> None:
        """Let what was asked for be laid out and painted."""
        for _ in range(5):
            self._program.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
