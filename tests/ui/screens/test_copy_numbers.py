import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.copy_numbers import CopyNumbers
from tests.ui.active import give_keyboard


@pytest.fixture
def numbers(qtbot: QtBot) -> CopyNumbers:
    made = CopyNumbers()
    qtbot.addWidget(made)
    made.show()
    give_keyboard(qtbot, made)
    return made


def write(numbers: CopyNumbers, line: int, name: str, phone: str) -> None:
    """Type a line and leave it."""
    for field, words in zip(numbers.lines[line], (name, phone), strict=True):
        field.setFocus()
        QTest.keyClicks(field, words)
        field.clearFocus()


def shown(numbers: CopyNumbers) -> list[bool]:
    return [name.isVisible() for name, _ in numbers.lines]


def test_a_line_counts_once_it_has_a_name_and_a_number(numbers: CopyNumbers, qtbot: QtBot) -> None:
    with qtbot.waitSignal(numbers.changed):
        write(numbers, 0, "Orchard House", "01629 555 0142")
    assert numbers.numbers == (("Orchard House", "01629 555 0142"),)
    with qtbot.assertNotEmitted(numbers.changed, wait=50):
        write(numbers, 1, "Telecare", "")
    assert len(numbers.numbers) == 1


def test_the_next_line_comes_when_those_above_are_full(numbers: CopyNumbers) -> None:
    assert shown(numbers) == [True, False, False, False]
    write(numbers, 0, "Orchard House", "")
    assert shown(numbers) == [True, False, False, False]
    write(numbers, 0, "", "01629 555 0142")
    assert shown(numbers) == [True, True, False, False]


def test_nothing_is_taken_over_to_the_next_copy(numbers: CopyNumbers, qtbot: QtBot) -> None:
    write(numbers, 0, "Karen", "07700 900 118")
    with qtbot.assertNotEmitted(numbers.changed, wait=50):
        numbers.clear()
    assert numbers.numbers == ()
    assert shown(numbers) == [True, False, False, False]
    with qtbot.waitSignal(numbers.changed):
        write(numbers, 0, "Karen", "07700 900 118")


def test_each_field_says_what_it_is_for(numbers: CopyNumbers) -> None:
    said = [field.accessibleName() for line in numbers.lines[:2] for field in line]
    assert said == [
        "Whom to call, 1: name or team", "Whom to call, 1: phone number",
        "Whom to call, 2: name or team", "Whom to call, 2: phone number",
    ]  # fmt: skip


def test_a_number_is_read_whole_in_the_narrow_column_beside_the_pages(numbers: CopyNumbers) -> None:
    numbers.resize(340, numbers.height())
    for words in ("01629 555 0142", numbers.lines[0][1].placeholderText()):
        phone = numbers.lines[0][1]
        assert phone.fontMetrics().horizontalAdvance(words) <= phone.contentsRect().width() - 12
