"""The main job from end to end, against a real hub process, as `fieldkit demo --no-window` plays it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def _demo(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fieldkit", "demo", "--no-window", "--people", "6", "--data", str(folder), *more],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONUTF8": "1"}, timeout=400,
    )  # fmt: skip


def test_the_story_holds_on_sqlite_and_what_is_kept_goes_on_working(tmp_path: Path) -> None:
    done = _demo(tmp_path / "data", "--keep")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "✗" not in done.stdout

    words = tmp_path / "words"
    words.write_text(done.stdout.split("passphrase: ")[1].splitlines()[0], encoding="utf-8")
    named = {**os.environ, "FIELDKIT_DATA": str(tmp_path / "data"), "FIELDKIT_PASSPHRASE_FILE": str(words)}
    listed = subprocess.run(
        [sys.executable, "-m", "fieldkit", "person", "list", "--json"],
        capture_output=True, text=True, check=False, env=named,
    )  # fmt: skip
    assert listed.returncode == 0, listed.stderr
    assert listed.stdout.count('"Mary Ashdown"') == 1


def test_the_story_holds_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    done = _demo(tmp_path / "data", "--database", postgres_url)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "✗" not in done.stdout
