"""The journal of faults: how often the store was killed, cut off and starved, at which places, and what was lost.

Every run has a seed, which decides the place and whatever the fault leaves to chance; the same seed strikes at the same
place again. One loss is one too many: the command then ends with 1 and prints the seeds that show it.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from benchmarks.fault_programme import SCENES
from benchmarks.fault_stage import KINDS, MOMENT, NEED_SHIM, Case, Outcome

SHIM = Path(__file__).with_name("fault_shim.c")
ROOT = SHIM.parent.parent


@dataclass
class Row:
    """One kind of fault in one scene. ``places`` is how many statements, writes or syncs it could strike at.

    ``runs`` count what was played, ``struck`` those that a fault cut short or that were told of one; ``told`` how often which error code was said; ``lost`` names losses by seed.
    """

    kind: str
    scene: str
    places: int = 0
    seconds: float = 0.0
    runs: int = 0
    struck: int = 0
    reached: set[int] = field(default_factory=set)
    first_seed: int = 0
    last_seed: int = 0
    told: Counter[str] = field(default_factory=Counter)
    lost: dict[int, list[str]] = field(default_factory=dict)

    def add(self, case: Case, outcome: Outcome) -> None:
        """Count one run."""
        told = [line.split()[1] for line in outcome.said if line.startswith("failed ")]
        self.runs += 1
        self.struck += bool(outcome.struck or told)
        self.reached.add(case.at)
        self.last_seed = case.seed
        self.told.update(told)
        if outcome.lost:
            self.lost[case.seed] = outcome.lost


@dataclass
class Journal:
    """All rows; ``skipped`` says why some kinds of fault were not tried."""

    rows: list[Row]
    skipped: str
    minutes: float
    first_seed: int

    @property
    def runs(self) -> int:
        return sum(row.runs for row in self.rows)

    @property
    def losses(self) -> int:
        return sum(len(row.lost) for row in self.rows)

    def as_json(self) -> dict[str, object]:
        """For ``--json``."""
        return {
            "minutes": round(self.minutes, 2),
            "seed": self.first_seed,
            "runs": self.runs,
            "losses": self.losses,
            "skipped": self.skipped,
            "faults": [{**vars(row), "reached": len(row.reached)} for row in self.rows],
        }

    def as_table(self) -> str:
        """For people."""
        lines = [
            f"{'fault':<31} {'during':<24} {'runs':>6} {'struck':>7} {'places':>7} {'reached':>8} {'losses':>7}  seeds"
        ]
        for row in self.rows:
            reached = "" if row.kind == MOMENT else str(len(row.reached))
            places = "" if row.kind == MOMENT else str(row.places)
            lines.append(
                f"{row.kind:<31} {row.scene:<24} {row.runs:>6} {row.struck:>7} {places:>7} {reached:>8} {len(row.lost):>7}"
                f"  {row.first_seed} to {row.last_seed}"
            )
            lines += [f"    LOST at seed {seed}: {'; '.join(lost)}" for seed, lost in row.lost.items()]
        lines.append(f"{self.runs} runs in {self.minutes:.1f} minutes, {self.losses} losses.")
        return "\n".join([*lines, *([self.skipped] if self.skipped else [])])


class Stagehand:
    """The program that plays the cases, started with the failing disk where there is one."""

    def __init__(self, shim: Path | None) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        if shim is not None:
            environment["LD_PRELOAD"] = str(shim)
        self._program = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.fault_stage"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, case: Case) -> Outcome:
        """Play one case."""
        print(json.dumps(asdict(case)), file=self._pipe(self._program.stdin), flush=True)
        return Outcome(**json.loads(self._pipe(self._program.stdout).readline()))

    def close(self) -> None:
        """Let it clear up and end."""
        self._pipe(self._program.stdin).close()
        self._program.wait()
        self._pipe(self._program.stdout).close()

    def _pipe(self, pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


@contextmanager
def compiled_shim() -> Iterator[Path | None]:
    """The failing disk, compiled for this computer; None where it has no C compiler or is no Linux."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="fieldkit-shim-") as folder:
        made = Path(folder) / "fault_shim.so"
        told = subprocess.run(
            [compiler, "-O1", "-shared", "-fPIC", "-o", str(made), str(SHIM), "-ldl", "-lpthread"],
            capture_output=True,
            check=False,
        )
        yield made if told.returncode == 0 else None


def run(minutes: float, seed: int = 1, most: int | None = None) -> Journal:
    """Strike until the time is over, each kind in each scene in turn, at one place after the other.

    ``most`` ends it after so many runs of each. Every place of every scene is reached where the time allows.
    """
    began = time.monotonic()
    with compiled_shim() as shim:
        kinds = [kind for kind in KINDS if shim is not None or kind not in NEED_SHIM]
        skipped = (
            ""
            if shim
            else "No C compiler, or no Linux: no loss of power, full disk or I/O error was simulated."
        )
        stagehand = Stagehand(shim)
        try:
            rows = [_measured(stagehand, kind, scene.name, seed) for kind in kinds for scene in SCENES]
            for number in itertools.count() if most is None else range(most):
                for row in rows:
                    if most is None and time.monotonic() - began > minutes * 60:
                        return Journal(rows, skipped, (time.monotonic() - began) / 60, seed)
                    case = _case(row, seed + number)
                    row.add(case, stagehand.run(case))
        finally:
            stagehand.close()
    return Journal(rows, skipped, (time.monotonic() - began) / 60, seed)


def _measured(stagehand: Stagehand, kind: str, scene: str, seed: int) -> Row:
    """A row with the number of places, from a run in which nothing goes wrong."""
    calm = stagehand.run(Case(kind, scene, seed, 0))
    row = Row(kind, scene, places=max(calm.points, 1), seconds=calm.seconds, first_seed=seed, last_seed=seed)
    if calm.lost or calm.struck:
        row.lost[0] = calm.lost or ["it did not go through without any fault"]
    return row


def _case(row: Row, seed: int) -> Case:
    # A stride that shares no factor with the number of places visits each once before any comes again.
    stride = next(step for step in (7919, 6271, 1) if row.places % step)
    return Case(row.kind, row.scene, seed, 1 + seed * stride % row.places, row.seconds)


def main(minutes: float, seed: int, *, as_json: bool) -> int:
    """Print the journal; 0 where nothing was lost."""
    journal = run(minutes, seed)
    print(json.dumps(journal.as_json(), indent=2) if as_json else journal.as_table())
    return 1 if journal.losses else 0
