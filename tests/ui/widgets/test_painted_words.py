from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from fieldkit.ui.widgets.painted_words import paint_words


def _painted(words: str, direction: Qt.LayoutDirection, *, mirrored: bool) -> QImage:
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    font = QFont("Noto Sans")
    font.setPixelSize(15)
    font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)  # letters on whole pixels
    painter.setFont(font)
    painter.setLayoutDirection(direction)
    paint_words(painter, QRect(0, 0, 300, 40), int(Qt.AlignmentFlag.AlignVCenter), words, mirrored=mirrored)
    painter.end()
    return image


def _inked(image: QImage) -> tuple[int, int]:
    dark = [x for x in range(300) if any(image.pixelColor(x, y).lightness() < 200 for y in range(40))]
    return dark[0], dark[-1]


def test_an_address_reads_in_its_own_order_in_a_mirrored_window(dressed: object) -> None:
    words = "85 · 12 Brook Lane, WX4 2DT"
    plain = _painted(words, Qt.LayoutDirection.LeftToRight, mirrored=False)
    mirrored = _painted(words, Qt.LayoutDirection.RightToLeft, mirrored=True)
    first, last = _inked(plain)
    far, end = _inked(mirrored)
    assert first < 5
    assert end > 293
    assert mirrored.copy(far, 0, last - first, 40) == plain.copy(first, 0, last - first, 40)


def test_words_of_a_script_written_from_the_right_stand_where_the_layout_begins(dressed: object) -> None:
    image = _painted("المطبخ", Qt.LayoutDirection.RightToLeft, mirrored=True)
    assert _inked(image)[1] > 290
