"""Every screen as assistive technology, the keyboard and tired eyes meet it; a new screen joins by being in the list.

Part of it fails still, as docs/accessibility.md says, so it is walked on demand: ``FIELDKIT_WALK=1 pytest tests/dev``.
"""

import os

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.dev.house import House
from fieldkit.dev.looks import LOOKS, wear
from fieldkit.dev.scenes import SCENES, Scene
from fieldkit.ui.tokens import Scheme
from tests.ui.accessible import nameless
from tests.ui.seen import faint, jumps, ringless, small_targets, unreachable, walk_of_tab

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("FIELDKIT_WALK" not in os.environ, reason="walked on demand: see docs/accessibility.md"),
]
_ALL = [pytest.param(one, id=one.name) for one in SCENES]

# Every screen in light, and in one of the others in turn: dressing a window takes longer than looking at it, and the pairs
# of colours are judged in all schemes by tests/ui/test_tokens.py.
_OTHERS = [one for one in Scheme if one is not LOOKS[0].scheme]
_IN_TURN = [pytest.param(one, _OTHERS[index % len(_OTHERS)], id=one.name) for index, one in enumerate(SCENES)]


def _shown(house: House, scene: Scene) -> QWidget:
    wear(house.program.app, house, LOOKS[0])
    if scene.locked:
        if house.program.door.desk is None:
            house.program.door.show_locked()
        else:
            house.lock()
    else:
        house.home()
    shown = scene.show(house)
    shown.activateWindow()
    QApplication.processEvents()
    return shown


def test_no_two_scenes_share_a_name() -> None:
    assert len({one.name for one in SCENES}) == len(SCENES)


@pytest.mark.parametrize("scene", _ALL)
def test_every_control_has_a_name_is_large_enough_and_can_be_reached_in_order(
    house: House, scene: Scene
) -> None:
    shown = _shown(house, scene)
    assert nameless(shown) == []
    root = house.window.search if house.window.search.isVisible() and shown is house.window else shown
    order = walk_of_tab(root)
    assert order
    assert jumps(root, order) == []
    assert small_targets(root) == []
    assert unreachable(root) == []
    assert ringless(root, order[:25]) == []


@pytest.mark.parametrize(("scene", "scheme"), _IN_TURN)
def test_words_stand_out(house: House, scene: Scene, scheme: Scheme) -> None:
    shown = _shown(house, scene)
    assert faint(shown) == []
    wear(house.program.app, house, next(look for look in LOOKS if look.scheme is scheme))
    assert faint(shown) == []
