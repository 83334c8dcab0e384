"""Dresses the application: Fusion, palette, font and style sheet of one scheme, in one place."""

from contextlib import suppress
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from fieldkit.base.assets import AssetMissingError, resource
from fieldkit.ui.look import tokens
from fieldkit.ui.look.fonts import add_shipped_fonts, text_font
from fieldkit.ui.look.stylesheet import stylesheet
from fieldkit.ui.look.tokens import Colours, Scheme

_STYLED = "fieldkit_styled"


class Wish(Enum):
    """What the user asked for; SYSTEM follows the desktop, also while the app runs."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True)
class Theme:
    """One scheme at one text size. `scale` is 1.0 to 2.5 and is cut to that range when applied."""

    scheme: Scheme = Scheme.LIGHT
    scale: float = 1.0

    @property
    def colours(self) -> Colours:
        """The colour table of the scheme."""
        return tokens.SCHEMES[self.scheme]


def palette_of(colours: Colours) -> QPalette:
    """The palette from which own painting takes its colours.

    Roles beyond their usual sense: Mid is a divider, Dark a control's edge, Light the soft accent,
    Midlight the own-words ground, Shadow the own-words line, BrightText danger.
    """
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.paper,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.card,
        QPalette.ColorRole.AlternateBase: colours.paper,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.soft,
        QPalette.ColorRole.Button: colours.card,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.ToolTipBase: colours.card,
        QPalette.ColorRole.ToolTipText: colours.ink,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.edge,
        QPalette.ColorRole.Light: colours.accent_soft,
        QPalette.ColorRole.Midlight: colours.own,
        QPalette.ColorRole.Shadow: colours.own_line,
        QPalette.ColorRole.BrightText: colours.bad,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.soft))
    return palette


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress every window of the application; may be called again at any time."""
    scale = min(max(theme.scale, tokens.SMALLEST_SCALE), tokens.LARGEST_SCALE)
    # Once: under a style sheet the style no longer tells its name, and replacing it again and again can crash Qt.
    if app.property(_STYLED) is None:
        app.setStyle("Fusion")
        app.setProperty(_STYLED, True)
    app.setPalette(palette_of(theme.colours))
    app.setFont(text_font(round(tokens.TYPE.body * scale)))
    app.setStyleSheet(stylesheet(theme.colours, scale))


def scheme_for(wish: Wish, *, dark: bool, contrast: bool) -> Scheme:
    """The scheme that meets the user's wish where the system is dark or asks for high contrast."""
    if wish is Wish.CONTRAST or (wish is Wish.SYSTEM and contrast):
        return Scheme.CONTRAST_DARK if dark else Scheme.CONTRAST_LIGHT
    if wish is Wish.DARK or (wish is Wish.SYSTEM and dark):
        return Scheme.DARK
    return Scheme.LIGHT


class Dresser(QObject):
    """Keeps the application dressed as the user and the system wish."""

    changed = Signal()
    """Somebody wished for another look."""

    def __init__(self, app: QApplication, wish: Wish = Wish.SYSTEM, scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._wish = wish
        self._scale = scale
        self._worn: Theme | None = None
        with suppress(AssetMissingError):
            add_shipped_fonts(resource("fonts"))
        app.styleHints().colorSchemeChanged.connect(self.dress)
        self.dress()

    @property
    def theme(self) -> Theme:
        """What the application wears now."""
        hints = self._app.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        return Theme(scheme_for(self._wish, dark=dark, contrast=_wants_contrast(self._app)), self._scale)

    @property
    def wish(self) -> Wish:
        """What the user asked for."""
        return self._wish

    @property
    def scale(self) -> float:
        """Text size, 1.0 to 2.5."""
        return self._scale

    def change(self, wish: Wish | None = None, scale: float | None = None) -> None:
        """Change one or both wishes; what is already worn is not put on again."""
        self._wish = self._wish if wish is None else wish
        self._scale = self._scale if scale is None else scale
        self.dress()
        self.changed.emit()

    def dress(self) -> None:
        """Apply the theme if it is another than the one worn."""
        if self.theme != self._worn:
            self._worn = self.theme
            apply_theme(self._app, self._worn)


def _wants_contrast(app: QApplication) -> bool:
    hints = getattr(app.styleHints(), "accessibility", None)
    if hints is None:
        return False
    return bool(hints().contrastPreference() == Qt.ContrastPreference.HighContrast)
