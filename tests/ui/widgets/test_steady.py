from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.steady import SteadyColumn
from fieldkit.ui.widgets.text import Words


def _column(qtbot: QtBot) -> tuple[QWidget, SteadyColumn, list[Words]]:
    box = QWidget()
    qtbot.addWidget(box)
    column = SteadyColumn(box, gap=10)
    parts = [Words("Somebody popping in who isn't in a hurry. " * 4) for _ in range(3)]
    for part in parts:
        column.addWidget(part)
    box.resize(200, 5)
    box.show()
    return box, column, parts


def test_parts_are_never_squeezed(qtbot: QtBot) -> None:
    box, column, parts = _column(qtbot)
    for part in parts:
        assert part.height() == part.heightForWidth(200)
    assert column.heightForWidth(200) == sum(part.height() for part in parts) + 20
    assert box.height() == 5


def test_hidden_parts_leave_no_gap(qtbot: QtBot) -> None:
    box, column, parts = _column(qtbot)
    parts[1].hide()
    column.activate()
    assert column.heightForWidth(200) == parts[0].heightForWidth(200) + parts[2].heightForWidth(200) + 10
    assert box.isVisible()


def test_items_come_and_go(qtbot: QtBot) -> None:
    box, column, _ = _column(qtbot)
    assert column.count() == 3
    assert column.takeAt(0) is not None
    assert column.itemAt(9) is None
    assert column.takeAt(9) is None
    column.addWidget(QLabel("x"))
    assert column.minimumHeightForWidth(300) == column.heightForWidth(300)
    assert column.sizeHint().width() > 0
    assert box.isVisible()
