from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.base.clock import FixedClock
from fieldkit.ui.screens.emergency import EmergencyCard, EmergencyData
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless

PLACE = EmergencyData("12 Brook Lane, Longnor", "SK17 0NP", "Second gate after the chapel.", "SK 088 649")


def _card(qtbot: QtBot) -> tuple[FixedClock, EmergencyCard]:
    clock = FixedClock(datetime(2026, 11, 22, 2, 0, tzinfo=UTC))
    card = EmergencyCard(clock.now)
    qtbot.addWidget(card)
    card.resize(1_100, 700)
    card.show()
    card.show_data(PLACE)
    return clock, card


def test_the_address_is_the_largest_thing_and_nobody_is_named(qtbot: QtBot) -> None:
    _, card = _card(qtbot)
    assert card.address.text() == "12 Brook Lane, Longnor"
    assert card.address.property("role") == "large"
    assert card.grid.text() == "Grid reference SK 088 649"
    texts = " ".join(words.text() for words in card.findChildren(Words))
    assert "ring back" in texts
    assert "111" in texts


def test_nobody_reached_yet_counts_until_somebody_is(qtbot: QtBot) -> None:
    clock, card = _card(qtbot)
    clock.advance(timedelta(seconds=65))
    card._tell_time()
    assert card.reached.text() == "Nobody reached yet · 1:05"
    card.buttons["called"].click()
    assert card.reached.text().startswith("Nobody reached yet")
    with qtbot.waitSignal(card.stamped) as told:
        card.buttons["answered"].click()
    assert told.args == ["answered", "2026-11-22T02:01:05+00:00"]
    assert card.reached.text() == "Somebody is reached"
    assert "02:01:05" in card.buttons["answered"].text()


def test_one_press_or_escape_closes_and_the_clock_stops(qtbot: QtBot) -> None:
    _, card = _card(qtbot)
    with qtbot.waitSignal(card.closed):
        QTest.keyClick(card, Qt.Key.Key_Escape)
    with qtbot.waitSignal(card.closed):
        card.leave.click()
    card.hide()
    assert not card._timer.isActive()
    card.stop()


def test_buttons_are_large_and_named_and_an_unknown_place_says_what_to_do(qtbot: QtBot) -> None:
    _, card = _card(qtbot)
    assert nameless(card) == []
    assert min(button.height() for button in card.buttons.values()) >= 56
    card.show_data(EmergencyData("", ""))
    assert "Read the street sign" in card.address.text()
    assert not card.postcode.isVisible()
