"""One table of every colour, size and space, so that a change of look is a change of one line."""

from dataclasses import dataclass, fields
from enum import Enum


class Scheme(Enum):
    """The four colour schemes; the system's wish chooses between them unless the user does."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


@dataclass(frozen=True)
class Colours:
    """Colours as #RRGGBB. Names ending in `_soft` are grounds for text in the colour without it."""

    paper: str
    card: str
    ink: str
    soft: str
    line: str
    edge: str
    accent: str
    accent_soft: str
    on_accent: str
    own: str
    own_line: str
    ok: str
    ok_soft: str
    wait: str
    wait_soft: str
    bad: str
    bad_soft: str
    plum: str
    plum_soft: str
    shadow: str


LIGHT = Colours(
    paper="#F7F5F1",
    card="#FFFFFF",
    ink="#1E2530",
    soft="#5B6472",
    line="#E2DED6",
    edge="#858A92",
    accent="#0B5F66",
    accent_soft="#E3F0F0",
    on_accent="#FFFFFF",
    own="#FFF6E5",
    own_line="#E0A030",
    ok="#1F7A3F",
    ok_soft="#E4F3E8",
    wait="#8A5A00",
    wait_soft="#FFF1D6",
    bad="#A3262A",
    bad_soft="#FBE6E4",
    plum="#6B2A6E",
    plum_soft="#F3E6F3",
    shadow="#1E2530",
)

DARK = Colours(
    paper="#14181E",
    card="#1C222B",
    ink="#E9ECF1",
    soft="#A3ADBB",
    line="#2E3642",
    edge="#71798A",
    accent="#6CC6CB",
    accent_soft="#1C3438",
    on_accent="#10161C",
    own="#2C2618",
    own_line="#D9A441",
    ok="#7CCB93",
    ok_soft="#1B3023",
    wait="#F0C36A",
    wait_soft="#33290F",
    bad="#F08E8A",
    bad_soft="#3A1F20",
    plum="#D8A0DA",
    plum_soft="#33213A",
    shadow="#14181E",
)

CONTRAST_LIGHT = Colours(
    paper="#FFFFFF",
    card="#FFFFFF",
    ink="#000000",
    soft="#262B33",
    line="#000000",
    edge="#000000",
    accent="#00343A",
    accent_soft="#DDF3F4",
    on_accent="#FFFFFF",
    own="#FFFBEF",
    own_line="#7A4E00",
    ok="#0B4A22",
    ok_soft="#E9F9EE",
    wait="#573700",
    wait_soft="#FFF6E3",
    bad="#7A0C10",
    bad_soft="#FFEFEE",
    plum="#4A124D",
    plum_soft="#FBF0FB",
    shadow="#FFFFFF",
)

CONTRAST_DARK = Colours(
    paper="#000000",
    card="#000000",
    ink="#FFFFFF",
    soft="#DDE3EC",
    line="#FFFFFF",
    edge="#FFFFFF",
    accent="#8FF3F8",
    accent_soft="#06282B",
    on_accent="#000000",
    own="#1A1403",
    own_line="#FFC857",
    ok="#A5F0BA",
    ok_soft="#04210D",
    wait="#FFDC96",
    wait_soft="#241A00",
    bad="#FFB7B3",
    bad_soft="#2B0708",
    plum="#F2C4F4",
    plum_soft="#22082A",
    shadow="#000000",
)

SCHEMES: dict[Scheme, Colours] = {
    Scheme.LIGHT: LIGHT,
    Scheme.DARK: DARK,
    Scheme.CONTRAST_LIGHT: CONTRAST_LIGHT,
    Scheme.CONTRAST_DARK: CONTRAST_DARK,
}

# Text colour and ground as they meet on the screens; each is held to 4.5:1 by a test.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "own"),
    ("ink", "accent_soft"),
    ("ink", "wait_soft"),
    ("ink", "bad_soft"),
    ("soft", "paper"),
    ("soft", "card"),
    ("soft", "own"),
    ("accent", "paper"),
    ("accent", "card"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("ok", "ok_soft"),
    ("ok", "card"),
    ("wait", "wait_soft"),
    ("wait", "card"),
    ("bad", "bad_soft"),
    ("bad", "card"),
    ("bad", "paper"),
    ("card", "bad"),
    ("plum", "plum_soft"),
)

# Borders and marks that alone show where a control is; each is held to 3:1 by a test.
BOUNDARY_PAIRS: tuple[tuple[str, str], ...] = (
    ("edge", "card"),
    ("edge", "paper"),
    ("accent", "card"),
    ("accent", "paper"),
    ("bad", "card"),
)

TONES: tuple[str, ...] = ("ok", "wait", "bad", "accent", "plum", "plain")


@dataclass(frozen=True)
class TypeScale:
    """Text sizes in pixels at 100 %."""

    page: int = 26
    section: int = 22
    card: int = 16
    body: int = 15
    small: int = 13
    own: int = 17
    visit: int = 17
    large: int = 34


TYPE = TypeScale()

# Spaces in pixels; they do not grow with the text, so that large text keeps its room.
SPACE_XS = 4
SPACE_S = 8
SPACE_M = 12
SPACE_L = 16
SPACE_XL = 20
SPACE_2XL = 28
SPACE_3XL = 36

RADIUS = 8
RADIUS_CONTROL = 10
RADIUS_CARD = 14

TARGET = 36
MOTION_MS = 120

SMALLEST_SCALE = 1.0
LARGEST_SCALE = 2.5


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance 0..1 of a #RRGGBB colour (WCAG 2.2)."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * _channel(red) + 0.7152 * _channel(green) + 0.0722 * _channel(blue)


def contrast(one: str, other: str) -> float:
    """Contrast ratio 1..21 of two #RRGGBB colours (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colour_of(colours: Colours, name: str) -> str:
    """The colour with this token name; raises KeyError for a name that is no token."""
    return {field.name: str(getattr(colours, field.name)) for field in fields(colours)}[name]
