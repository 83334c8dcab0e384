"""Every screen as assistive technology, the keyboard and tired eyes meet it; a new screen joins by being in the list."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from fieldkit import ui
from fieldkit.dev.house import House
from fieldkit.dev.looks import LOOKS, Look
from fieldkit.dev.scenes import SCENES, Scene
from fieldkit.ui.look.tokens import Scheme
from fieldkit.ui.widgets.pages import Page
from fieldkit.ui.widgets.sheet import Sheet
from tests.dev.walk import Walk

pytestmark = pytest.mark.slow

# Every screen in light, and in one of the others in turn: dressing a window takes longer than looking at it, and the pairs
# of colours are judged in all schemes by tests/ui/look/test_tokens.py.
_OTHERS = [
    next(one for one in LOOKS if one.scheme is scheme) for scheme in Scheme if scheme is not LOOKS[0].scheme
]
_IN_TURN = [
    pytest.param(look, SCENES[index :: len(_OTHERS)], id=look.name) for index, look in enumerate(_OTHERS)
]


@pytest.fixture(scope="module")
def walk(house: House) -> Walk:
    return Walk(house)


def _below(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def _kinds_of_screens() -> set[type[QWidget]]:
    """Every sheet, and every page that is a screen; what only others are made from is none."""
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(module.name)
    pages = {one for one in _below(Page) if one.__module__.startswith("fieldkit.ui.screens.")}
    return {one for one in pages | set(_below(Sheet)) if not one.__subclasses__()}


def test_no_two_scenes_share_a_name() -> None:
    assert len({one.name for one in SCENES}) == len(SCENES)


def test_every_kind_of_screen_and_sheet_stands_in_the_list(walk: Walk) -> None:
    shown = frozenset[type[QWidget]]().union(*(walk.found(one).kinds for one in SCENES))
    assert {one.__name__ for one in _kinds_of_screens() - shown} == set()


@pytest.mark.parametrize("scene", [pytest.param(one, id=one.name) for one in SCENES])
def test_every_control_has_a_name_is_large_enough_and_can_be_seen_and_reached_in_order(
    walk: Walk, scene: Scene
) -> None:
    found = walk.found(scene)
    assert found.stops
    assert found.nameless == []
    assert found.jumps == []
    assert found.small == []
    assert found.unreachable == []
    assert found.ringless == []
    assert found.faint == []


@pytest.mark.parametrize(("look", "scenes"), _IN_TURN)
def test_words_stand_out_in_other_colours(walk: Walk, look: Look, scenes: tuple[Scene, ...]) -> None:
    assert [line for one in scenes for line in walk.faint(one, look)] == []


def _unlocked() -> list[Scene]:
    return [one for one in SCENES if not one.locked]


@pytest.mark.parametrize("scene", [pytest.param(one, id=one.name) for one in _unlocked()])
def test_two_keys_help_from_every_screen_and_sheet(house: House, scene: Scene) -> None:
    """F9 and F4, pressed where the keyboard is: the 999 card, and a place for who wants to die."""
    reached = []
    for key in (Qt.Key.Key_F9, Qt.Key.Key_F4):
        house.home()
        shown = scene.show(house)
        shown.window().activateWindow()
        house.settled()
        over = house.program.app.activeModalWidget() or house.window
        focused: QWidget | None = over.focusWidget()
        QTest.keyClick(focused if focused is not None else over, key)
        house.settled()
        reached.append(_where(house))
    covered = scene.name in _COVERED
    assert reached == ["card", "covered" if covered else "plan"]


_COVERED = {"visit-cover"}


def _where(house: House) -> str:
    assert house.program.app.activeModalWidget() is None
    desk, filling = house.desk, house.window.filling
    if filling is desk.emergency:
        return "card"
    if filling is desk.cover.screen:
        return "covered"
    record = desk.visiting.records.get(desk.visiting.workspace.current_record() or "")
    return "plan" if record is not None and record.form.name == "SafetyPlan" and filling is desk.visiting.workspace else "elsewhere"
