"""The looks in which every screen is judged: small and large, light, dark and high contrast, large text, mirrored."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from fieldkit.dev.house import House
from fieldkit.ui.look.theme import Theme, apply_theme
from fieldkit.ui.look.tokens import Scheme


@dataclass(frozen=True)
class Look:
    """One way to look at every screen: window size in pixels, colours, text size (1.0 is 100 %), mirrored or not."""

    name: str
    size: tuple[int, int] = (1_366, 768)
    scheme: Scheme = Scheme.LIGHT
    scale: float = 1.0
    mirrored: bool = False


LOOKS: tuple[Look, ...] = (
    Look("large"),
    Look("small", (820, 600)),
    Look("dark", scheme=Scheme.DARK),
    Look("contrast", scheme=Scheme.CONTRAST_LIGHT),
    Look("contrast-dark", (820, 600), Scheme.CONTRAST_DARK),
    Look("text-200", scale=2.0),
    Look("small-text-200", (820, 600), scale=2.0),
    Look("mirrored", mirrored=True),
    Look("full-hd", (1_920, 1_080)),
)


def wear(app: QApplication, house: House, look: Look) -> None:
    """Show the program in a look; whatever is on the screen stays there."""
    way = Qt.LayoutDirection.RightToLeft if look.mirrored else Qt.LayoutDirection.LeftToRight
    app.setLayoutDirection(way)
    apply_theme(app, Theme(look.scheme, look.scale))
    house.window.resize(QSize(*look.size))
    house.settled()
