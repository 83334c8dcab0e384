"""Plays one of the twelve visits as `fieldkit demo --visit` does, and leaves its laptops to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldkit.demo.telling import Telling
from fieldkit.demo.visits.programme import VISITS, play_one
from fieldkit.demo.visits.visit_stage import VisitStage
from tests.services.desk import CHEAP


@dataclass
class Played:
    """A visit after it was played: everything is switched off, and every file is still there."""

    stage: VisitStage
    told: str

    @property
    def held(self) -> list[str]:
        return self.stage.telling.held

    @property
    def failed(self) -> str:
        """What did not hold, with all that was told; "" where everything did."""
        return self.told if self.stage.telling.failed or not self.stage.telling.held else ""


@pytest.fixture
def played(qtbot: QtBot, tmp_path: Path) -> Callable[[str], Played]:
    """Plays the visit with a key, such as "V5"."""

    def play(key: str) -> Played:
        out = StringIO()
        stage = VisitStage(key, tmp_path / "laptops", tmp_path / "pictures", Telling(out), cost=CHEAP)
        play_one(next(one for one in VISITS if one.key == key), stage)
        return Played(stage, out.getvalue())

    return play
