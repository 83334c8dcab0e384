from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.text import Words, rule, stack


def test_what_people_wrote_is_never_read_as_markup(qtbot: QtBot) -> None:
    words = Words("<b>not bold</b>")
    qtbot.addWidget(words)
    assert words.textFormat() == Qt.TextFormat.PlainText


def test_words_wrap_rather_than_being_cut(qtbot: QtBot) -> None:
    words = Words("Somebody popping in who is not in a hurry. " * 5)
    qtbot.addWidget(words)
    assert words.wordWrap()
    assert words.heightForWidth(150) > words.heightForWidth(800)
    assert words.sizeHint().width() > 800


def test_a_tone_changes_the_colour(qtbot: QtBot, dressed: QApplication) -> None:
    words = Words("Due today", "small")
    qtbot.addWidget(words)
    words.show()
    words.set_tone("wait")
    assert words.palette().color(words.foregroundRole()).name() == tokens.LIGHT.wait.lower()


def test_a_stack_keeps_its_parts_in_order(qtbot: QtBot) -> None:
    box = stack(Words("one"), rule(), Words("two"))
    qtbot.addWidget(box)
    assert [words.text() for words in box.findChildren(Words)] == ["one", "two"]
