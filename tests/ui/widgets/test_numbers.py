from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.numbers import NumberField, QuantityField, SliderField, fits_slider, number_from
from tests.ui.accessible import nameless


@pytest.mark.parametrize(
    ("text", "whole", "value"),
    [
        ("12", True, "12"),
        (" 1 200 ", True, "1200"),
        ("70,5", False, "70.5"),
        ("70.50", False, "70.50"),
        ("−3", True, "-3"),
        ("70.5", True, None),
        ("1,2,3", False, None),
        ("about 70", False, None),
        ("NaN", False, None),
        ("Infinity", False, None),
        ("", True, None),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, whole: bool, value: str | None) -> None:
    found = number_from(text, whole=whole)
    assert (None if found is None else str(found)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_every_digit_is_kept(value: Decimal) -> None:
    assert str(number_from(str(value), whole=False)) == str(value)


def test_a_number_is_told_when_it_is_one_and_otherwise_kept_as_typed(qtbot: QtBot) -> None:
    field = NumberField(whole=True, unit="mm")
    qtbot.addWidget(field)
    field.show()
    entered: list[object] = []
    drafted: list[str] = []
    field.entered.connect(entered.append)
    field.drafted.connect(drafted.append)
    QTest.keyClicks(field.field, "4x")
    QTest.keyClick(field.field, Qt.Key.Key_Backspace)
    QTest.keyClick(field.field, Qt.Key.Key_Backspace)
    assert entered == [Decimal(4), Decimal(4), None]
    assert drafted == ["4x"]


def test_digits_stay_as_typed_where_they_mean_the_same(qtbot: QtBot) -> None:
    field = NumberField(whole=False)
    qtbot.addWidget(field)
    field.field.show_text("70.50")
    field.show_number(Decimal("70.5"))
    assert field.field.text() == "70.50"
    field.show_number(Decimal(71))
    assert field.field.text() == "71"
    field.show_number(None)
    assert field.field.text() == ""
    field.show_number(None, "seventy")
    assert field.field.text() == "seventy"


def test_a_quantity_goes_with_its_unit(qtbot: QtBot) -> None:
    field = QuantityField([ChoiceOption("kg", "kg"), ChoiceOption("st", "stone")])
    qtbot.addWidget(field)
    field.show()
    told: list[tuple[object, str]] = []
    field.entered.connect(lambda value, unit: told.append((value, unit)))
    QTest.keyClicks(field.number.field, "70")
    assert field.units is not None
    field.units.chosen.emit("st")
    assert told[-2:] == [(Decimal(70), "kg"), (Decimal(70), "st")]
    field.describe("Weight", "")
    assert nameless(field) == []
    field.show_quantity(Decimal(11), "st")
    field.set_locked(True)
    assert field.number.field.isReadOnly()


def test_a_slider_shows_its_number_and_an_empty_one_is_empty(qtbot: QtBot) -> None:
    field = SliderField(0, 10, low_words="Not at all", high_words="Completely")
    qtbot.addWidget(field)
    field.show()
    field.show_number(None)
    assert field.number.field.text() == ""
    told: list[object] = []
    field.entered.connect(told.append)
    QTest.keyClick(field.slider, Qt.Key.Key_Right)
    assert field.number.field.text() == "1"
    QTest.keyClicks(field.number.field, "0")
    assert field.slider.value() == 10
    assert told[-1] == Decimal(10)
    field.describe("Happy", "")
    assert nameless(field) == []
    field.set_locked(True)
    assert not field.slider.isEnabled()


def test_scrolling_the_page_changes_no_answer(qtbot: QtBot) -> None:
    field = SliderField(0, 10)
    qtbot.addWidget(field)
    field.show()
    field.show_number(5)
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field.slider, event)
    assert field.slider.value() == 5


def test_a_slider_with_decimal_places_keeps_them_and_says_its_number(qtbot: QtBot) -> None:
    field = SliderField(Decimal("0.5"), 3, Decimal("0.25"), whole=False)
    qtbot.addWidget(field)
    field.show()
    field.describe("Litres a day", "")
    told: list[object] = []
    field.entered.connect(told.append)
    field.show_number(Decimal("1.25"))

    QTest.keyClick(field.slider, Qt.Key.Key_Right)
    assert told == [Decimal("1.50")]
    assert field.number.field.text() == "1.50"
    assert field.slider.accessibleDescription() == "1.50"

    field.number.field.selectAll()
    QTest.keyClicks(field.number.field, "2.6")
    assert told[-1] == Decimal("2.6")
    assert field.number.field.text() == "2.6"


def test_the_buttons_beside_a_slider_go_one_step_and_stay_within_its_ends(qtbot: QtBot) -> None:
    field = SliderField(0, 1, Decimal("0.4"), whole=False)
    qtbot.addWidget(field)
    field.show()
    told: list[object] = []
    field.entered.connect(told.append)

    for _ in range(5):
        field.more.click()
    assert told == [Decimal(0), Decimal("0.4"), Decimal("0.8"), Decimal(1), Decimal(1)]
    field.less.click()
    assert told[-1] == Decimal("0.6")
    field.set_locked(True)
    assert not field.more.isEnabled()


def test_a_range_that_no_slider_can_show_is_told(qtbot: QtBot) -> None:
    assert not fits_slider(0, 0, 1)
    assert not fits_slider(0, 10**12, 1)
    assert fits_slider(Decimal("-1.5"), Decimal("1.5"), Decimal("0.01"))
    with pytest.raises(ValueError, match="no slider"):
        SliderField(0, 10**12)
