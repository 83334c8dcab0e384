from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.code_card import CodeCard
from fieldkit.ui.widgets.text import Words

CODE = "Key-safe code: 4711"


def _card(qtbot: QtBot, *, has_code: bool = True, why_not: str = "") -> CodeCard:
    card = CodeCard(
        "Side door.", has_code=has_code, why_not=why_not, looks=("today 10:41: Sharon Pike looked",)
    )
    qtbot.addWidget(card)
    card.show()
    return card


def _told(card: CodeCard) -> str:
    return " ".join(words.text() for words in card.findChildren(Words) if words.isVisible())


def test_the_code_shows_when_it_was_given_and_goes_by_itself(qtbot: QtBot) -> None:
    card = _card(qtbot)
    assert "4711" not in _told(card)
    with qtbot.waitSignal(card.asked):
        card.show_button.click()
    card.show_code(CODE, 2)
    assert CODE in _told(card)
    assert "Hidden again in 2 seconds." in _told(card)
    card._tick()
    card._tick()
    assert "4711" not in _told(card)
    assert card.code.text() == ""
    assert card.show_button.isVisible()


def test_it_is_hidden_by_a_press_and_when_it_leaves_the_screen(qtbot: QtBot) -> None:
    card = _card(qtbot)
    card.show_code(CODE, 60)
    card.hide_button.click()
    assert card.code.text() == ""
    card.show_code(CODE, 60)
    card.hide()
    assert card.code.text() == ""
    assert not card._timer.isActive()


def test_outside_a_visit_the_button_says_why_not(qtbot: QtBot) -> None:
    card = _card(qtbot, why_not="The code shows only in your own visit while it is under way.")
    assert not card.show_button.isEnabled()
    assert "only in your own visit" in card.show_button.accessibleDescription()
    assert "only in your own visit" in _told(card)


def test_who_looked_is_told_to_whoever_may_look(qtbot: QtBot) -> None:
    assert "today 10:41: Sharon Pike looked" in _told(_card(qtbot))


def test_without_a_code_there_is_only_how_to_get_in(qtbot: QtBot) -> None:
    card = _card(qtbot, has_code=False)
    assert "Side door." in _told(card)
    assert not card.show_button.isVisible()
    assert "written down" not in _told(card)
