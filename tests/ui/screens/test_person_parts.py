from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.person_parts import HeldBack, in_place_card, likes_card
from tests.ui.accessible import read


def test_words_show_only_while_space_is_held(qtbot: QtBot) -> None:
    held = HeldBack("More", "More about Tom", "Do not contact")
    qtbot.addWidget(held)
    held.show()
    QTest.keyPress(held.more, Qt.Key.Key_Space)
    assert held.words.text() == "Do not contact"
    QTest.keyRelease(held.more, Qt.Key.Key_Space)
    assert held.words.text() == ""


def test_likes_are_quoted_and_things_say_since_when(qtbot: QtBot) -> None:
    likes, things = likes_card((("Please do", "Knock twice"),)), in_place_card((("Toilet frame", "Fitted · today"),))
    for card in (likes, things):
        qtbot.addWidget(card)
        card.show()
    assert "“Knock twice”" in read(likes)
    assert "Fitted · today" in read(things)
