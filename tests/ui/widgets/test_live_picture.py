from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.live_picture import LivePicture


def picture(colour: str, wide: int = 160, high: int = 90) -> QImage:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def shown(qtbot: QtBot) -> LivePicture:
    view = LivePicture()
    qtbot.addWidget(view)
    view.show()
    return view


def test_it_is_as_large_as_the_room_in_the_shape_of_a_camera(qtbot: QtBot) -> None:
    view = LivePicture()
    for room in (QSize(640, 360), QSize(900, 360), QSize(640, 900)):
        view.set_room(room)
        assert view.sizeHint() == QSize(640, 360)
        assert view.minimumSizeHint() == QSize(1, 360)


def test_the_whole_picture_is_seen_in_the_middle(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.resize(320, 180)
    view.show_picture(picture("red", 90, 90))
    seen = view.grab().toImage()
    assert seen.pixelColor(160, 90) == QColor("red")
    assert seen.pixelColor(160, 4) == QColor("red")
    assert seen.pixelColor(20, 90) != QColor("red")


def test_words_take_its_place_and_let_it_go(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.show_words("")
    empty = view.grab().toImage()
    view.show_picture(picture("red"))
    view.show_words("The camera is off.")
    assert view.picture.isNull()
    assert view.grab().toImage() != empty
