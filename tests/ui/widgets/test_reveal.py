import re
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.reveal import reveal


def test_a_part_without_a_place_never_becomes_a_window(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    reveal(part, True)
    assert not part.isVisible()


def test_a_part_in_its_place_is_shown_and_hidden(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    part = QWidget()
    QVBoxLayout(host).addWidget(part)
    host.show()
    reveal(part, False)
    assert not part.isVisible()
    reveal(part, True)
    assert part.isVisible()


def test_no_part_of_the_window_is_shown_or_hidden_around_it() -> None:
    """A part without a place yet that is shown flashes up as a window and takes the keyboard away from the real one."""
    ui = Path(__file__).resolve().parents[3] / "fieldkit" / "ui"
    around = re.compile(r"\.(setVisible|setHidden)\(")
    found = [
        path.name for path in ui.rglob("*.py") if path.name != "reveal.py" and around.search(path.read_text("utf-8"))
    ]
    assert found == []
