"""Picks the typefaces by name, so that every machine that has them shows the same picture."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

# Noto first; DejaVu is what a bare Debian has; the rest cover names in other scripts.
FAMILIES: tuple[str, ...] = (
    "Noto Sans",
    "DejaVu Sans",
    "Segoe UI",
    "Noto Sans Arabic",
    "Noto Sans Bengali",
    "Noto Sans Devanagari",
    "Noto Sans Ethiopic",
    "Noto Sans Hebrew",
    "Noto Sans Khmer",
    "Noto Sans Myanmar",
    "Noto Sans Tamil",
    "Noto Sans Thai",
    "Noto Sans CJK SC",
)


def add_shipped_fonts(folder: Path) -> int:
    """Register every .ttf and .otf in `folder` (which need not exist); returns how many Qt took."""
    if not folder.is_dir():
        return 0
    files = sorted(file for file in folder.iterdir() if file.suffix in {".ttf", ".otf"})
    return sum(1 for file in files if QFontDatabase.addApplicationFont(str(file)) >= 0)


def present_families() -> list[str]:
    """The families of our list that this machine has, in our order; never empty."""
    known = set(QFontDatabase.families())
    return [family for family in FAMILIES if family in known] or [FAMILIES[0]]


def text_font(pixels: int) -> QFont:
    """The running-text font at `pixels` high, with fallbacks for other scripts."""
    font = QFont()
    font.setFamilies(present_families())
    font.setPixelSize(pixels)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
