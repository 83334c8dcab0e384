from fieldkit.ui.screens.newcomer_sheets import NewProfileSheet
from fieldkit.ui.screens.recovery_sheets import ForgottenSheet
from fieldkit.ui.widgets.text import Words
from tests.ui.computer import Computer


def test_the_forgotten_passphrase_has_a_next_step(locked: Computer) -> None:
    screen = locked.program.door.screen
    assert screen is not None
    screen.lost.click()
    locked.until(lambda: bool(locked.window.findChildren(ForgottenSheet)))
    (sheet,) = locked.window.findChildren(ForgottenSheet)
    assert any("support desk" in words.text() for words in sheet.findChildren(Words))


def test_somebody_new_is_asked_for_a_name_at_the_locked_door(locked: Computer) -> None:
    screen = locked.program.door.screen
    assert screen is not None
    screen.new.click()
    locked.until(lambda: bool(locked.window.findChildren(NewProfileSheet)))
    assert locked.program.door.desk is None
