from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.signature import SignaturePad


def sign(pad: SignaturePad) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 80))
    for x in range(50, 200, 10):
        QTest.mouseMove(pad, QPoint(x, 80 + x % 30))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 80))


def test_what_is_drawn_is_a_picture_dark_on_white_and_can_be_cleared(qtbot: QtBot) -> None:
    pad = SignaturePad("Signature of May")
    qtbot.addWidget(pad)
    pad.resize(pad.sizeHint())
    pad.show()
    told: list[bool] = []
    pad.changed.connect(lambda: told.append(pad.is_empty))
    assert pad.is_empty
    assert pad.content() == b""
    sign(pad)
    assert told[-1] is False
    picture = QImage.fromData(pad.content())
    dark = sum(
        picture.pixelColor(x, y).lightness() < 100
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )
    assert picture.pixelColor(3, 3).lightness() > 250
    assert dark > 40
    pad.clear()
    assert pad.is_empty
    assert told[-1] is True


def test_the_other_button_draws_nothing(qtbot: QtBot) -> None:
    pad = SignaturePad("Signature of May")
    qtbot.addWidget(pad)
    QTest.mousePress(pad, Qt.MouseButton.RightButton, pos=QPoint(40, 80))
    assert pad.is_empty
