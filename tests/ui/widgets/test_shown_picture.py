from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.shown_picture import ShownPicture


def png(width: int, height: int) -> bytes:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(0xFF336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 takes text here, its stubs say bytes
    return bytes(buffer.data().data())


def test_a_picture_keeps_its_shape_where_there_is_less_room(qtbot: QtBot) -> None:
    shown = ShownPicture(png(400, 200), "A ramp")
    qtbot.addWidget(shown)
    assert shown.has_picture
    assert shown.heightForWidth(800) == 200
    assert shown.heightForWidth(100) == 50
    assert shown.accessibleName() == "A ramp"


def test_a_picture_is_painted(qtbot: QtBot) -> None:
    shown = ShownPicture(png(60, 40), "A ramp")
    qtbot.addWidget(shown)
    shown.resize(120, 40)
    shown.show()
    seen = shown.grab().toImage()
    assert seen.pixelColor(30, 20).name() == "#336699"
    assert seen.pixelColor(110, 20).name() != "#336699"


def test_bytes_that_are_no_picture_show_nothing(qtbot: QtBot) -> None:
    shown = ShownPicture(b"nothing", "A ramp")
    qtbot.addWidget(shown)
    assert not shown.has_picture
    assert shown.sizeHint().isEmpty()
