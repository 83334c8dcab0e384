from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldkit.demo.cast import SHARON
from fieldkit.demo.telling import Telling
from fieldkit.demo.visits.hand import CTRL, Hand, WindowStuckError
from fieldkit.demo.visits.visit_stage import VisitStage
from tests.services.desk import CHEAP


@pytest.fixture
def hand(tmp_path: Path, qtbot: QtBot) -> Iterator[Hand]:
    stage = VisitStage("V0", tmp_path / "laptops", tmp_path / "pictures", Telling(StringIO()), cost=CHEAP)
    computer = stage.computer("laptop")
    computer.add(SHARON)
    yield computer.switch_on(SHARON[0])
    stage.close()


def test_keys_and_buttons_are_counted_and_reach_the_window(hand: Hand) -> None:
    hand.key(Qt.Key.Key_2, CTRL)
    assert hand.window.page is hand.desk.people
    hand.press("New person")
    assert hand.presses == 2
    assert "New person" in hand.words()


def test_a_button_that_is_not_there_is_said_with_a_picture(hand: Hand) -> None:
    with pytest.raises(WindowStuckError, match="No button says 'Fly'"):
        hand.press("Fly")


def test_locking_asks_nobody(hand: Hand) -> None:
    hand.lock()
    assert hand.locked
