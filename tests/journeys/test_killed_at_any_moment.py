"""Whenever the program dies, nothing older than a second is lost and the store opens again."""

from pathlib import Path

import pytest

from tests.journeys.kill_moments import kill_at_moments


@pytest.mark.slow
def test_killing_at_random_moments_loses_nothing_and_leaves_a_sound_store(tmp_path: Path) -> None:
    moments = list(kill_at_moments(tmp_path, 25, seed=20261122))

    assert [one for one in moments if one.wrong] == []
    assert len({one.pressed for one in moments}) > 15
