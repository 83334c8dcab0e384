from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.app import build
from tests.services.desk import Desk


def test_the_program_is_built_locked_and_leaves_no_thread_behind(qtbot: QtBot, tmp_path: Path) -> None:
    laptop = Desk(tmp_path)
    program = build(laptop.laptop)
    program.window.show()
    assert program.door.desk is None
    assert program.window.filling is program.door.screen
    assert program.app is QApplication.instance()
    program.close()
    assert not program.tasks.busy
