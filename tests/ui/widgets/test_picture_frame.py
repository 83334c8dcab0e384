import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.picture_frame import framed, in_middle


class Filled(QWidget):
    """A frame that something red fills to its corners."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        with framed(self, QPalette.ColorRole.Dark) as (painter, _frame):
            painter.fillRect(self.rect(), QColor("red"))


def test_what_stands_inside_is_cut_at_the_round_corners_and_has_an_edge(qtbot: QtBot) -> None:
    view = Filled()
    qtbot.addWidget(view)
    view.resize(120, 80)
    seen = view.grab().toImage()
    assert seen.pixelColor(60, 40) == QColor("red")
    assert seen.pixelColor(0, 0) != QColor("red")
    assert seen.pixelColor(60, 0) == view.palette().color(QPalette.ColorRole.Dark)


@pytest.mark.parametrize(
    ("how", "wanted"),
    [
        (Qt.AspectRatioMode.KeepAspectRatio, QRectF(50, 0, 100, 100)),
        (Qt.AspectRatioMode.KeepAspectRatioByExpanding, QRectF(0, -50, 200, 200)),
    ],
)
def test_a_picture_keeps_its_shape_and_its_middle(how: Qt.AspectRatioMode, wanted: QRectF) -> None:
    assert in_middle(QSize(10, 10), QRectF(0, 0, 200, 100), how) == wanted
