from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.together import TogetherLine, TogetherView
from fieldkit.ui.widgets.own_words import Quotation
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import names


def test_only_questions_and_their_words_stand_there(qtbot: QtBot) -> None:
    view = TogetherView()
    qtbot.addWidget(view)
    view.show_data(
        "What matters to me",
        (TogetherLine("What matters?", "My kitchen", True), TogetherLine("A good day", "")),
    )
    view.show()
    assert names(view) == ["Back"]
    assert len(view.findChildren(Quotation)) == 1
    assert [w.text() for w in view.findChildren(Words)][:2] == ["What matters to me", ""]


def test_the_same_key_goes_back(qtbot: QtBot) -> None:
    view = TogetherView()
    qtbot.addWidget(view)
    view.show_data("Empty", ())
    view.show()
    for key in (Qt.Key.Key_F7, Qt.Key.Key_Escape):
        with qtbot.waitSignal(view.closed):
            QTest.keyClick(view, key)
    assert any("nothing to read together" in words.text() for words in view.findChildren(Words))
