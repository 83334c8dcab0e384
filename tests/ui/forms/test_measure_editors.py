from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.measure_editors import DateEditor, NumberEditor, QuantityEditor, unit_choices
from fieldkit.ui.widgets.dates import DateField, DateTimeField, TimeField
from fieldkit.ui.widgets.numbers import NumberField, SliderField
from tests.ui.live_form import LiveForm, control, question, questionnaire

KG = {"system": "http://unitsofmeasure.org", "code": "kg", "display": "kg"}
UNIT_OPTION = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption"
UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [("integer", "3", {"valueInteger": 3}), ("decimal", "70.50", {"valueDecimal": Decimal("70.50")})],
)
def test_numbers_keep_every_digit(qtbot: QtBot, kind: str, typed: str, value: dict[str, object]) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", kind)))
    editor = live.editor("a")
    assert isinstance(editor, NumberEditor)
    assert isinstance(editor.control, NumberField)
    QTest.keyClicks(editor.control.field, typed)
    live.finish()
    assert live.values("a") == (value,)
    assert str(next(iter(live.values("a")[0].values()))) == typed


def test_half_a_number_is_kept_as_a_draft(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "integer")))
    editor = live.editor("a")
    assert isinstance(editor, NumberEditor)
    assert isinstance(editor.control, NumberField)
    QTest.keyClicks(editor.control.field, "about")
    live.finish()
    assert ("draft", ("a",), "about") in live.verbs.done
    assert live.values("a") == ()


def test_a_draft_is_shown_again_when_the_form_is_opened(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot,
        questionnaire(question("a", "integer")),
        draft=lambda path: "about 3" if path == ("a",) else None,
    )
    editor = live.editor("a")
    assert isinstance(editor, NumberEditor)
    assert isinstance(editor.control, NumberField)
    assert editor.control.field.text() == "about 3"


def test_a_slider_has_the_limits_of_the_form(qtbot: QtBot) -> None:
    limits = [
        {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 1},
        {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 5},
    ]
    live = LiveForm(qtbot, questionnaire(question("a", "integer", extension=[control("slider"), *limits])))
    editor = live.editor("a")
    assert isinstance(editor, NumberEditor)
    assert isinstance(editor.control, SliderField)
    assert (editor.control.slider.minimum(), editor.control.slider.maximum()) == (1, 5)


def test_a_decimal_slider_keeps_decimals_and_has_the_words_of_the_form_at_its_ends(qtbot: QtBot) -> None:
    ends = [
        {"linkId": "a.low", "type": "display", "text": "None", "extension": [control("lower")]},
        {"linkId": "a.high", "type": "display", "text": "A lot", "extension": [control("upper")]},
    ]
    live = LiveForm(qtbot, questionnaire(question("a", "decimal", extension=[control("slider")], item=ends)))
    editor = live.editor("a")
    assert isinstance(editor, NumberEditor)
    assert isinstance(editor.control, SliderField)
    assert (editor.control.low_words.text(), editor.control.high_words.text()) == ("None", "A lot")
    assert editor.node.item is not None
    assert editor.node.item.help == ""

    editor.control.more.click()
    editor.control.more.click()
    live.finish()

    assert live.values("a")[0]["valueDecimal"] == Decimal("0.1")


def test_a_slider_without_an_end_is_a_field(qtbot: QtBot) -> None:
    most = {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueDecimal": 10**12}
    live = LiveForm(qtbot, questionnaire(question("a", "decimal", extension=[control("slider"), most])))
    editor = live.editor("a")
    assert isinstance(editor, NumberEditor)
    assert isinstance(editor.control, NumberField)


def test_a_quantity_has_number_unit_and_code(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot, questionnaire(question("a", "quantity", extension=[{"url": UNIT_OPTION, "valueCoding": KG}]))
    )
    editor = live.editor("a")
    assert isinstance(editor, QuantityEditor)
    QTest.keyClicks(editor.control.number.field, "70.5")
    live.finish()
    quantity = live.values("a")[0]["valueQuantity"]
    assert quantity == {"value": Decimal("70.5"), "unit": "kg", "system": KG["system"], "code": "kg"}


def test_units_come_from_the_form_or_the_answer(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot, questionnaire(question("a", "quantity", extension=[{"url": UNIT, "valueCoding": KG}]))
    )
    item = live.form.item("a")
    plain = LiveForm(qtbot, questionnaire(question("a", "quantity"))).form.item("a")
    assert item is not None
    assert plain is not None
    assert [choice.text for choice in unit_choices(item, None)] == ["kg"]
    assert unit_choices(plain, None) == []
    assert [choice.key for choice in unit_choices(plain, {"valueQuantity": {"value": 1, "unit": "mm"}})] == [
        "mm"
    ]


def test_dates_may_be_partial_and_times_are_times(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot, questionnaire(question("a", "date"), question("b", "time"), question("c", "dateTime"))
    )
    day, clock, moment = (live.editor(key) for key in "abc")
    assert isinstance(day, DateEditor)
    assert isinstance(day.control, DateField)
    QTest.keyClicks(day.control.year, "1941")
    assert isinstance(clock, DateEditor)
    assert isinstance(clock.control, TimeField)
    QTest.keyClicks(clock.control.field, "9:30")
    assert isinstance(moment, DateEditor)
    assert isinstance(moment.control, DateTimeField)
    moment.control.time.now.click()
    live.finish()
    assert live.values("a") == ({"valueDate": "1941"},)
    assert live.values("b") == ({"valueTime": "09:30:00"},)
    assert live.values("c") == ({"valueDateTime": "2026-11-22T09:30:00+00:00"},)
