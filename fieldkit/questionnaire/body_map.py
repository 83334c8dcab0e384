"""A drawing of a body, seen from the front and from the back, in places that have names: one drawing for screen and paper.

Lengths are those of the drawing (``WIDTH`` by ``HEIGHT``, down and to the right). Left and right are the person's own:
seen from the front, their left is at the right. The codes of places are those that a form's options use.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Point = tuple[float, float]
Curve = tuple[Point, Point, Point]
"""Two points that bend, and where the curve ends (a cubic Bézier curve)."""

WIDTH: Final = 200.0
HEIGHT: Final = 432.0
FRONT: Final = "front"
BACK: Final = "back"
VIEWS: Final = (FRONT, BACK)

_MIDDLE: Final = WIDTH / 2
_HALF: Final[tuple[Point, ...]] = (
    (0, 8), (12, 11), (19, 22), (20, 36), (17, 50), (11, 61), (10, 70), (16, 80), (36, 86), (49, 95), (55, 112),
    (58, 138), (61, 163), (66, 190), (70, 212), (76, 224), (78, 240), (74, 254), (67, 258), (62, 248), (59, 232),
    (58, 214), (52, 188), (47, 164), (43, 140), (39, 124), (38, 146), (35, 172), (39, 200), (42, 224), (40, 262),
    (34, 302), (34, 334), (26, 386), (30, 402), (35, 415), (26, 422), (12, 420), (9, 404), (10, 384), (10, 340),
    (8, 304), (5, 262), (0, 232),
)  # fmt: skip
"""The right half of the outline as it is seen, from the top of the head to between the legs."""


@dataclass(frozen=True)
class Region:
    """A place on the body in one view; the corners of the part of the drawing that belongs to it."""

    code: str
    view: str
    corners: tuple[Point, ...]


def _sides(name: str, *corners: Point) -> tuple[tuple[str, tuple[Point, ...]], ...]:
    """The same place at both sides; at the right as it is seen is the person's left."""
    seen_right = tuple((_MIDDLE + x, y) for x, y in corners)
    seen_left = tuple((_MIDDLE - x, y) for x, y in corners)
    return (f"left-{name}", seen_right), (f"right-{name}", seen_left)


def _middle(name: str, *half: Point) -> tuple[str, tuple[Point, ...]]:
    """A place in the middle; the right half of its corners from the top down."""
    right = [(_MIDDLE + x, y) for x, y in half]
    left = [(_MIDDLE - x, y) for x, y in reversed(half)]
    return name, tuple(right + left)


_LIMBS: Final = (
    *_sides("leg", (0, 196), (60, 196), (60, 388), (0, 388)),
    *_sides("foot", (0, 388), (60, 388), (60, 432), (0, 432)),
    *_sides("arm", (37, 114), (70, 108), (80, 213), (52, 213), (40, 150)),
    *_sides("hand", (48, 213), (90, 213), (90, 266), (48, 266)),
)
_SHOULDERS: Final = _sides("shoulder", (22, 76), (70, 76), (70, 110), (37, 116), (28, 96))
_PARTS: Final = {
    FRONT: (
        *_LIMBS,
        _middle("belly", (46, 142), (46, 208), (16, 208)),
        _middle("chest", (24, 79), (29, 97), (37, 114), (40, 142)),
        *_SHOULDERS,
        _middle("private-parts", (16, 208), (12, 226), (4, 240)),
        _middle("neck", (18, 62), (26, 79)),
        _middle("head", (26, 0), (26, 30)),
        _middle("face", (26, 30), (26, 62)),
        _middle("mouth", (10, 46), (10, 55)),
    ),
    BACK: (
        *_LIMBS,
        _middle("bottom", (48, 192), (48, 238), (0, 242)),
        _middle("lower-back", (46, 142), (46, 192)),
        _middle("upper-back", (24, 79), (29, 97), (37, 114), (40, 142)),
        *_SHOULDERS,
        _middle("neck", (18, 62), (26, 79)),
        _middle("head", (26, 0), (26, 62)),
    ),
}


def _mirrored(code: str) -> str:
    sides = {"left": "right", "right": "left"}
    side, dash, part = code.partition("-")
    return f"{sides[side]}-{part}" if dash and side in sides else code


def regions(view: str) -> tuple[Region, ...]:
    """The places of a view in the order in which they are drawn: a later one lies on top."""
    turned = view == BACK
    return tuple(Region(_mirrored(code) if turned else code, view, corners) for code, corners in _PARTS[view])


def region_at(view: str, across: float, down: float) -> str:
    """The code of the place at a point; "" beside the body."""
    if not _inside((across, down), outline_corners()):
        return ""
    found = (one.code for one in reversed(regions(view)) if _inside((across, down), one.corners))
    return next(found, "")


def middle_of(view: str, code: str) -> Point | None:
    """Where to mark a place that was chosen from the list; None where this view does not show it."""
    for one in regions(view):
        if one.code == code:
            inside = [point for point in _grid(one.corners) if region_at(view, *point) == code]
            if inside:
                return (
                    sum(x for x, _ in inside) / len(inside),
                    sum(y for _, y in inside) / len(inside),
                )
    return None


def view_of(code: str) -> str:
    """The first view that shows a place; "" for none."""
    return next((view for view in VIEWS if any(one.code == code for one in regions(view))), "")


def outline_corners() -> tuple[Point, ...]:
    """The outline's corners, all round, clockwise from the top."""
    right = [(_MIDDLE + x, y) for x, y in _HALF]
    left = [(_MIDDLE - x, y) for x, y in reversed(_HALF[1:-1])]
    return tuple(right + left)


def outline() -> tuple[Point, tuple[Curve, ...]]:
    """The outline drawn softly: where it starts, and curve by curve back to there."""
    corners = outline_corners()
    count = len(corners)
    curves = []
    for at in range(count):
        before, here, there, after = (corners[(at + step) % count] for step in (-1, 0, 1, 2))
        curves.append((_bend(here, before, there), _bend(there, after, here), there))
    return corners[0], tuple(curves)


def _bend(here: Point, one: Point, other: Point) -> Point:
    """The point that makes the curve leave ``here`` along the line from ``one`` to ``other``."""
    return here[0] + (other[0] - one[0]) / 6, here[1] + (other[1] - one[1]) / 6


def _grid(corners: Sequence[Point]) -> list[Point]:
    across = [x for x, _ in corners]
    down = [y for _, y in corners]
    steps = range(1, 16)
    return [
        (
            min(across) + (max(across) - min(across)) * i / 16,
            min(down) + (max(down) - min(down)) * j / 16,
        )
        for i in steps
        for j in steps
    ]


def _inside(point: Point, corners: Sequence[Point]) -> bool:
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside
