import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.choice_buttons import CheckRow, RadioRow, Segment, is_mirrored

Kind = type[RadioRow] | type[CheckRow] | type[Segment]

LONG = "Yes, and I would like somebody to come with me the first time because of the bus"


@pytest.mark.parametrize("kind", [RadioRow, CheckRow])
def test_long_words_wrap_and_the_whole_row_can_be_pressed(
    qtbot: QtBot, kind: type[RadioRow] | type[CheckRow]
) -> None:
    row = kind(LONG)
    qtbot.addWidget(row)
    assert row.heightForWidth(200) > row.heightForWidth(1_000) >= tokens.TARGET
    row.resize(200, row.heightForWidth(200))
    row.show()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(195, 5))
    assert row.isChecked()


def _mark_width(row: RadioRow | CheckRow) -> int:
    """How many pixels of the row's middle line are not ground, before the words."""
    shown = row.grab().toImage()
    middle = shown.height() // 2
    ground = shown.pixel(2, 2)
    drawn = [x for x in range(shown.width()) if shown.pixel(x, middle) != ground]
    return drawn[-1] - drawn[0]


@pytest.mark.parametrize("kind", [RadioRow, CheckRow])
def test_the_mark_grows_with_the_words(qtbot: QtBot, kind: type[RadioRow] | type[CheckRow]) -> None:
    widths = []
    for size in (15, 30):
        row = kind("")
        qtbot.addWidget(row)
        row.setStyleSheet(f"font-size: {size}px")
        row.ensurePolished()
        row.resize(100, row.heightForWidth(100))
        widths.append(_mark_width(row))

    assert widths[1] >= widths[0] * 1.4


@pytest.mark.parametrize(
    ("button", "role"),
    [
        (RadioRow, QAccessible.Role.RadioButton),
        (CheckRow, QAccessible.Role.CheckBox),
        (Segment, QAccessible.Role.RadioButton),
    ],
)
def test_a_screen_reader_hears_what_they_are(qtbot: QtBot, button: Kind, role: QAccessible.Role) -> None:
    made = button("Show me")
    qtbot.addWidget(made)
    spoken = QAccessible.queryAccessibleInterface(made)
    assert spoken is not None
    assert spoken.role() == role
    made.setChecked(True)
    assert spoken.state().checked


@pytest.mark.parametrize("kind", [RadioRow, CheckRow, Segment])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_chosen_looks_other_than_not_chosen(qtbot: QtBot, kind: Kind, direction: Qt.LayoutDirection) -> None:
    button = kind("Show me")
    qtbot.addWidget(button)
    button.setLayoutDirection(direction)
    button.show()
    before = button.grab().toImage()
    button.setChecked(True)
    assert button.grab().toImage() != before
    assert is_mirrored(button) == (direction == Qt.LayoutDirection.RightToLeft)


def test_choosing_a_segment_does_not_move_the_others(qtbot: QtBot) -> None:
    segment = Segment("Show me")
    qtbot.addWidget(segment)
    before = segment.sizeHint()
    segment.setChecked(True)
    segment.place(first=False, last=True)
    assert segment.sizeHint() == before
