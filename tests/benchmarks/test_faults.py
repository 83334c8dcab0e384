"""The failing disk really fails, and the journal counts and names what is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import faults
from benchmarks.fault_stage import KINDS, STATEMENT, Case, Outcome
from benchmarks.faults import Journal, Row, compiled_shim

PROGRAM = """
import ctypes, os, sys
shim = ctypes.CDLL(None)
folder, kind, at = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
shim.fault_arm.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_long, ctypes.c_uint64, ctypes.c_int]
shim.fault_arm(folder.encode(), kind, at, 4, 0)
file = os.open(folder + "/file", os.O_RDWR | os.O_CREAT)
os.write(file, b"synced" * 500)
os.fsync(file)
os.pwrite(file, b"unsync" * 500, 0)
try:
    os.pwrite(file, b"x", 9000)
    os.fsync(file)
except OSError as error:
    print(error.errno)
"""


def played(folder: Path, kind: int, at: int) -> subprocess.CompletedProcess[str]:
    with compiled_shim() as shim:
        if shim is None:
            pytest.skip("no C compiler here, or no Linux")
        return subprocess.run(
            [sys.executable, "-c", PROGRAM, str(folder), str(kind), str(at)],
            env={**os.environ, "LD_PRELOAD": str(shim)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )


def test_a_loss_of_power_keeps_what_was_synced_or_any_sectors_of_what_came_after(tmp_path: Path) -> None:
    ended = played(tmp_path, 2, 4)
    assert ended.returncode == -9
    left = (tmp_path / "file").read_bytes()
    assert len(left) == 3000
    sectors = {left[at : at + 512] for at in range(0, 3000, 512)}
    synced, unsynced = b"synced" * 500, b"unsync" * 500
    assert sectors <= {part[at : at + 512] for part in (synced, unsynced) for at in range(0, 3000, 512)}


def test_a_kill_keeps_everything_that_was_written(tmp_path: Path) -> None:
    assert played(tmp_path, 1, 4).returncode == -9
    assert (tmp_path / "file").read_bytes() == b"unsync" * 500


@pytest.mark.parametrize(("kind", "errno"), [(3, "28"), (4, "5")])
def test_a_full_disk_and_a_broken_one_say_so(tmp_path: Path, kind: int, errno: str) -> None:
    assert played(tmp_path, kind, 4).stdout.strip() == errno


def test_the_journal_counts_runs_and_names_losses_by_seed() -> None:
    row = Row(STATEMENT, "sealing", places=3, first_seed=5)
    row.add(Case(STATEMENT, "sealing", 5, 1), Outcome(struck=True, said=["draft 1", "failed FK-STORE-FULL"]))
    row.add(Case(STATEMENT, "sealing", 6, 2), Outcome(struck=True, lost=["draft 1 is gone"]))
    journal = Journal([row], "", 0.5, 5)

    assert (journal.runs, journal.losses) == (2, 1)
    assert "LOST at seed 6: draft 1 is gone" in journal.as_table()
    told = json.loads(json.dumps(journal.as_json()))
    assert told["faults"][0]["reached"] == 2
    assert told["faults"][0]["told"] == {"FK-STORE-FULL": 1}


@pytest.mark.parametrize(("losses", "code"), [({}, 0), ({7: ["gone"]}, 1)])
def test_one_loss_ends_the_command_with_one(
    losses: dict[int, list[str]],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    journal = Journal([Row(STATEMENT, "sealing", lost=losses)], "", 0.1, 1)
    monkeypatch.setattr(faults, "run", lambda minutes, seed: journal)
    assert faults.main(0.1, 1, as_json=True) == code
    assert json.loads(capsys.readouterr().out)["losses"] == code


def test_seeds_visit_every_place_before_any_twice() -> None:
    row = Row(STATEMENT, "sealing", places=338)
    assert {faults._case(row, seed).at for seed in range(338)} == set(range(1, 339))
    assert len(KINDS) == 6
