from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui import tokens
from fieldkit.ui.widgets.own_words import OwnWords, Quotation
from tests.ui.accessible import names


def test_own_words_stand_on_a_warm_ground_and_not_in_a_box(qtbot: QtBot, dressed: QApplication) -> None:
    words = OwnWords("May's own words")
    qtbot.addWidget(words)
    words.resize(400, 90)
    words.show()
    image = words.grab().toImage()
    assert image.pixelColor(200, 5).name() == tokens.LIGHT.own.lower()
    assert image.pixelColor(3, 40).name() == tokens.LIGHT.own_line.lower()


def test_they_are_never_cut_short(qtbot: QtBot) -> None:
    said = "I want to stay in my own kitchen. " * 12
    quote = Quotation(said, "May, 14 November")
    qtbot.addWidget(quote)
    layout = quote.layout()
    assert layout is not None
    assert quote.words.text() == f"“{said}”"
    assert layout.heightForWidth(300) > layout.heightForWidth(1_200)


def test_typing_showing_caption_and_locking(qtbot: QtBot) -> None:
    words = OwnWords()
    qtbot.addWidget(words)
    words.show()
    assert not words.caption.isVisible()
    words.set_caption("Iwan's own words, in Welsh")
    assert words.caption.isVisible()
    with qtbot.waitSignal(words.typed):
        QTest.keyClicks(words.field, "Te")
    words.show_text("Paned o de")
    words.set_locked(True)
    QTest.keyClicks(words.field, "!")
    assert words.field.toPlainText() == "Paned o de"
    words.field.setAccessibleName("What matters?")
    assert "What matters?" in names(words)
