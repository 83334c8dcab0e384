"""The window's own story is long; it runs in a process of its own, as on a machine without a display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_without_a_display_the_window_plays_the_story_and_saves_pictures(tmp_path: Path) -> None:
    named = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "fieldkit", "demo", "--people", "5", "--data", str(tmp_path / "data"),
         "--pictures", str(tmp_path / "pictures")],
        capture_output=True, text=True, check=False, env={**named, "QT_QPA_PLATFORM": "offscreen"}, timeout=400,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert "✗" not in done.stdout
    pictures = sorted((tmp_path / "pictures").glob("*.png"))
    assert len(pictures) >= 12
    assert all(one.stat().st_size > 5_000 for one in pictures)
