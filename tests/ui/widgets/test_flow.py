import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.flow import FlowLayout


def _flow(qtbot: QtBot, width: int, count: int = 6) -> tuple[QWidget, FlowLayout, list[QPushButton]]:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    buttons = [QPushButton(f"Button {n}") for n in range(count)]
    for button in buttons:
        flow.addWidget(button)
    box.resize(width, flow.heightForWidth(width))
    box.show()
    return box, flow, buttons


@pytest.mark.parametrize("width", [60, 150, 300, 1_000])
def test_nothing_overlaps_and_nothing_leaves_the_width(qtbot: QtBot, width: int) -> None:
    box, _, buttons = _flow(qtbot, width)
    for place, button in enumerate(buttons):
        assert button.geometry().right() <= box.width()
        for other in buttons[place + 1 :]:
            assert not button.geometry().intersects(other.geometry())


def test_narrower_means_taller(qtbot: QtBot) -> None:
    box, flow, _ = _flow(qtbot, 300)
    assert box.isVisible()
    assert flow.hasHeightForWidth()
    assert flow.heightForWidth(150) > flow.heightForWidth(1_000)


def test_hidden_parts_take_no_room(qtbot: QtBot) -> None:
    box, flow, buttons = _flow(qtbot, 1_000)
    assert box.isVisible()
    before = flow.sizeHint().width()
    buttons[0].hide()
    assert flow.sizeHint().width() < before


def test_right_to_left_begins_at_the_right(qtbot: QtBot) -> None:
    box, flow, buttons = _flow(qtbot, 600, 2)
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.activate()
    flow.setGeometry(box.rect())
    assert buttons[0].x() > buttons[1].x()


def test_items_can_be_taken_out_again(qtbot: QtBot) -> None:
    box, flow, _ = _flow(qtbot, 300, 2)
    assert box.isVisible()
    assert flow.takeAt(0) is not None
    assert flow.count() == 1
    assert flow.itemAt(5) is None
    assert flow.takeAt(-1) is None
