"""A whole visit with one finger on a screen, from the locked door and back to it: no mouse, and no key but those on the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.services.writing import record_list
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.widgets.body_figure import BodyFigure
from fieldkit.ui.widgets.signature import SignaturePad
from tests.journeys.one_finger import Finger
from tests.services.desk import PASSPHRASE
from tests.ui.computer import Computer, on_a_screen


@pytest.fixture
def locked(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Computer]:
    """The program, locked, on the screen of a small tablet."""
    yield from on_a_screen(qtbot, qapp, tmp_path, 1024, 700)


def _record(locked: Computer) -> OpenRecord:
    """The record that is shown."""
    return locked.visiting.records[locked.visiting.workspace.current_record() or ""]


def _answers(record: OpenRecord) -> list[object]:
    """Every answer in it, whatever its kind."""
    return [part for node in record.root.walk() for value in node.values for part in value.values()]


def _in(locked: Computer, finger: Finger) -> None:
    """Through the door and into the first visit of today."""
    finger.write("Passphrase", PASSPHRASE)
    finger.tap("Unlock")
    locked.until(lambda: locked.program.door.desk is not None)
    locked.until(lambda: locked.window.page is not None)
    locked.settled()
    finger.tap("Start visit: Mary Ashdown, 09:30")
    locked.until(lambda: locked.window.filling is locked.visiting.workspace)
    locked.settled()


def _talk(finger: Finger) -> None:
    """What was said, up to the goal."""
    finger.tap("What matters to me")
    finger.write("What matters most to you?", "My kitchen and my radio.")
    finger.tap("Next: What brings us here")
    finger.write("What's happening, and why now?", "I fell on Tuesday.")
    finger.tap("Strengths")
    finger.tap("Add: Something strong")
    finger.write("Tell me about it", "She makes jam for the chapel.")
    finger.tap("Goals, who does what")
    finger.tap("Yes")
    finger.tap("Add: A goal")
    finger.write("What do you want to be different?", "I go to the chapel again.")
    for part, digits in (("day", "24"), ("month", "12"), ("year", "2026")):
        finger.write(f"By when?, {part}", digits)
    finger.write("How near are you, from 0 to 10?", "3")
    finger.tap("On the way")
    finger.tap("What this counts as")
    finger.tap("Is a conversation only")
    finger.tap("Ending")
    finger.write("In your words, have I got it right?", "Yes, that's it.")
    finger.tap("Yes")
    finger.choose("How would you like your copy?", "No copy")


def _sign(finger: Finger) -> None:
    """With a finger, on the line."""
    finger.tap("Review and sign")
    finger.tap("May agrees, and said so to me")
    finger.tap("Signs with a pen or finger")
    pad = finger.bring("Signature of May")
    assert isinstance(pad, SignaturePad)
    before = pad.mapTo(pad.window(), QPoint(0, 0))
    finger.pull("Signature of May", QPoint(30, 110), QPoint(90, 20))
    finger.pull("Signature of May", QPoint(90, 20), QPoint(200, 120))
    assert pad.mapTo(pad.window(), QPoint(0, 0)) == before, "the page moved under the signature"
    finger.tap("Sign")


def test_a_visit_goes_from_the_locked_door_and_back_with_one_finger(locked: Computer) -> None:
    finger = Finger(locked)
    _in(locked, finger)
    _talk(finger)
    record = _record(locked)
    said = _answers(record)
    assert {"My kitchen and my radio.", "2026-12-24", 3} <= {one for one in said if not isinstance(one, dict)}
    _sign(finger)
    assert record_list.line(locked.desk.session, record.id).state == "signed"
    finger.tap("End visit")
    finger.tap("Finish visit")
    locked.until(lambda: not locked.visiting.records)
    finger.tap("Find anything")
    finger.tap("Close the search")
    assert locked.window.search.isHidden()
    finger.tap("Find anything")
    finger.write("Find anything", "lock")
    locked.until(lambda: bool(locked.window.search.buttons()))
    finger.tap("Do: Lock · Ctrl+L")
    locked.until(lambda: locked.program.door.desk is None)


def test_what_a_finger_answered_by_mistake_it_takes_back(locked: Computer) -> None:
    finger = Finger(locked)
    _in(locked, finger)
    finger.tap("Goals, who does what")
    before = _answers(_record(locked))
    finger.tap("No goal today")
    assert _answers(_record(locked)) != before
    locked.until(locked.visiting.workspace.head.undo.isEnabled)
    finger.tap("Undo")
    assert _answers(_record(locked)) == before
    finger.tap("Yes")
    finger.tap("Add: A goal")
    finger.write("What do you want to be different?", "I go to the chapel again.")
    finger.tap("Remove 1 of 1: A goal")
    assert "I go to the chapel again." not in _answers(_record(locked))
    finger.tap("Undo")
    assert "I go to the chapel again." in _answers(_record(locked))


def test_a_mark_on_the_body_and_its_size_are_given_by_finger(locked: Computer) -> None:
    finger = Finger(locked)
    _in(locked, finger)
    finger.tap("+ Record")
    finger.tap("Note for the duty team")
    finger.tap("No")
    finger.tap("Injury and evidence")
    finger.tap("Add: A mark on the body")
    finger.tap("The front")
    figure = next(one for one in locked.window.findChildren(BodyFigure) if one.isVisible())
    finger.bring(figure.accessibleName())
    before = _answers(_record(locked))
    was = figure.mapTo(locked.window, QPoint(0, 0))
    finger.screen.drag(figure, figure.rect().center(), figure.rect().center() + QPoint(0, 60))
    locked.settled()
    assert figure.mapTo(locked.window, QPoint(0, 0)) == was + QPoint(0, 60)
    assert _answers(_record(locked)) == before
    finger.screen.tap(figure, figure.point_of("front", "chest").toPoint())
    locked.settled()
    finger.write("Size across", "3")
    finger.tap("They agreed")
    given = _answers(_record(locked))
    assert "chest" in [one.get("code") for one in given if isinstance(one, dict)]
    assert {"value": 3, "unit": "mm"}.items() <= next(
        one.items() for one in given if isinstance(one, dict) and "value" in one
    )
