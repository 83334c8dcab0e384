"""A whole visit by keys alone, from the locked door and back to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.services.writing import record_list
from tests.journeys.keys_alone import Keys
from tests.services.desk import PASSPHRASE
from tests.ui.computer import Computer, on_a_screen


@pytest.fixture
def locked(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Computer]:
    """The program, locked, on a common council laptop's screen."""
    yield from on_a_screen(qtbot, qapp, tmp_path, 1366, 768)


def test_a_visit_goes_from_the_locked_door_and_back_by_keys_alone(locked: Computer) -> None:
    keys = Keys(locked)
    keys.type(PASSPHRASE)
    keys.press("Return")
    locked.until(lambda: locked.program.door.desk is not None)
    locked.until(lambda: locked.window.page is not None)
    keys.press("F2")
    locked.until(lambda: locked.window.filling is locked.visiting.workspace)
    for name, words in (
        ("What matters most to you?", "My kitchen and my radio."),
        ("What's happening, and why now?", "I fell on Tuesday."),
    ):
        keys.page_to(name)
        keys.write(name, words)
    keys.page_to("Add: Something strong")
    keys.use("Add: Something strong")
    keys.write("Tell me about it", "She makes jam for the chapel.")
    for name in ("No goal today", "Is a conversation only"):
        keys.page_to(name)
        keys.use(name)
    keys.page_to("In your words, have I got it right?")
    keys.write("In your words, have I got it right?", "Yes, that's it.")
    keys.use("Yes")
    keys.write("How would you like your copy?", "No copy")
    keys.press("Return")
    record = locked.visiting.workspace.current_record()
    assert record is not None
    keys.use("Review and sign")
    keys.use("May agrees, and said so to me")
    keys.use("Sign")
    locked.settled()
    assert record_list.line(locked.desk.session, record).state == "signed"
    keys.use("End visit")
    keys.use("Finish visit")
    locked.until(lambda: not locked.visiting.records)
    keys.press("Ctrl+L")
    locked.until(lambda: locked.program.door.desk is None)
