from io import StringIO
from pathlib import Path

from pytestqt.qtbot import QtBot

from fieldkit.demo.cast import SHARON
from fieldkit.demo.telling import Telling
from fieldkit.demo.visits.visit_stage import VisitStage
from tests.services.desk import CHEAP


def test_laptops_are_apart_and_pictures_are_numbered(tmp_path: Path, qtbot: QtBot) -> None:
    stage = VisitStage("V0", tmp_path / "laptops", tmp_path / "pictures", Telling(StringIO()), cost=CHEAP)
    one, other = stage.computer("one"), stage.computer("other")
    one.add(SHARON)
    try:
        hand = one.switch_on(SHARON[0])
        hand.picture("today")
        hand.picture("again")
        assert not hand.locked
    finally:
        stage.close()

    assert other.profiles == {}
    assert not other.laptop.data.exists()
    assert [place.name for place in stage.saved] == ["v0-01-today.png", "v0-02-again.png"]
    assert all(place.stat().st_size > 5_000 for place in stage.saved)
