from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldkit.services.door import practice
from fieldkit.ui.door.practising import Room
from fieldkit.ui.widgets.buttons import Button
from tests.ui.computer import Computer


def _room(computer: Computer) -> Room:
    practising = computer.program.practising
    assert practising is not None
    computer.until(lambda: practising.room is not None and practising.room.window.page is not None)
    assert practising.room is not None
    return practising.room


def test_it_opens_from_the_locked_door_and_leads_through_a_visit_by_keys(locked: Computer) -> None:
    door = locked.program.door.screen
    assert door is not None
    door.practice.setFocus()
    QTest.keyClick(door.practice, Qt.Key.Key_Space)
    room = _room(locked)
    assert "practice" in room.window.windowTitle()
    assert room.guide.isVisibleTo(room.window)

    QTest.keyClick(room.window, Qt.Key.Key_F2)
    locked.until(lambda: room.window.filling is room.desk.visiting.workspace)
    locked.until(lambda: room.guide.at == 1)
    room.window.close()
    practising = locked.program.practising
    assert practising is not None
    assert practising.room is None


def test_nothing_of_it_is_left_and_the_real_desk_is_as_it_was(opened: Computer) -> None:
    opened.window.practice_asked.emit()
    room = _room(opened)
    folder = room.session.laptop.data
    assert folder.is_dir()
    assert folder.name == practice.FOLDER
    assert room.desk.session is not opened.desk.session

    end = next(one for one in room.guide.findChildren(Button) if one.text() == "End practice")
    end.click()
    opened.until(lambda: not folder.exists())
    assert opened.window.page is opened.desk.today


def test_a_second_press_brings_the_one_practice_forward(opened: Computer) -> None:
    opened.window.practice_asked.emit()
    opened.window.practice_asked.emit()
    room = _room(opened)
    opened.window.practice_asked.emit()
    practising = opened.program.practising
    assert practising is not None
    assert practising.room is room
