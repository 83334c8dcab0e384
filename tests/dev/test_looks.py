"""A look is worn by the whole program."""

from PySide6.QtCore import Qt

from fieldkit.dev.house import House
from fieldkit.dev.looks import LOOKS, wear
from fieldkit.ui.look.tokens import CONTRAST_DARK, Scheme


def test_the_looks_cover_small_and_large_every_scheme_large_text_and_right_to_left() -> None:
    assert {look.scheme for look in LOOKS} == set(Scheme)
    assert {(820, 600), (1_366, 768), (1_920, 1_080)} <= {look.size for look in LOOKS}
    assert any(look.scale == 2.0 and look.size == (820, 600) for look in LOOKS)
    assert any(look.mirrored for look in LOOKS)


def test_wearing_a_look_changes_size_colours_and_direction(house: House) -> None:
    house.home()
    app = house.program.app
    wear(app, house, next(look for look in LOOKS if look.scheme is Scheme.CONTRAST_DARK))
    assert (house.window.width(), house.window.height()) == (820, 600)
    assert app.palette().window().color().name().upper() == CONTRAST_DARK.paper
    wear(app, house, next(look for look in LOOKS if look.mirrored))
    assert house.window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    wear(app, house, LOOKS[0])
    assert house.window.layoutDirection() == Qt.LayoutDirection.LeftToRight
