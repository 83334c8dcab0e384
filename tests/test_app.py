from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.app import at_the_door, build
from tests.services.desk import PASSPHRASE, Desk


def test_the_program_is_built_locked_and_leaves_no_thread_behind(qtbot: QtBot, tmp_path: Path) -> None:
    laptop = Desk(tmp_path)
    program = build(laptop.laptop)
    program.window.show()
    assert program.door.desk is None
    assert program.window.filling is program.door.screen
    assert program.app is QApplication.instance()
    program.close()
    assert not program.tasks.busy


def test_who_is_quicker_than_what_is_loaded_still_finds_all_of_it_around_the_desk(
    qtbot: QtBot, tmp_path: Path
) -> None:
    laptop = Desk(tmp_path)
    laptop.lock(laptop.open())
    program = at_the_door(laptop.laptop)
    program.window.show()
    screen = program.door.screen
    assert screen is not None
    QTest.keyClicks(screen.field, PASSPHRASE)
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.door.desk is not None, timeout=20_000)
    assert program.helping is not None
    assert program.practising is not None
    assert program.door.suspend is not None
    program.close()
