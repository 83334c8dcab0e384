"""The typefaces that came with FieldKit and those of this machine, in the order we like them, and what they can show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import typst

from fieldkit.base.assets import AssetMissingError, resource
from fieldkit.printing.coverage import Ranges, covered, holds

_BASE: Final = ("Noto Sans", "Segoe UI", "DejaVu Sans", "Arial", "Liberation Sans")
_SCRIPTS: Final = (
    "Noto Sans Arabic", "Noto Naskh Arabic", "Noto Sans Bengali", "Noto Sans Devanagari", "Noto Sans Gurmukhi",
    "Noto Sans Gujarati", "Noto Sans Tamil", "Noto Sans Hebrew", "Noto Sans Ethiopic", "Noto Sans Thai",
    "Noto Sans Khmer", "Noto Sans Myanmar", "Nirmala UI", "Noto Sans CJK SC", "Microsoft YaHei", "Noto Sans Symbols",
    "Noto Sans Symbols2", "Segoe UI Symbol",
)  # fmt: skip
_BY_LANGUAGE: Final = {"ur": ("Noto Nastaliq Urdu", "Urdu Typesetting")}
"""Urdu is read in Nastaliq; the Arabic faces are a poor second."""
_ALWAYS: Final = 0x7F


def _shipped() -> Path | None:
    try:
        return resource("fonts")
    except AssetMissingError:
        return None


class Typefaces:
    """Finds the fonts once (20 to 300 ms) and remembers what they can show. Share one; safe to use from any thread.

    ``shipped`` is a folder of font files; a frozen FieldKit brings one, so that a bare laptop prints every script.
    """

    def __init__(self, shipped: Path | None = None, *, system: bool = True) -> None:
        folder = shipped or _shipped()
        self.fonts = typst.Fonts(
            include_system_fonts=system, include_embedded_fonts=True, font_paths=[folder] if folder else []
        )
        self._present = frozenset(self.fonts.families())
        self._unread = self._files()
        self._read: list[Ranges] = []
        self._known: dict[str, bool] = {}

    def families(self, language: str = "") -> list[str]:
        """The families to set a text with, the language's own first; all are on this machine."""
        base = [name for name in _BASE if name in self._present]
        # What comes first sets all it can: a face made for a script stands before a plain one that also has it.
        wanted = (*_BY_LANGUAGE.get(language, ()), *base[:1], *_SCRIPTS, *base[1:])
        return [name for name in wanted if name in self._present] or sorted(self._present)[:1]

    def shows(self, letter: str) -> bool:
        """Whether some font here has this letter."""
        if ord(letter) <= _ALWAYS:
            return True
        if letter not in self._known:
            self._known[letter] = self._look_up(ord(letter))
        return self._known[letter]

    def _look_up(self, code: int) -> bool:
        if any(holds(ranges, code) for ranges in self._read):
            return True
        for path, index in self._unread:
            ranges = covered(path, index)
            self._read.append(ranges)
            if holds(ranges, code):
                return True
        return False

    def _files(self) -> Iterator[tuple[Path, int]]:
        """Each font file with its face, those we set most with first; one style of a family stands for all."""
        order = {name: place for place, name in enumerate(self.families())}
        files = {face.family: (face.path, face.index) for face in reversed(self.fonts.fonts())}
        for family in sorted(files, key=lambda name: order.get(name, len(order))):
            path, index = files[family]
            if path:
                yield Path(path), index
