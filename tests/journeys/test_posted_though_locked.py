"""A concern raised without any signal reaches the hub while the laptop stays locked, and the record says so afterwards."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.app import Program, build
from fieldkit.base.clock import SystemClock
from fieldkit.records import paths
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.exchange.enrol import enrol
from fieldkit.services.profile import profiles
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import record_list
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.entering import enter
from tests.journeys.hub_on_and_off import HubOnAndOff
from tests.services.desk import CHEAP, PASSPHRASE


class Shared:
    """One computer in a boot, used by Sharon and by Glynis, and the window on it."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.laptop = Laptop(folder / "data", SystemClock(), os.urandom, CHEAP)
        self.hub = HubOnAndOff(folder)
        self._qtbot = qtbot
        self.program: Program | None = None
        self.ids: dict[str, str] = {}

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=30_000)

    def join(self, *names: str) -> None:
        """Profiles that are enrolled; the hub is out of reach afterwards."""
        with self.hub.reachable() as url:
            for name in names:
                made = profiles.create(self.laptop, name=name, role="social-worker", passphrase=PASSPHRASE)
                session = unlock.unlock(self.laptop, made.id, PASSPHRASE)
                enrol(session, url, self.hub.invite(name))
                unlock.lock(session)
                self.ids[name] = made.id

    def switch_on(self) -> Program:
        self.program = build(self.laptop)
        self.program.window.show()
        return self.program

    def switch_off(self) -> None:
        if self.program is not None:
            self.program.close()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.program = None

    def let_in(self, name: str) -> Session:
        program = self.program
        assert program is not None
        door = program.door
        assert door.screen is not None
        door.screen.pick(next(one for one in door.screen._data.profiles if one.profile_id == self.ids[name]))
        QTest.keyClicks(door.screen.field, PASSPHRASE)
        QTest.keyClick(door.screen.field, Qt.Key.Key_Return)
        self.until(lambda: door.desk is not None)
        desk = door.desk
        assert desk is not None
        return desk.session

    def lock(self) -> None:
        """As idleness does: there is nobody to ask."""
        assert self.program is not None
        with self._qtbot.waitSignal(self.program.door.shut, timeout=30_000):
            self.program.door.lock()

    @property
    def lock_screen_says(self) -> str:
        assert self.program is not None
        screen = self.program.door.screen
        return screen.sending.text() if screen is not None else ""


@pytest.fixture
def shared(tmp_path: Path, qtbot: QtBot) -> Iterator[Shared]:
    made = Shared(tmp_path, qtbot)
    yield made
    made.switch_off()


def raise_concern(session: Session) -> str:
    """Written and left, as the window does it; the record's id."""
    record = begin_record(session, session.newest_form("safeguarding-concern"))
    enter(record, paths.parse_written("xb/s.who"), "The woman at the end house")
    enter(record, paths.parse_written("xe/e.saw"), "No food in the kitchen, and the door locked from outside")
    assert record.seal() is not None
    return record.id


def where_is(session: Session, record: str) -> str:
    return next(one.where for one in record_list.list_records(session) if one.id == record)


def test_the_hub_has_a_concern_while_the_laptop_is_still_locked(shared: Shared) -> None:
    shared.join("Sharon Pike")
    shared.switch_on()
    record = raise_concern(shared.let_in("Sharon Pike"))
    shared.lock()
    assert shared.lock_screen_says == "1 thing still to send."

    with shared.hub.reachable():
        shared.until(lambda: shared.lock_screen_says == "Everything sent.")
        assert shared.program is not None
        assert shared.program.door.desk is None
        assert shared.hub.records() == 1

    session = shared.let_in("Sharon Pike")
    assert where_is(session, record) == "safe"
    shared.lock()


def test_it_has_it_after_another_user_unlocked_their_own_profile(shared: Shared) -> None:
    shared.join("Sharon Pike", "Glynis Hart")
    shared.switch_on()
    record = raise_concern(shared.let_in("Sharon Pike"))
    shared.lock()
    shared.let_in("Glynis Hart")

    with shared.hub.reachable():
        shared.until(lambda: shared.hub.records() == 1)
        assert shared.program is not None
        assert shared.program.door.desk is not None
        assert shared.program.door.desk.session.practitioner.name == "Glynis Hart"

    shared.lock()
    session = shared.let_in("Sharon Pike")
    assert where_is(session, record) == "safe"
    shared.lock()


def test_it_has_it_after_a_restart_without_anybody_unlocking(shared: Shared) -> None:
    shared.join("Sharon Pike")
    shared.switch_on()
    record = raise_concern(shared.let_in("Sharon Pike"))
    shared.switch_off()

    with shared.hub.reachable():
        shared.switch_on()
        shared.until(lambda: shared.lock_screen_says == "Everything sent.")
        assert shared.hub.records() == 1

    session = shared.let_in("Sharon Pike")
    assert where_is(session, record) == "safe"
    shared.lock()
