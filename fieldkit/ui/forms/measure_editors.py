"""Editors for numbers, quantities, dates and times."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldkit.questionnaire.items import Item, Limit
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.value_types import raw
from fieldkit.ui.forms.editors import Editor
from fieldkit.ui.forms.verbs import FormSurroundings, Json, Verbs
from fieldkit.ui.forms.words import number_of
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.dates import DateField, DateTimeField, TimeField
from fieldkit.ui.widgets.entries import mark_state
from fieldkit.ui.widgets.numbers import NumberField, QuantityField, SliderField, fits_slider

_FINE = Decimal("0.1")
_FINE_UP_TO = 10


def _fixed(limit: Limit | None, otherwise: int) -> Decimal:
    if limit is None or limit.expression is not None:
        return Decimal(otherwise)
    value = limit.value.get("value") if isinstance(limit.value, dict) else limit.value
    return Decimal(otherwise if value is None else str(value))


def _slider(item: Item) -> SliderField | None:
    """The slider of an item, with the author's words at its ends; None where its range does not fit one."""
    whole = item.type == "integer"
    low, high = _fixed(item.min_value, 0), _fixed(item.max_value, 10)
    step = item.slider_step or (_FINE if not whole and high - low <= _FINE_UP_TO else Decimal(1))
    if not fits_slider(low, high, step) or (whole and step != step.to_integral_value()):
        return None
    return SliderField(
        low, high, step, whole=whole, low_words=item.end_words("lower"), high_words=item.end_words("upper")
    )


class NumberEditor(Editor):
    """integer and decimal, as a field or (itemControl slider) as a slider that shows its number."""

    def __init__(
        self, node: Node, verbs: Verbs, around: FormSurroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(node, verbs, around, parent)
        item = node.item
        assert item is not None
        self._key = "valueInteger" if item.type == "integer" else "valueDecimal"
        slider = _slider(item) if item.control == "slider" else None
        self.control: NumberField | SliderField = slider or NumberField(
            whole=item.type == "integer", unit=item.unit
        )
        self.control.entered.connect(self._entered)
        self.control.drafted.connect(self.keep_draft)
        self.control.left.connect(self.finish)
        self.column.addWidget(self.control)
        self.setFocusProxy(self.control)

    def show_node(self, node: Node) -> None:
        """Show the number."""
        super().show_node(node)
        if not self.pause.waiting:
            self.control.show_number(number_of(self.value), self.draft)
        self.control.set_locked(self.locked)

    def describe(self, name: str, description: str) -> None:
        """Name the field."""
        super().describe(name, description)
        if isinstance(self.control, SliderField):
            self.control.describe(name, description)
        else:
            unit = self.node.item.unit if self.node.item is not None else ""
            self.control.field.setAccessibleName(
                tr("{name}, in {unit}", name=name, unit=unit) if unit else name
            )
            self.control.field.setAccessibleDescription(description)

    def show_error(self, wrong: bool) -> None:
        """A border in the colour of danger."""
        field = self.control.number.field if isinstance(self.control, SliderField) else self.control.field
        mark_state(field, "error" if wrong else "")

    def _entered(self, value: Decimal | None) -> None:
        self.touched.emit()
        number: Any = int(value) if value is not None and self._key == "valueInteger" else value
        self.pause.after(lambda: self.answer(self._key, number))


def unit_choices(item: Item, value: Json | None) -> list[ChoiceOption]:
    """The units of a quantity: the form's options, its one unit, or what the answer has."""
    if item.unit_options:
        return [
            ChoiceOption(str(u.get("code") or u.get("display")), str(u.get("display") or u.get("code")))
            for u in item.unit_options
        ]
    if item.unit_coding or item.unit:
        code = str((item.unit_coding or {}).get("code") or item.unit)
        return [ChoiceOption(code, item.unit or code)]
    inner = None if value is None else raw(value)
    if isinstance(inner, dict) and (inner.get("unit") or inner.get("code")):
        code = str(inner.get("code") or inner.get("unit"))
        return [ChoiceOption(code, str(inner.get("unit") or code))]
    return []


class QuantityEditor(Editor):
    """A number with its unit."""

    def __init__(
        self, node: Node, verbs: Verbs, around: FormSurroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(node, verbs, around, parent)
        assert node.item is not None
        self._item = node.item
        self._units = unit_choices(node.item, self.value)
        self.control = QuantityField(self._units)
        self.control.entered.connect(self._entered)
        self.control.drafted.connect(self.keep_draft)
        self.control.left.connect(self.finish)
        self.column.addWidget(self.control)
        self.setFocusProxy(self.control)

    def show_node(self, node: Node) -> None:
        """Show the quantity."""
        super().show_node(node)
        inner = raw(self.value) if self.value is not None else {}
        unit = str(inner.get("code") or inner.get("unit") or "") if isinstance(inner, dict) else ""
        if not self.pause.waiting:
            self.control.show_quantity(number_of(self.value), unit, self.draft)
        self.control.set_locked(self.locked)

    def describe(self, name: str, description: str) -> None:
        """Name the fields."""
        super().describe(name, description)
        self.control.describe(name, description)

    def show_error(self, wrong: bool) -> None:
        """A border in the colour of danger."""
        mark_state(self.control.number.field, "error" if wrong else "")

    def _entered(self, value: Decimal | None, unit: str) -> None:
        self.touched.emit()
        self.pause.after(
            lambda: self.answer("valueQuantity", None if value is None else self._quantity(value, unit))
        )

    def _quantity(self, value: Decimal, unit: str) -> Json:
        coding = next(
            (u for u in self._item.unit_options if unit in {u.get("code"), u.get("display")}),
            self._item.unit_coding or {},
        )
        words = next((choice.text for choice in self._units if choice.key == unit), unit)
        quantity: Json = {"value": value}
        if words:
            quantity["unit"] = words
        for key in ("system", "code"):
            if coding.get(key):
                quantity[key] = coding[key]
        return quantity


class DateEditor(Editor):
    """date (whole or partial), dateTime and time."""

    def __init__(
        self, node: Node, verbs: Verbs, around: FormSurroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(node, verbs, around, parent)
        assert node.item is not None
        self.control: DateField | DateTimeField | TimeField
        if node.item.type == "date":
            self._key, self.control = "valueDate", DateField(around.now)
        elif node.item.type == "dateTime":
            self._key, self.control = "valueDateTime", DateTimeField(around.now)
        else:
            self._key, self.control = "valueTime", TimeField(around.now)
        self.control.entered.connect(self._entered)
        self.control.drafted.connect(self.keep_draft)
        self.control.left.connect(self.finish)
        self.column.addWidget(self.control)
        self.setFocusProxy(self.control)

    def show_node(self, node: Node) -> None:
        """Show the date."""
        super().show_node(node)
        inner = raw(self.value) if self.value is not None else None
        text = None if inner is None else str(inner)
        if not self.pause.waiting:
            if isinstance(self.control, DateField):
                self.control.show_date(text, self.draft)
            elif isinstance(self.control, DateTimeField):
                self.control.show_moment(text, self.draft)
            else:
                self.control.show_time(text, self.draft)
        self.control.set_locked(self.locked)

    def describe(self, name: str, description: str) -> None:
        """Name the fields."""
        super().describe(name, description)
        self.control.describe(name, description)

    def _entered(self, value: str | None) -> None:
        self.touched.emit()
        self.pause.after(lambda: self._keep(value))

    def _keep(self, value: str | None) -> None:
        key = self._key
        self.verbs.set(self.node.path, None if value is None else self.value_of(key, value))
