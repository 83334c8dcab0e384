from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.own_words import OwnWords, Quotation
from tests.ui.accessible import names
from tests.ui.active import give_keyboard


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


def test_the_ring_is_painted_around_the_whole_as_soon_as_the_keyboard_comes(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    other, words = LineField(), OwnWords("May's own words")
    column.addWidget(other)
    column.addWidget(words)
    give_keyboard(qtbot, host)
    other.setFocus()
    QApplication.processEvents()
    painted: list[QRect] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.rect())
            return False

    watch = Watch()
    words.installEventFilter(watch)
    words.field.setFocus()
    qtbot.waitUntil(lambda: any(one.contains(words.rect()) for one in painted))


def test_a_press_beside_the_line_writes_there_too(qtbot: QtBot) -> None:
    words = OwnWords("May's own words")
    qtbot.addWidget(words)
    give_keyboard(qtbot, words)
    words.field.clearFocus()
    QTest.mouseClick(words, Qt.MouseButton.LeftButton, pos=words.rect().bottomRight() - QPoint(12, 6))
    assert words.field.hasFocus()
