"""A thread that does not end after a lock ends with its process: the locked screen comes up in another, and nothing is lost."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldkit.records import paths
from fieldkit.store import drafts
from fieldkit.store.writer import Priority
from fieldkit.ui.beneath.first_window import show_first
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.door.fresh_start import LIMIT_SECONDS, FreshStart
from tests.services.conftest import desk
from tests.services.desk import PASSPHRASE, Desk
from tests.store.laptop import new_laptop

__all__ = ["desk"]

# The program as it is, in which a page is being made that is never done. It says which process it has begun.
_PROGRAM = """
import os, sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from fieldkit import app as root
from fieldkit.base.clock import SystemClock
from fieldkit.services.computer.laptop import Laptop
from fieldkit.ui.door import fresh_start
data, profile, passphrase, record = Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
really = fresh_start.start_program
def start(_arguments):
    print(really(["--data", str(data)]), flush=True)
fresh_start.start_program = start
show = root.MainWindow.show
def begin(window):
    show(window)
    QTimer.singleShot(0, step)
root.MainWindow.show = begin
made = root.at_the_door
def at_the_door(*given):
    made_now = made(*given)
    programs.append(made_now)
    return made_now
programs = []
root.at_the_door = at_the_door
asked = []
def step():
    (program,) = programs
    desk = program.door.desk
    if program.helping is None:
        pass
    elif not asked:
        asked.append(True)
        program.door.come_in(profile, passphrase, lambda: desk_open())
    QTimer.singleShot(50, step)
def desk_open():
    (program,) = programs
    program.tasks.run(lambda: threading.Event().wait())
    visiting = program.door.desk.visiting
    program.door.desk.open_record(record)
    def typed():
        held = visiting.records.get(record)
        if held is None:
            QTimer.singleShot(50, typed)
            return
        held.set(("a",), {"valueString": "typed right before the lock"})
        program.door.lock()
    typed()
sys.exit(root.open_window(Laptop(data, SystemClock())))
"""


def test_the_locked_screen_comes_up_in_another_process_and_the_hung_one_is_gone(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    record = desk.small_record(session, ("a", "before"), person=person).id
    profile = session.profile.profile.id
    desk.lock(session)
    data = desk.laptop.data

    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(data), profile, PASSPHRASE, record],
        stdout=subprocess.PIPE, text=True,
    ) as old:  # fmt: skip
        assert old.stdout is not None
        try:
            told = old.stdout.readline()
            assert old.wait(timeout=60) == 0
        finally:
            old.kill()
    new = int(told)
    try:
        listens = threading.Event()
        while not show_first(data):
            assert _is_alive(new)
            listens.wait(0.1)
        # The new one shows the locked door: it holds no profile, and what was typed is there for whoever unlocks.
        again = desk.unlock(profile)
        (draft,) = again.read(lambda held: drafts.of_record(held, record))
        assert draft.fields[paths.parse_written("a")].value == '{"valueString":"typed right before the lock"}'
    finally:
        os.kill(new, signal.SIGKILL)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


class Seconds:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hung(qtbot: QtBot) -> Iterator[tuple[Tasks, threading.Event]]:
    """Workers of which one does not end until the test lets it."""
    tasks, gate = Tasks(), threading.Event()
    begun = threading.Event()

    def work() -> None:
        begun.set()
        gate.wait()

    tasks.run(work)
    begun.wait()
    tasks.forget()
    yield tasks, gate
    gate.set()
    tasks.close()


def test_threads_that_end_in_time_leave_everything_as_it_is(
    qtbot: QtBot, hung: tuple[Tasks, threading.Event], tmp_path: Path
) -> None:
    tasks, gate = hung
    begun: list[int] = []
    clock, stored = Seconds(), new_laptop(tmp_path)
    fresh = FreshStart(tasks, lambda: begun.append(1), tasks, seconds=clock)
    fresh.watch(stored.database)
    stored.database.close()
    fresh.closed()
    clock.now = LIMIT_SECONDS - 0.1
    assert tasks.left == 1
    gate.set()
    qtbot.waitUntil(lambda: not fresh.watching)
    assert begun == []


def test_one_that_goes_on_is_ended_once_the_time_is_over(
    qtbot: QtBot, hung: tuple[Tasks, threading.Event], tmp_path: Path
) -> None:
    tasks, _gate = hung
    begun: list[int] = []
    clock, stored = Seconds(), new_laptop(tmp_path)
    fresh = FreshStart(tasks, lambda: begun.append(1), tasks, seconds=clock)
    fresh.watch(stored.database)
    stored.database.close()
    fresh.closed()
    assert begun == []
    clock.now = LIMIT_SECONDS
    qtbot.waitUntil(lambda: begun == [1])


def test_nothing_is_ended_while_a_save_has_not_reached_the_disk(
    qtbot: QtBot, hung: tuple[Tasks, threading.Event], tmp_path: Path
) -> None:
    tasks, _gate = hung
    begun: list[int] = []
    clock, stored = Seconds(), new_laptop(tmp_path)
    disk = threading.Event()
    stored.database.write(lambda _: disk.wait(), Priority.DRAFT)
    fresh = FreshStart(tasks, lambda: begun.append(1), tasks, seconds=clock)
    fresh.watch(stored.database)
    clock.now = LIMIT_SECONDS * 10
    fresh.look()
    fresh.look()
    assert begun == []
    disk.set()
    qtbot.waitUntil(lambda: begun == [1])
    stored.database.close()


def test_who_comes_in_again_is_not_thrown_out(
    qtbot: QtBot, hung: tuple[Tasks, threading.Event], tmp_path: Path
) -> None:
    tasks, _gate = hung
    begun: list[int] = []
    clock, stored = Seconds(), new_laptop(tmp_path)
    fresh = FreshStart(tasks, lambda: begun.append(1), tasks, seconds=clock)
    fresh.watch(stored.database)
    stored.database.close()
    fresh.closed()
    fresh.stop()
    clock.now = LIMIT_SECONDS * 2
    assert not fresh.watching
    assert begun == []
