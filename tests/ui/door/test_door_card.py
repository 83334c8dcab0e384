from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.services.writing import capture
from fieldkit.ui.door.door_card import HOURS, DoorCard
from fieldkit.ui.screens.emergency import EmergencyCard, EmergencyData
from fieldkit.ui.shell import Shell
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.text import Words
from fieldkit.ui.window import MainWindow
from tests.ui.computer import Computer


def lock(computer: Computer) -> None:
    computer.program.door.lock()
    computer.settled()
    computer.until(lambda: not computer.window.putting_away.busy)
    computer.window.activateWindow()
    computer.until(computer.window.isActiveWindow)


def card_shown(computer: Computer) -> EmergencyCard:
    filling = computer.window.filling
    assert isinstance(filling, EmergencyCard)
    return filling


def test_the_locked_screen_of_a_visit_opens_the_card_with_the_place_and_no_name(opened: Computer) -> None:
    opened.start_visit()
    lock(opened)

    QTest.keyClick(opened.window, Qt.Key.Key_F9)

    card = card_shown(opened)
    assert (card.address.text(), card.postcode.text()) == ("12 Brook Lane, Longnor", "SK17 0NP")
    everything = " ".join(words.text() for words in card.findChildren(Words))
    for word in ("May", "Ashdown", "kitchen", "penicillin", "Jean"):
        assert word not in everything
    assert opened.program.door.desk is None
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert opened.window.filling is opened.program.door.screen


def test_the_place_is_on_no_widget_before_it_is_asked_for_and_the_button_says_it_is_there(opened: Computer) -> None:
    opened.start_visit()
    lock(opened)

    assert not any("Brook Lane" in words.text() for words in opened.window.findChildren(Words))
    screen = opened.program.door.screen
    assert screen is not None
    button = next(one for one in screen.findChildren(Button) if one.text() == "999 card")
    button.click()
    assert card_shown(opened).address.text() == "12 Brook Lane, Longnor"


def test_without_a_visit_the_locked_screen_has_no_card(opened: Computer) -> None:
    lock(opened)
    QTest.keyClick(opened.window, Qt.Key.Key_F9)
    assert opened.window.filling is opened.program.door.screen


def test_a_visit_left_open_goes_on_and_one_that_was_ended_does_not(opened: Computer) -> None:
    opened.start_visit()
    opened.visiting.leave()
    opened.until(lambda: opened.window.page is opened.desk.today)
    opened.window.emergency_asked.emit()
    assert opened.desk.emergency.address.text() == "12 Brook Lane, Longnor"
    lock(opened)
    assert opened.program.door.card.offered
    opened.unlock()
    opened.settled()
    opened.window.emergency_asked.emit()
    assert opened.desk.emergency.address.text() == "12 Brook Lane, Longnor"

    opened.desk.ending.over.emit()

    opened.window.emergency_asked.emit()
    assert "No address is known" in opened.desk.emergency.address.text()
    lock(opened)
    assert not opened.program.door.card.offered


def test_unlocking_wipes_it_from_the_door(opened: Computer) -> None:
    opened.start_visit()
    lock(opened)
    QTest.keyClick(opened.window, Qt.Key.Key_F9)
    card_shown(opened).leave.click()
    opened.unlock()
    assert opened.program.door.card.screen is None
    assert not opened.program.door.card.offered


def test_times_pressed_at_the_locked_door_are_in_the_visit_after_unlocking(opened: Computer) -> None:
    opened.start_visit()
    lock(opened)
    QTest.keyClick(opened.window, Qt.Key.Key_F9)
    card_shown(opened).buttons["called"].click()
    card_shown(opened).leave.click()

    opened.unlock()
    opened.settled()

    draft = capture.open_record(opened.desk.session, opened.visit).draft
    assert any("I am calling: " in (one.value or "") for one in draft.fields.values())
    assert opened.program.door.card.pressed_by(opened.desk.session.profile.profile.id) == ()


def test_after_its_hours_the_place_is_gone_from_the_locked_screen(opened: Computer) -> None:
    opened.start_visit()
    lock(opened)
    card = opened.program.door.card
    assert card._timer.interval() == HOURS * 60 * 60 * 1_000
    card._timer.timeout.emit()
    assert not card.offered
    screen = opened.program.door.screen
    assert screen is not None
    assert "999 card" not in [one.text() for one in screen.findChildren(Button)]


def test_an_organisation_may_switch_it_off_and_nothing_is_held(qtbot: QtBot, locked: Computer) -> None:
    window = MainWindow(Shell)
    qtbot.addWidget(window)
    card = DoorCard(replace(locked.laptop.laptop, lock_card=False), window, EmergencyCard)
    card.hold("p", "v", EmergencyData("12 Brook Lane", "SK17 0NP"))
    assert not card.offered
    assert not card.show()


def test_nothing_of_the_place_is_in_a_file_while_the_door_is_shut(opened: Computer) -> None:
    opened.start_visit()
    lock(opened)
    folder: Path = opened.laptop.laptop.data
    held = [one for one in folder.rglob("*") if one.is_file() and b"Brook Lane" in one.read_bytes()]
    assert held == []
