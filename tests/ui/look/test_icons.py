import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.base.assets import AssetMissingError
from fieldkit.ui.look import icons
from fieldkit.ui.look.icons import Icon


def test_every_icon_draws_something_in_the_colour_asked_for(qapp: QApplication) -> None:
    for name in icons.names():
        image = icons.icon_pixmap(name, QColor("#ff0000"), 24).toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(24)
            for y in range(24)
            if image.pixelColor(x, y).alpha() > 200
        }
        assert "#ff0000" in colours, name


def test_icons_hold_no_colour_of_their_own() -> None:
    for name in icons.names():
        assert "#" not in icons.drawing(name), name
        assert "currentColor" in icons.drawing(name), name


def test_a_name_without_a_drawing_is_told(qapp: QApplication) -> None:
    with pytest.raises(AssetMissingError):
        icons.drawing("no-such-icon")


def test_sharp_screens_get_more_pixels(qapp: QApplication) -> None:
    picture = icons.icon_pixmap("check", QColor("#000000"), 20, 2.0)
    assert picture.width() == 40
    assert picture.devicePixelRatio() == 2.0


def test_an_icon_grows_with_the_text(qtbot: QtBot) -> None:
    icon = Icon("check", 18)
    qtbot.addWidget(icon)
    assert icon.sizeHint().width() == 18
    font = icon.font()
    font.setPixelSize(30)
    icon.setFont(font)
    assert icon.sizeHint().width() == 36


def test_a_qicon_can_be_had_for_controls_that_draw_it_themselves(qapp: QApplication) -> None:
    assert not icons.icon_in("home", QColor("#112233"), 16).isNull()
