"""logind as the laptop meets it: a stand-in of its own on a real message bus, where there is a bus to be had."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count

import pytest
from PySide6.QtCore import ClassInfo, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusUnixFileDescriptor
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.suspend import MANAGER, PATH, SERVICE, SESSION, Suspend
from tests.ui.computer import Computer

OWN = "/org/freedesktop/login1/session/own"
OTHER = "/org/freedesktop/login1/session/other"
NUMBERS = count()


@ClassInfo({"D-Bus Interface": MANAGER})  # type: ignore[call-arg]  # the stubs do not know it as a decorator
class Logind(QObject):  # type: ignore[operator]  # likewise
    """Hands out the two things that FieldKit asks for; a pipe tells whether its hold has been let go."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self.reading = -1
        self.held: list[tuple[str, str, str]] = []
        flags = QDBusConnection.RegisterOption.ExportAllSlots
        assert bus.registerService(SERVICE)
        assert bus.registerObject(PATH, self, flags)

    @Slot(str, str, str, str, result="QDBusUnixFileDescriptor")
    def Inhibit(self, what: str, who: str, _why: str, mode: str) -> QDBusUnixFileDescriptor:
        self.held.append((what, who, mode))
        self.reading, writing = os.pipe()
        os.set_blocking(self.reading, False)
        given = QDBusUnixFileDescriptor(writing)
        os.close(writing)
        return given

    @Slot(str, result="QDBusObjectPath")
    def GetSession(self, _name: str) -> QDBusObjectPath:
        return QDBusObjectPath(OWN)

    @property
    def let_go(self) -> bool:
        """Nobody has the other end of the last pipe any more."""
        try:
            return os.read(self.reading, 1) == b""
        except BlockingIOError:
            return False

    def sleep(self, begins: bool) -> None:
        self._send(PATH, MANAGER, "PrepareForSleep", [begins])

    def lock(self, session: str) -> None:
        self._send(session, SESSION, "Lock", [])

    def _send(self, path: str, interface: str, name: str, arguments: list[object]) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(arguments)
        assert self._bus.send(message)


@pytest.fixture
def address() -> Iterator[str]:
    """A message bus that is thrown away."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("there is no dbus-daemon here")
    command = [program, "--session", "--print-address", "--nofork"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


@pytest.fixture
def buses(address: str) -> Iterator[tuple[QDBusConnection, QDBusConnection]]:
    """The system's own end and FieldKit's."""
    names = [f"fieldkit-test-{next(NUMBERS)}" for _ in range(2)]
    system, ours = (QDBusConnection.connectToBus(address, name) for name in names)
    yield system, ours
    for name in names:
        QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def logind(buses: tuple[QDBusConnection, QDBusConnection]) -> Logind:
    return Logind(buses[0])


@pytest.fixture
def suspend(
    qtbot: QtBot, buses: tuple[QDBusConnection, QDBusConnection], logind: Logind
) -> Iterator[Suspend]:
    made = Suspend(buses[1])
    qtbot.waitUntil(lambda: made.holds and not made._calls)
    yield made
    made.locked()
    made.deleteLater()


def test_a_sleep_waits_until_everything_is_locked(qtbot: QtBot, suspend: Suspend, logind: Logind) -> None:
    assert logind.held == [("sleep", "FieldKit", "delay")]

    with qtbot.waitSignal(suspend.lock_asked):
        logind.sleep(True)
    assert not logind.let_go
    suspend.locked()

    qtbot.waitUntil(lambda: logind.let_go)


def test_after_waking_the_next_sleep_is_held_again(qtbot: QtBot, suspend: Suspend, logind: Logind) -> None:
    with qtbot.waitSignal(suspend.lock_asked):
        logind.sleep(True)
    suspend.locked()

    logind.sleep(False)

    qtbot.waitUntil(lambda: suspend.holds)
    assert len(logind.held) == 2


def test_locking_our_session_locks_and_locking_another_does_not(
    qtbot: QtBot, suspend: Suspend, logind: Logind
) -> None:
    with qtbot.assertNotEmitted(suspend.lock_asked, wait=100):
        logind.lock(OTHER)
    with qtbot.waitSignal(suspend.lock_asked):
        logind.lock(OWN)


def test_without_a_message_bus_nothing_is_held_and_nothing_fails(qtbot: QtBot) -> None:
    suspend = Suspend(QDBusConnection("no such bus"))

    suspend.locked()

    assert not suspend.holds


def test_a_window_that_is_open_is_locked_before_the_laptop_sleeps(
    qtbot: QtBot, opened: Computer, suspend: Suspend, logind: Logind
) -> None:
    door = opened.program.door
    suspend.lock_asked.connect(door.lock)
    door.shut.connect(suspend.locked)

    with qtbot.waitSignal(door.shut, timeout=20_000):
        logind.sleep(True)

    assert door.desk is None
    qtbot.waitUntil(lambda: logind.let_go)
