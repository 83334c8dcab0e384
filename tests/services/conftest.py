"""What the tests of services share: one computer with cheap profiles, thrown away after each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.services.profile.session import Session
from tests.services.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def session(desk: Desk) -> Session:
    """Sharon's profile, unlocked, not enrolled anywhere."""
    return desk.open()
