"""The real window with years of work behind it: played in a process of its own, so that its memory and time are its own.

``python -m benchmarks.ui_window fill FOLDER`` makes a profile there and lets a first sync into it arrive behind an open
window; ``use FOLDER`` unlocks it, goes about, rests and locks. Each prints one JSON object of what was measured.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.results import percentile
from benchmarks.store_workload import Workload
from fieldkit.app import Program, build
from fieldkit.base.clock import SystemClock
from fieldkit.records.revisions import Revision
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock as unlocking
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.store import certificates, library, lists, profile, revisions
from fieldkit.store.connection import Connection
from fieldkit.store.derivation import Cost
from fieldkit.ui.day.desk import Desk

AT = "2026-11-22T09:30:00.000Z"
PASSPHRASE = "the gate by the old mill"  # noqa: S105 - of a profile that is made and thrown away here
CHEAP = Cost(64, 1, 1)
"""Deriving the key is measured with the store; here it would only hide what the window does."""
PROBE_MS = 5
LOCKS = 10
REST_SECONDS = 20
_AFTER_LOCK_S = 0.2


class Probe(QObject):
    """Asks to be woken every five milliseconds, and notes how long it really was each time."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(PROBE_MS)
        self._timer.timeout.connect(self._tick)

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window live until something holds, which is looked at with each tick."""
        loop = QEventLoop()

        def look() -> None:
            if holds():
                loop.quit()

        self._timer.timeout.connect(look)
        self._last = time.perf_counter()
        self._timer.start()
        loop.exec()
        self._timer.stop()
        self._timer.timeout.disconnect(look)

    def rest(self, seconds: float) -> None:
        """Let it live for a while."""
        ends = time.perf_counter() + seconds
        self.until(lambda: time.perf_counter() >= ends)

    def told(self) -> dict[str, float]:
        """The gaps so far, in milliseconds, and forget them."""
        gaps, self.gaps = self.gaps, []
        return {
            "ticks": len(gaps),
            "p99": percentile(gaps, 0.99),
            "p99.9": percentile(gaps, 0.999),
            "longest": max(gaps),
        }

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def fill(folder: Path) -> dict[str, object]:
    """Make the profile, and let a first sync arrive while the window shows Today."""
    laptop = Laptop(folder, SystemClock())
    made = profile.create_profile(
        folder,
        display_name="Sharon Pike",
        role="social-worker",
        passphrase=PASSPHRASE,
        clock=laptop.clock,
        cost=CHEAP,
    )
    session = unlocking.unlock(laptop, made.id, PASSPHRASE)
    person = new_person(session, PersonDetails(given="Mary", family="Ashdown"))
    starts = laptop.clock.now() + timedelta(minutes=5)
    plan_visit(
        session, person, starts=starts, ends=starts + timedelta(minutes=50), purpose="First conversation"
    )
    unlocking.lock(session)
    program, probe = _shown(laptop), Probe()
    desk = _unlock(program)
    probe.rest(5)
    alone = probe.told()
    workload = Workload(1)
    arriving = _first_sync(desk, workload)
    began = time.perf_counter()
    probe.until(arriving.done)
    seconds = time.perf_counter() - began
    arriving.result()
    told = {"resting": alone, "sync": probe.told(), "sync_seconds": seconds}
    program.close()
    return told


def _first_sync(desk: Desk, workload: Workload) -> Future[int]:
    database = desk.session.database

    def prepare(connection: Connection) -> None:
        certificates.add(connection, workload.author)
        for name, data in workload.forms.items():
            library.add(connection, data, workload.canonical(name), library.BUNDLED, AT)

    def arrive(connection: Connection, history: tuple[Revision, ...]) -> None:
        revisions.add(connection, history, AT)

    database.write(prepare).result()
    return database.write_slices(workload.histories(), arrive)


def use(folder: Path) -> dict[str, object]:
    """Unlock, open people, rest, and lock a few times."""
    program, probe = _shown(Laptop(folder, SystemClock())), Probe()
    unlocks: list[float] = []
    desk = _unlock(program, unlocks)
    people = _people(program, desk)
    settled(program)
    began = time.process_time()
    loop = QEventLoop()
    QTimer.singleShot(REST_SECONDS * 1000, loop.quit)
    loop.exec()
    idle = (time.process_time() - began) / REST_SECONDS
    memory = _resident_mb()
    probe.rest(5)
    alone = probe.told()
    locks = []
    for _ in range(LOCKS):
        locks.append(_lock(program, probe))
        _unlock(program, unlocks)
    told: dict[str, object] = {
        "unlock_to_today": unlocks,
        "person": people,
        "idle_cpu": idle,
        "memory_mb": memory,
        "resting": alone,
        "lock": probe.told(),
        "locked_painted": [painted for painted, _ in locks],
        "store_closed": [closed for _, closed in locks],
    }
    program.close()
    return told


def _shown(laptop: Laptop) -> Program:
    program = build(laptop)
    program.window.show()
    settled(program)
    return program


def settled(program: Program) -> None:
    """Wait until nothing asked for is still to come."""
    QApplication.processEvents()
    while program.tasks.busy:
        _breathe()
    QApplication.processEvents()


def _breathe() -> None:
    """Let the window do what is due, and leave the processor to the others for a moment."""
    QApplication.processEvents()
    time.sleep(0.001)


def _unlock(program: Program, times: list[float] | None = None) -> Desk:
    """Type the passphrase as somebody does; how long it took from Enter until Today was painted, in milliseconds."""
    screen = program.door.screen
    if screen is None:
        raise RuntimeError("the window is not locked")
    QTest.keyClicks(screen.field, PASSPHRASE)
    began = time.perf_counter()
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    while program.door.desk is None or program.window.page is None:
        _breathe()
    QApplication.processEvents()
    if times is not None:
        times.append((time.perf_counter() - began) * 1000)
    settled(program)
    return program.door.desk


def _people(program: Program, desk: Desk) -> list[float]:
    """Open the pages of thirty people, each painted."""
    times = []
    for one in desk.session.database.read(lists.people)[:30]:
        desk.go("today")
        settled(program)
        began = time.perf_counter()
        desk.open_person(one.id)
        while program.window.page is not desk.person:
            _breathe()
        QApplication.processEvents()
        times.append((time.perf_counter() - began) * 1000)
    return times


def _lock(program: Program, probe: Probe) -> tuple[float, float]:
    """Lock while the probe runs: milliseconds until nothing personal is painted, and until the store is closed.

    Nobody locks in the very moment in which Today comes up: a second is let pass before.
    """
    Probe().rest(1)
    shut: list[float] = []
    painted: list[float] = []
    began = time.perf_counter()

    def lock() -> None:
        program.door.lock()
        painted.append(time.perf_counter())

    joined = program.door.shut.connect(lambda: shut.append(time.perf_counter()))
    QTimer.singleShot(0, lock)
    probe.until(lambda: bool(shut) and time.perf_counter() > shut[0] + _AFTER_LOCK_S)
    QObject.disconnect(joined)
    return (painted[0] - began) * 1000, (shut[0] - began) * 1000


def _resident_mb() -> float:
    """What of the process lies in memory now; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    found = [int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")]
    return found[0] if found else 0.0


def main(arguments: list[str]) -> int:
    """One of the two, printed as JSON."""
    work = {"fill": fill, "use": use}[arguments[0]]
    print(json.dumps(work(Path(arguments[1]))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
