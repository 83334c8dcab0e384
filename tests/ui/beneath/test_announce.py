import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath import announce as announcing
from fieldkit.ui.beneath.announce import Announced, announce
from fieldkit.ui.door import door
from tests.ui.computer import Computer


def test_words_are_handed_to_the_screen_reader_and_the_keyboard_stays(qtbot: QtBot) -> None:
    speaker = QWidget()
    qtbot.addWidget(speaker)
    QAccessible.setActive(True)
    try:
        announce(speaker, "Saved")
        announce(speaker, "Not sent", urgent=True)
    finally:
        QAccessible.setActive(False)
    assert not speaker.hasFocus()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is handed to Qt to be spoken: Qt offers no way to listen without a screen reader."""
    words: list[str] = []

    def hear(_speaker: object, said: str, *, urgent: bool = False) -> None:
        words.append(f"{said}!" if urgent else said)

    monkeypatch.setattr(announcing, "announce", hear)
    monkeypatch.setattr(door, "announce", hear)
    return words


def test_a_state_is_said_when_it_becomes_another(qtbot: QtBot, heard: list[str]) -> None:
    speaker = QWidget()
    qtbot.addWidget(speaker)
    state = Announced(speaker)
    for words in ("Saved", "Saved", "", "Saved"):
        state.say(words)
    state.say("Not saved: the disk is full", urgent=True)
    assert heard == ["Saved", "Saved", "Not saved: the disk is full!"]


def test_what_is_typed_is_said_to_be_saved_and_locking_is_said_too(
    opened: Computer, heard: list[str]
) -> None:
    view = opened.start_visit()
    view.focus_first()
    opened.settled()
    heard.clear()
    record = next(iter(opened.visiting.records.values()))
    text = next(node for node in record.root.walk() if node.item is not None and node.item.type == "text")
    record.set(text.path, {"valueString": "Sit by the window"})
    opened.until(lambda: "Saved" in heard)
    opened.window.raise_()
    opened.program.door.lock()
    assert heard[-1] == "Locked."


def test_an_exchange_that_somebody_asked_for_is_said_even_if_it_went_as_before(
    opened: Computer, heard: list[str]
) -> None:
    told = opened.desk.syncing._told
    told.say("Exchanged with the hub.")
    opened.desk.syncing.sync_now()
    told.say("Exchanged with the hub.")
    assert heard.count("Exchanged with the hub.") == 2
    opened.settled()
