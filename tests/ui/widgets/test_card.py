from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel
from pytestqt.qtbot import QtBot

from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card, ListCard
from fieldkit.ui.widgets.kept import Part
from fieldkit.ui.widgets.text import Words


def test_a_card_is_a_white_surface_with_round_corners(qtbot: QtBot, dressed: QApplication) -> None:
    card = Card("Goals", marked=True)
    qtbot.addWidget(card)
    card.resize(300, 120)
    card.show()
    image = card.grab().toImage()
    assert image.pixelColor(150, 100).name() == tokens.LIGHT.card.lower()
    assert image.pixelColor(2, 60).name() == tokens.LIGHT.accent.lower()
    assert image.pixelColor(0, 0).name() != tokens.LIGHT.card.lower()


def test_parts_stand_under_the_heading_with_lines_between(qtbot: QtBot) -> None:
    card = Card("Goals")
    qtbot.addWidget(card)
    card.add_listed(Words("one"), first=True)
    card.add_listed(Words("two"))
    card.add_row(Words("three"), QLabel("four"))
    assert [words.text() for words in card.findChildren(Words)] == ["Goals", "one", "two", "three"]
    assert card.column.count() == 5


def test_a_long_list_shows_its_first_lines_and_brings_the_next_when_asked(qtbot: QtBot) -> None:
    card = Card("Your actions")
    qtbot.addWidget(card)
    card.add_some([f"Line {number}" for number in range(30)], Button)
    card.show()
    qtbot.waitExposed(card)

    assert _words(card) == [*(f"Line {number}" for number in range(12)), "Show more (18 left)"]
    _button(card, "Show more (18 left)").click()
    QApplication.processEvents()
    assert _words(card)[-2:] == ["Line 23", "Show more (6 left)"]
    _button(card, "Show more (6 left)").click()
    QApplication.processEvents()
    assert _words(card) == [f"Line {number}" for number in range(30)]
    assert card.focusWidget() is _button(card, "Line 24")


def _words(card: Card) -> list[str]:
    return [one.text() for one in card.findChildren(Button) if not one.isHidden()]


def _button(card: Card, words: str) -> Button:
    return next(one for one in card.findChildren(Button) if one.text() == words)


def test_lines_told_anew_stay_and_only_the_first_has_no_dividing_line(qtbot: QtBot) -> None:
    card = ListCard("To do")
    qtbot.addWidget(card)

    def lines(names: str) -> list[Part]:
        return [Part(name, name, partial(Button, name)) for name in names]

    card.show_lines(lines("abc"), [Part("foot", None, partial(Words, "foot"))])
    card.show()
    second = card.line("b")

    def divided() -> list[bool]:
        return [one.isVisible() for one in card.findChildren(QFrame) if one.property("rule")]

    assert divided() == [False, True, True]
    card.show_lines(lines("bc"))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert card.line("b") is second
    assert divided() == [False, True]
    assert [words.text() for words in card.findChildren(Words)] == ["To do"]
