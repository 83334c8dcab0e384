"""A profile is open once, on the whole computer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldkit.store.errors import StoreInUseError
from fieldkit.store.lockfile import ProfileLock

ROOT = Path(__file__).resolve().parents[2]
HOLD = (
    "import sys; from pathlib import Path; from fieldkit.store.lockfile import ProfileLock;"
    " lock = ProfileLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
)


def holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_window_in_the_same_process_is_told(tmp_path: Path) -> None:
    first = ProfileLock(tmp_path / "lock")
    with pytest.raises(StoreInUseError):
        ProfileLock(tmp_path / "lock")
    first.release()
    first.release()
    ProfileLock(tmp_path / "lock").release()


def test_a_second_process_is_told_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    with holder(tmp_path / "lock") as process:
        with pytest.raises(StoreInUseError) as caught:
            ProfileLock(tmp_path / "lock")
        assert caught.value.code == "FK-STORE-IN-USE"
        process.kill()
        process.wait()
    ProfileLock(tmp_path / "lock").release()
