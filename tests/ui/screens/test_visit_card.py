from dataclasses import replace

from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.today_data import VisitLine
from fieldkit.ui.screens.visit_card import VisitCard
from fieldkit.ui.widgets.buttons import Button
from tests.ui.samples import TODAY


def _card(qtbot: QtBot, visit: VisitLine, *, first: bool = False) -> VisitCard:
    card = VisitCard(visit, first=first)
    qtbot.addWidget(card)
    card.resize(800, 200)
    card.show()
    return card


def _named(card: VisitCard) -> dict[str, Button]:
    return {button.text(): button for button in card.findChildren(Button) if button.isVisible()}


def test_each_button_says_of_which_visit_and_tells_its_id(qtbot: QtBot) -> None:
    card = _card(qtbot, TODAY.visits[0], first=True)
    buttons = _named(card)
    for words, signal, told in (
        ("Start visit", card.start, "v1"),
        ("Prepare", card.prepare, "v1"),
        ("Cover for me", card.cover, "v1"),
        ("Mary Ashdown", card.open_person, "m"),
    ):
        assert "Mary Ashdown" in buttons[words].accessibleName()
        with qtbot.waitSignal(signal) as heard:
            buttons[words].click()
        assert heard.args == [told]


def test_only_what_can_be_done_is_offered(qtbot: QtBot) -> None:
    visit = TODAY.visits[0]
    assert set(_named(_card(qtbot, replace(visit, ended="ended")))) == {"Mary Ashdown", "Open again"}
    assert set(_named(_card(qtbot, replace(visit, started="begun")))) == {
        "Mary Ashdown",
        "Carry on",
        "Prepare",
    }
    assert set(_named(_card(qtbot, replace(visit, hold="Do not go.", stopped=True)))) == {"Mary Ashdown"}
    assert set(_named(_card(qtbot, replace(visit, person_id="")))) == {"Start visit"}
