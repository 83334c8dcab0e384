"""The figures of a window with years of work behind it, offscreen and, where there is an Xvfb, on a real X server too."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.results import Result, at_most, percentile, reported

Told = dict[str, Any]


def run() -> list[Result]:
    """A first sync behind an open window once, then the filled window on each screen there is."""
    with TemporaryDirectory() as folder:
        results = sync_rows(_played("fill", folder, {"QT_QPA_PLATFORM": "offscreen"}))
        results += use_rows(_played("use", folder, {"QT_QPA_PLATFORM": "offscreen"}), "")
        with _x_server() as display:
            if display:
                under = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
                results += use_rows(_played("use", folder, under), ", under Xvfb")
    return results


def sync_rows(told: Told) -> list[Result]:
    """The event loop at rest, which shows how busy the computer is with other things, and during a first sync."""
    rest, sync = told["resting"], told["sync"]
    return [
        reported("event loop at rest, gap, 99 of 100", rest["p99"], "ms"),
        reported("a first sync of 120,000 answers behind the window", told["sync_seconds"], "s"),
        at_most("event loop during a first sync, gap, 99 of 100", sync["p99"], "ms", 16),
        at_most("event loop during a first sync, gap, 999 of 1000", sync["p99.9"], "ms", 50),
    ]


def use_rows(told: Told, where: str) -> list[Result]:
    """Everything that `ui_window use` tells; ``where`` names the screen."""
    unlocks, people = told["unlock_to_today"], told["person"]
    return [
        at_most(f"unlock until Today is painted{where}", statistics.median(unlocks), "ms", 400),
        at_most(f"open a person until painted, middle{where}", statistics.median(people), "ms", 120),
        reported(f"open a person until painted, 95 of 100{where}", percentile(people, 0.95), "ms"),
        at_most(f"processor while resting{where}", told["idle_cpu"] * 100, "%", 0.5),
        at_most(f"memory with the large store{where}", told["memory_mb"], "MB", 200),
        at_most(f"lock until nothing personal is painted{where}", max(told["locked_painted"]), "ms", 200),
        at_most(f"lock until the store is closed{where}", max(told["store_closed"]), "ms", 200),
        at_most(f"event loop during locks, gap, 99 of 100{where}", told["lock"]["p99"], "ms", 16),
        at_most(f"event loop during locks, gap, longest{where}", told["lock"]["longest"], "ms", 50),
    ]


def _played(what: str, folder: str, environment: dict[str, str]) -> Told:
    command = [sys.executable, "-m", "benchmarks.ui_window", what, folder]
    done = subprocess.run(
        command,
        check=True,
        stdout=subprocess.PIPE,
        env={**os.environ, **environment},
        cwd=Path(__file__).parent.parent,
    )
    told: Told = json.loads(done.stdout.splitlines()[-1])
    return told


@contextmanager
def _x_server() -> Iterator[str]:
    """The display of an X server without a screen, for as long as the block lasts; "" where there is none here."""
    if shutil.which("Xvfb") is None:
        yield ""
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as pipe:
            number = pipe.readline().strip()
        yield f":{number}" if number else ""
    finally:
        server.terminate()
        server.wait()
