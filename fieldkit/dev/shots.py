"""Pictures of every screen in every look, in one command: what a designer goes through before a release."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from fieldkit.dev.house import House, open_house
from fieldkit.dev.looks import LOOKS, Look, wear
from fieldkit.dev.scenes import SCENES, Scene
from fieldkit.ui.gallery import gallery_page
from fieldkit.ui.look.theme import Theme, apply_theme

_DIMMED = QColor(0, 0, 0, 90)


def picture(house: House, shown: QWidget) -> QPixmap:
    """The window as it is, with the sheet over its middle where one is shown."""
    made = house.window.grab()
    if shown is not house.window:
        shown.resize(shown.sizeHint())
        house.settled()
        sheet = shown.grab()
        painter = QPainter(made)
        painter.fillRect(made.rect(), _DIMMED)
        painter.drawPixmap(
            (made.width() - sheet.width()) // 2, max(0, (made.height() - sheet.height()) // 2), sheet
        )
        painter.end()
    return made


def take(house: House, scenes: Sequence[Scene], looks: Sequence[Look], folder: Path) -> int:
    """Every scene in every look as ``LOOK/NN-SCENE.png``; how many there are."""
    count = 0
    for number, scene in enumerate(scenes, start=1):
        wear(house.program.app, house, looks[0])
        if scene.locked:
            house.lock() if house.program.door.desk is not None else house.program.door.show_locked()
        else:
            house.home()
        shown = scene.show(house)
        for look in looks:
            wear(house.program.app, house, look)
            place = folder / look.name
            place.mkdir(parents=True, exist_ok=True)
            picture(house, shown).save(str(place / f"{number:02d}-{scene.name}.png"))
            count += 1
    return count


def take_gallery(house: House, looks: Sequence[Look], folder: Path) -> int:
    """The gallery of widgets in every look, whole; how many pictures."""
    for look in looks:
        apply_theme(house.program.app, Theme(look.scheme, look.scale))
        page = gallery_page(mirrored=look.mirrored)
        page.resize(look.size[0], 800)
        page.show()
        house.settled()
        page.resize(look.size[0], page.body.sizeHint().height() + 20)
        house.settled()
        place = folder / look.name
        place.mkdir(parents=True, exist_ok=True)
        page.grab().save(str(place / "00-gallery.png"))
        page.close()
        page.deleteLater()
        house.settled()
    return len(looks)


def main(arguments: Sequence[str]) -> int:
    """``DIR [--only PART] [--look NAME]``: the exit code."""
    parser = argparse.ArgumentParser(prog="python -m fieldkit.dev.shots", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the pictures go")
    parser.add_argument("--only", default="", metavar="PART", help="only screens with this in their name")
    parser.add_argument("--look", action="append", metavar="NAME", choices=[one.name for one in LOOKS])
    asked = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    scenes = [one for one in SCENES if asked.only in one.name]
    looks = [one for one in LOOKS if not asked.look or one.name in asked.look]
    with tempfile.TemporaryDirectory(prefix="fieldkit-shots-") as data, open_house(Path(data)) as house:
        count = take(house, scenes, looks, asked.folder)
        if asked.only in "gallery":
            count += take_gallery(house, looks, asked.folder)
    print(f"{count} pictures in {asked.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
