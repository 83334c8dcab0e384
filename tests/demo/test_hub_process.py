import subprocess
import sys
import time
from pathlib import Path

import pytest

from fieldkit.base.clock import SystemClock
from fieldkit.demo.hub_process import HubProcess, HubStartError, child_environment
from fieldkit.sync.client import HttpHub
from fieldkit.sync.errors import UnreachableError


def test_a_hub_starts_answers_dies_and_comes_back_where_it_was(tmp_path: Path) -> None:
    hub = HubProcess(f"sqlite:///{tmp_path / 'hub.db'}", tmp_path / "hub.log")
    client = HttpHub(hub.url, None, SystemClock())
    try:
        hub.start()
        first = client.status()
        assert len(hub.invite("Sharon Pike", "social-worker")) > 10
        hub.kill()
        assert not hub.running
        with pytest.raises(UnreachableError):
            client.status()
        hub.start()
        assert client.status().hub_key == first.hub_key
    finally:
        client.close()
        hub.stop()


def test_a_hub_that_is_asked_to_stop_leaves_no_log_behind(tmp_path: Path) -> None:
    hub = HubProcess(f"sqlite:///{tmp_path / 'hub.db'}", tmp_path / "hub.log")
    hub.start()
    hub.invite("Sharon Pike", "social-worker")

    hub.stop()

    assert not [one.name for one in tmp_path.iterdir() if one.name.endswith("-wal") and one.stat().st_size]
    assert (tmp_path / "hub.log").read_text(encoding="utf-8") == ""


def test_a_hub_that_cannot_start_says_where_to_look(tmp_path: Path) -> None:
    hub = HubProcess("nonsense://", tmp_path / "hub.log")

    with pytest.raises(HubStartError) as told:
        hub.start()

    assert "hub.log" in told.value.next_step
    with pytest.raises(HubStartError):
        hub.invite("Sharon Pike", "social-worker")


STARTER = """
import sys, pathlib
from fieldkit.demo.hub_process import HubProcess
folder = pathlib.Path(sys.argv[1])
hub = HubProcess(f"sqlite:///{folder / 'hub.db'}", folder / "hub.log")
hub.start()
print(hub.url, flush=True)
sys.stdin.read()
"""


def test_a_hub_ends_with_the_program_that_started_it_even_where_that_is_killed(tmp_path: Path) -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", STARTER, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=child_environment(),
    )  # fmt: skip
    assert starter.stdout is not None
    assert starter.stdin is not None
    client = HttpHub(starter.stdout.readline().strip(), None, SystemClock())
    try:
        assert client.status().hub_key
        starter.kill()
        starter.wait()
        assert _gone_within(client, seconds=30)
    finally:
        client.close()
        starter.stdin.close()
        starter.stdout.close()


def _gone_within(client: HttpHub, *, seconds: float) -> bool:
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        try:
            client.status()
        except UnreachableError:
            return True
    return False
