from dataclasses import replace

from PySide6.QtWidgets import QApplication

from fieldkit.services.profile import profiles
from fieldkit.ui.screens.unlock import UnlockScreen
from fieldkit.ui.widgets.buttons import Button
from tests.services.desk import PASSPHRASE
from tests.ui.computer import Computer


def ready(computer: Computer) -> UnlockScreen:
    computer.until(lambda: computer.program.door.next_lock.ready)
    (screen,) = computer.window.findChildren(UnlockScreen)
    return screen


def test_the_next_locked_screen_stands_ready_unseen_and_takes_no_keyboard(opened: Computer) -> None:
    focus = QApplication.focusWidget()
    screen = ready(opened)
    assert not screen.isVisible()
    assert opened.window.page is opened.desk.today
    assert QApplication.focusWidget() is focus


def test_locking_shows_the_screen_that_stands_ready_and_unlocking_works_from_it(opened: Computer) -> None:
    screen = ready(opened)
    opened.program.door.lock()
    assert opened.program.door.screen is screen
    assert opened.window.filling is screen
    opened.settled()
    assert QApplication.focusWidget() is screen.field
    opened.unlock()
    assert ready(opened) is not screen


def test_locking_before_it_is_ready_makes_one(opened: Computer) -> None:
    next_lock = opened.program.door.next_lock
    made = next_lock.take()  # on a busy computer it may stand ready by now
    if made is not None:
        opened.window.drop(made)
    assert not next_lock.ready
    opened.program.door.lock()
    assert opened.window.filling is opened.program.door.screen
    opened.settled()


def test_a_visit_that_began_meanwhile_has_its_card_on_the_screen(opened: Computer) -> None:
    screen = ready(opened)
    opened.start_visit()
    opened.program.door.lock()
    assert [one.text() for one in screen.findChildren(Button) if one.text() == "999 card"] == ["999 card"]
    opened.settled()


def test_what_changed_meanwhile_is_on_the_screen_a_moment_later(opened: Computer) -> None:
    screen = ready(opened)
    laptop = replace(opened.laptop.laptop)
    profiles.create(laptop, name="Glynis Hart", role="cpn", passphrase=PASSPHRASE)
    opened.program.door.lock()
    opened.until(lambda: opened.program.door.screen is not screen)
    shown = opened.program.door.screen
    assert shown is not None
    assert any(button.text() == "Glynis Hart" for button in shown.findChildren(Button))
    opened.settled()


def test_who_locked_in_a_visit_has_the_keyboard_on_their_name_and_not_on_the_card(opened: Computer) -> None:
    laptop = replace(opened.laptop.laptop)
    profiles.create(laptop, name="Glynis Hart", role="cpn", passphrase=PASSPHRASE)
    opened.start_visit()
    opened.program.door.lock()
    opened.settled()
    opened.until(lambda: "Glynis Hart" in _names(opened))
    here = QApplication.focusWidget()
    assert isinstance(here, Button)
    assert here.text() == "Sharon Pike"


def _names(opened: Computer) -> list[str]:
    screen = opened.program.door.screen
    return [] if screen is None else [one.text() for one in screen.findChildren(Button)]
