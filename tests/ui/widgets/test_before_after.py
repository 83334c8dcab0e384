from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.before_after import BeforeAfter


def _drawn(qtbot: QtBot, before: int | None, now: int) -> BeforeAfter:
    widget = BeforeAfter(before, now, "Anxious: from 8 to 5, less anxious")
    qtbot.addWidget(widget)
    widget.resize(400, widget.sizeHint().height())
    widget.show()
    return widget


def _at(widget: BeforeAfter, number: int) -> QColor:
    image = widget.grab().toImage()
    return image.pixelColor(QPoint(round(widget.place_of(number)), image.height() // 2))


def test_now_is_a_full_dot_and_before_an_open_ring(qtbot: QtBot) -> None:
    widget = _drawn(qtbot, 8, 5)
    accent = widget.palette().color(QPalette.ColorRole.Highlight)
    assert _at(widget, 5) == accent
    assert _at(widget, 8) != accent


def test_the_arrow_goes_from_before_to_now_and_no_further(qtbot: QtBot) -> None:
    widget = _drawn(qtbot, 2, 8)
    ink = widget.palette().color(QPalette.ColorRole.WindowText)
    image = widget.grab().toImage()
    middle = image.height() // 2
    between = QPoint(round((widget.place_of(4) + widget.place_of(5)) / 2), middle)
    beyond = QPoint(round((widget.place_of(9) + widget.place_of(10)) / 2), middle)
    assert image.pixelColor(between) == ink
    assert image.pixelColor(beyond) != ink


def test_asked_once_there_is_one_mark(qtbot: QtBot) -> None:
    widget = _drawn(qtbot, None, 4)
    accent = widget.palette().color(QPalette.ColorRole.Highlight)
    assert [number for number in range(11) if _at(widget, number) == accent] == [4]


def test_it_mirrors_with_the_line_of_writing_and_says_the_same_in_words(qtbot: QtBot) -> None:
    widget = _drawn(qtbot, 0, 10)
    assert widget.place_of(0) < widget.place_of(10)
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert widget.place_of(0) > widget.place_of(10)
    assert widget.accessibleName() == "Anxious: from 8 to 5, less anxious"


def test_both_ends_stay_inside_however_narrow_it_is(qtbot: QtBot) -> None:
    widget = _drawn(qtbot, 0, 10)
    widget.resize(140, widget.height())
    assert widget.place_of(0) > 0
    assert widget.place_of(10) < widget.width()
