"""The command that pictures every screen."""

from pathlib import Path

from PySide6.QtGui import QImage

from fieldkit.dev.house import House
from fieldkit.dev.looks import LOOKS
from fieldkit.dev.scenes import SCENES
from fieldkit.dev.shots import take


def test_each_scene_is_pictured_in_each_look_a_sheet_over_its_window(house: House, tmp_path: Path) -> None:
    scenes = [one for one in SCENES if one.name in {"about", "sheet-no-password"}]
    looks = LOOKS[:2]
    assert take(house, scenes, looks, tmp_path) == 4
    for look in looks:
        for number, scene in enumerate(scenes, start=1):
            image = QImage(str(tmp_path / look.name / f"{number:02d}-{scene.name}.png"))
            assert (image.width(), image.height()) == look.size
