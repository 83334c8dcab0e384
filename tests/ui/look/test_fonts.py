from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from fieldkit.ui.look.fonts import FAMILIES, add_shipped_fonts, present_families, text_font


def test_a_folder_that_is_not_there_adds_no_font(qapp: QApplication, tmp_path: Path) -> None:
    assert add_shipped_fonts(tmp_path / "nothing") == 0


def test_files_that_are_no_fonts_are_passed_over(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "read me.txt").write_text("not a font")
    assert add_shipped_fonts(tmp_path) == 0


def test_families_come_in_our_order_and_exist(qapp: QApplication) -> None:
    families = present_families()
    assert families
    assert [family for family in FAMILIES if family in families] == families
    assert families[0] in QFontDatabase.families() or families == [FAMILIES[0]]


def test_the_text_font_has_its_size_in_pixels(qapp: QApplication) -> None:
    font = text_font(22)
    assert font.pixelSize() == 22
    assert font.families() == present_families()
