import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.first_window import FirstWindow, name_of, show_first

_ASK = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
    "from fieldkit.ui.beneath.first_window import show_first; app = QCoreApplication([]);"
    "sys.exit(0 if show_first(Path(sys.argv[1])) else 1)"
)


def test_another_process_can_bring_the_first_window_to_the_front(qtbot: QtBot, tmp_path: Path) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    first = FirstWindow(tmp_path, host)
    assert first.listens
    with qtbot.waitSignal(first.asked, timeout=20_000):
        other = subprocess.Popen([sys.executable, "-c", _ASK, str(tmp_path)])
    assert other.wait(timeout=20) == 0
    first.close()


def test_where_nobody_listens_nobody_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    assert not show_first(tmp_path)


def test_the_second_does_not_take_the_place_of_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    host = QObject()
    first, second = FirstWindow(tmp_path, host), FirstWindow(tmp_path, host)
    assert (first.listens, second.listens) == (True, False)
    first.close()
    second.close()


def test_a_name_left_behind_by_a_killed_process_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication, QObject;"
        "from fieldkit.ui.beneath.first_window import FirstWindow; app = QCoreApplication([]);"
        "first = FirstWindow(Path(sys.argv[1]), app); os._exit(0 if first.listens else 1)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 0
    host = QObject()
    first = FirstWindow(tmp_path, host)
    assert first.listens
    first.close()


def test_its_name_says_nothing_of_the_folder(tmp_path: Path) -> None:
    assert tmp_path.name not in name_of(tmp_path)
    assert name_of(tmp_path) != name_of(tmp_path / "other")
    QLocalServer.removeServer(name_of(tmp_path))
