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
