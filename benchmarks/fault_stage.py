"""Plays scenes under faults: each in a process that is killed, cut off or starved, and checked in another.

Run as a program it is the theatre: started once with the failing disk loaded before everything else, it takes a case
a line on its standard input and answers a line for each.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.fault_profile import Scene, Stage, build
from benchmarks.fault_programme import SCENES
from fieldkit.base.errors import FieldKitError
from fieldkit.store.connection import sqlcipher

STATEMENT = "killed at a statement"
MOMENT = "killed at a random moment"
WRITE = "killed at a write or sync"
POWER = "power lost at a write or sync"
FULL = "disk full from a write on"
BROKEN = "I/O error at a write or sync"
KINDS = (STATEMENT, MOMENT, WRITE, POWER, FULL, BROKEN)
NEED_SHIM = (WRITE, POWER, FULL, BROKEN)
_SHIM_KINDS = {WRITE: 1, POWER: 2, FULL: 3, BROKEN: 4}
_PATIENCE = 60


@dataclass(frozen=True)
class Case:
    """One fault: its kind, the scene, the seed. ``at`` is the statement or write it strikes (0: none, only count)."""

    kind: str
    scene: str
    seed: int
    at: int
    seconds: float = 0.0


@dataclass
class Outcome:
    """``struck``: the fault came before the scene was over. ``points``: how many places for it there were, counted
    without a fault. ``lost`` names what was said to be safe and is not, or what is unsound."""

    struck: bool
    points: int = 0
    seconds: float = 0.0
    said: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


class Theatre:
    """Keeps one profile to begin from and a folder in which copies of it are played with."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="fieldkit-faults-")).resolve()
        self._scenes = {scene.name: scene for scene in SCENES}
        if _in_child(lambda _: build(self._folder / "first")).struck:
            raise RuntimeError("the first profile could not be made")

    def close(self) -> None:
        """Take everything away."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def run(self, case: Case) -> Outcome:
        """Play a case and check what is left."""
        data = self._folder / "played"
        shutil.copytree(self._folder / "first", data)
        try:
            scene = self._scenes[case.scene]
            kill_after = None
            if case.kind == MOMENT and case.at:
                kill_after = random.Random(case.seed).uniform(0, case.seconds)
            began = time.monotonic()
            played = _in_child(lambda tell: _play(scene, case, data, tell), kill_after)
            played.seconds = time.monotonic() - began
            said = [line for line in played.said if not line.startswith(("points ", "broke "))]
            broke = [line for line in played.said if line.startswith("broke ")]
            checked = _in_child(lambda tell: _check(scene, Stage(data, case.seed), said, tell))
            played.points = next((int(one.split()[1]) for one in played.said if one.startswith("points ")), 0)
            played.said = said
            played.lost = [*broke, *checked.said, *(["the check was cut short"] if checked.struck else [])]
            return played
        finally:
            shutil.rmtree(data, ignore_errors=True)


def _in_child(work: Callable[[Callable[[str], None]], None], kill_after: float | None = None) -> Outcome:
    """Do ``work`` in a forked process; what it said, and whether it was struck down before it was done."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)

        def tell(line: str) -> None:
            os.write(writing, (line.replace("\n", " ") + "\n").encode("utf-8"))

        code = 0
        try:
            work(tell)
        except BaseException as error:  # noqa: BLE001 - whatever went wrong in a child is what its parent has to hear
            tell("broke " + "".join(traceback.format_exception(error))[-1500:])
            code = 3
        os._exit(code)
    os.close(writing)
    killer = threading.Timer(
        kill_after if kill_after is not None else _PATIENCE, os.kill, (child, signal.SIGKILL)
    )
    killer.start()
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read().split("\n")
    _, status = os.waitpid(child, 0)
    killer.cancel()
    killer.join()
    return Outcome(os.WIFSIGNALED(status), said=[line for line in said if line])


def _play(scene: Scene, case: Case, data: Path, tell: Callable[[str], None]) -> None:
    shim = _shim()
    count = [0]

    def connect(*given: Any, **named: Any) -> Any:
        connection = sqlcipher(*given, **named)
        if case.kind == STATEMENT:
            connection.set_trace_callback(lambda _: _strike(count, case.at))
        return connection

    def make_room() -> None:
        if shim is not None:
            shim.fault_disarm()

    if shim is not None:
        what = _SHIM_KINDS.get(case.kind, 0) if case.at else 0
        at = case.at if case.kind in _SHIM_KINDS else 0
        shim.fault_arm(str(data).encode(), what, at, case.seed, int(case.kind == FULL))
    stage = Stage(data, case.seed, connect, make_room)
    try:
        scene.play(stage, tell)
    except FieldKitError as error:
        # Opening may say no while the disk does: then it has to open as soon as the disk is well again.
        tell(f"failed {error.code}")
        make_room()
    if not case.at:
        counted = shim.fault_count() if shim is not None and case.kind in NEED_SHIM else count[0]
        tell(f"points {counted}")


def _strike(count: list[int], at: int) -> None:
    count[0] += 1
    if count[0] == at:
        os.kill(os.getpid(), signal.SIGKILL)


def _check(scene: Scene, stage: Stage, said: list[str], tell: Callable[[str], None]) -> None:
    shim = _shim()
    if shim is not None:
        # Counting only: nothing goes wrong any more, and the real disk need not be waited for.
        shim.fault_arm(str(stage.data).encode(), 0, 0, stage.seed, 0)
    for loss in scene.check(stage, said):
        tell(loss)


def _shim() -> Any:
    """The failing disk, where it was loaded before this program; None where it was not."""
    program = ctypes.CDLL(None)
    try:
        program.fault_count.restype = ctypes.c_long
        program.fault_arm.argtypes = [
            ctypes.c_char_p, ctypes.c_int, ctypes.c_long, ctypes.c_uint64, ctypes.c_int,
        ]  # fmt: skip
    except AttributeError:
        return None
    return program


def main() -> None:
    """Cases in, outcomes out, until the input ends."""
    theatre = Theatre()
    try:
        for line in sys.stdin:
            print(json.dumps(asdict(theatre.run(Case(**json.loads(line))))), flush=True)
    finally:
        theatre.close()


if __name__ == "__main__":
    main()
