from pytestqt.qtbot import QtBot

from fieldkit.services.profile import self_check
from fieldkit.ui.door.checking import Checking
from fieldkit.ui.widgets.notices import Band
from tests.ui.computer import Computer


def bands(computer: Computer) -> list[str]:
    return [one.words.text() for one in computer.window.findChildren(Band) if one.isVisible()]


def test_a_sound_store_is_checked_in_silence_and_wholly_once_a_week(opened: Computer, qtbot: QtBot) -> None:
    assert bands(opened) == []
    session = opened.desk.session
    said: list[str] = []
    checking = Checking(session, opened.program.tasks, said.append, opened.window, later=1)
    qtbot.waitUntil(lambda: not self_check.is_due(session), timeout=20_000)
    opened.settled()
    assert said == []
    checking.stop()


def test_damage_is_told_in_a_band_and_work_goes_on(opened: Computer) -> None:
    session = opened.desk.session
    session.write(lambda held: held.execute("DELETE FROM outbox"))
    opened.program.door.check()
    opened.until(lambda: bool(bands(opened)))
    assert bands(opened)[0].startswith("Some of what is on this laptop can't be read.")
    assert "Press Repair" in bands(opened)[0]
    opened.start_visit()
    assert opened.visiting.records
