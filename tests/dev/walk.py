"""Walks over the screens and keeps what was found on each: opening and dressing take longer than looking."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fieldkit.dev.house import House
from fieldkit.dev.looks import LOOKS, Look, wear
from fieldkit.dev.scenes import Scene
from tests.ui.accessible import nameless
from tests.ui.seen import faint, jumps, parts_of, ringless, small_targets, unreachable, walk_of_tab

_STEPS = 25
"""So many steps of Tab are looked at on each screen: what comes after them are more of the same list."""


@dataclass(frozen=True)
class Found:
    """What is wrong with one screen, in words, and which classes of ours stand on it."""

    stops: int
    kinds: frozenset[type[QWidget]]
    nameless: list[str]
    jumps: list[str]
    small: list[str]
    unreachable: list[str]
    ringless: list[str]
    faint: list[str]


class Walk:
    """Goes through one open house; the window is dressed only where it wears something else."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._worn: Look | None = None
        self._found: dict[str, Found] = {}

    def found(self, scene: Scene) -> Found:
        """What is found on a screen in light colours."""
        if scene.name not in self._found:
            self._found[scene.name] = _look(self._open(scene, LOOKS[0]))
        return self._found[scene.name]

    def faint(self, scene: Scene, look: Look) -> list[str]:
        """Words that do not stand out in another look."""
        return [f"{scene.name}: {one}" for one in faint(self._open(scene, look))]

    def _open(self, scene: Scene, look: Look) -> QWidget:
        house = self._house
        if look != self._worn:
            wear(house.program.app, house, look)
            self._worn = look
        if not scene.locked:
            house.home()
        elif house.program.door.desk is None:
            house.program.door.show_locked()
        else:
            house.lock()
        shown = scene.show(house)
        shown.activateWindow()
        house.settled()
        over = house.window.search
        return over if shown is house.window and over.isVisible() else shown


def _look(root: QWidget) -> Found:
    order = walk_of_tab(root)
    return Found(
        stops=len(order),
        kinds=frozenset(type(one) for one in (root, *parts_of(root))),
        nameless=nameless(root),
        jumps=jumps(root, order),
        small=small_targets(root),
        unreachable=unreachable(root),
        ringless=ringless(root, [order[-1], *order[:_STEPS]]) if order else [],
        faint=faint(root),
    )
