from pathlib import Path

import pytest

from fieldkit.base.clock import SystemClock
from fieldkit.demo.hub_process import HubProcess, HubStartError
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


def test_a_hub_that_cannot_start_says_where_to_look(tmp_path: Path) -> None:
    hub = HubProcess("nonsense://", tmp_path / "hub.log")

    with pytest.raises(HubStartError) as told:
        hub.start()

    assert "hub.log" in told.value.next_step
    with pytest.raises(HubStartError):
        hub.invite("Sharon Pike", "social-worker")
