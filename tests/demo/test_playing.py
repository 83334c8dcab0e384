import sys
from pathlib import Path

import pytest

from fieldkit.cli import program
from fieldkit.demo import playing
from fieldkit.demo.playing import DemoFolderError
from tests.cli.conftest import Terminal, empty

__all__ = ["empty"]


def test_the_demo_does_not_play_among_somebody_s_profiles(empty: Terminal) -> None:
    empty.type("profile", "create", "--name", "Sharon Pike", "--role", "social-worker")

    with pytest.raises(DemoFolderError):
        playing.play(program.parse(["demo", "--no-window"]), empty.around)


def test_a_display_is_one_that_somebody_can_see(empty: Terminal) -> None:
    around = empty.around

    def seen(**named: str) -> bool:
        return playing.has_display(type(around)(named, around.clock))

    if sys.platform == "linux":
        assert not seen()
        assert seen(DISPLAY=":0")
        assert not seen(DISPLAY=":0", QT_QPA_PLATFORM="offscreen")


def test_pictures_go_where_they_were_asked_for_or_outlive_the_demo(empty: Terminal, tmp_path: Path) -> None:
    asked = program.parse(["demo", "--pictures", str(tmp_path / "p")])

    assert playing.pictures_folder(asked, empty.around) == tmp_path / "p"
    assert playing.pictures_folder(program.parse(["demo"]), empty.around).name == "fieldkit-pictures"
