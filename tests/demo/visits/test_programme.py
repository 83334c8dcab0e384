from io import StringIO
from pathlib import Path

from pytestqt.qtbot import QtBot

from fieldkit.demo.telling import Telling
from fieldkit.demo.visits.hand import WindowStuckError
from fieldkit.demo.visits.programme import VISITS, Visit, play_one
from fieldkit.demo.visits.visit_stage import VisitStage


def test_the_visits_are_numbered_in_order_and_each_once() -> None:
    numbers = [int(one.key.removeprefix("V")) for one in VISITS]
    assert numbers == sorted(set(numbers))
    assert all(one.title for one in VISITS)


def test_a_visit_that_gets_stuck_is_a_check_that_did_not_hold(tmp_path: Path, qtbot: QtBot) -> None:
    def stuck(_stage: VisitStage) -> None:
        raise WindowStuckError("The kettle never boiled.", "Look at the hob.")

    out = StringIO()
    stage = VisitStage("V0", tmp_path / "a", tmp_path / "b", Telling(out))
    play_one(Visit("V0", "Tea", stuck), stage)

    assert stage.telling.failed == ["the visit was played to its end"]
    assert "The kettle never boiled. Look at the hob." in out.getvalue()


def test_a_typed_sentence_in_any_file_of_a_laptop_is_a_check_that_did_not_hold(
    tmp_path: Path, qtbot: QtBot
) -> None:
    def careless(stage: VisitStage) -> None:
        data = stage.computer("laptop").laptop.data
        data.mkdir(parents=True)
        stage.typed.append("The heron stands in the beck")
        (data / "notes.txt").write_text("x The heron stands in the beck x")

    stage = VisitStage("V0", tmp_path / "a", tmp_path / "b", Telling(StringIO()))
    play_one(Visit("V0", "Tea", careless), stage)
    assert stage.telling.failed == ["none of 1 typed sentences stands readable in the 1 files of its laptops"]
