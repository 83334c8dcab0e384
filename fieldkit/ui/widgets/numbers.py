"""Numbers as typed: exact decimals, quantities with a unit, and sliders that always show their number."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from fieldkit.ui import tokens
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words
from fieldkit.ui.widgets.typeahead import TypeAhead
from fieldkit.ui.wording import tr


def number_from(text: str, *, whole: bool) -> Decimal | None:
    """The number in `text` (spaces and one decimal comma allowed), None where there is none."""
    cleaned = text.strip().replace(" ", "").replace("\u2212", "-")
    if cleaned.count(",") == 1 and "." not in cleaned:
        cleaned = cleaned.replace(",", ".")
    try:
        value = Decimal(cleaned)
    except InvalidOperation:
        return None
    if not value.is_finite() or (whole and value != value.to_integral_value()):
        return None
    return value


class NumberField(QWidget):
    """A number with its unit words beside it. Half-typed numbers come as `drafted`, legal ones as `entered`."""

    entered = Signal(object)
    drafted = Signal(str)
    left = Signal()

    def __init__(self, *, whole: bool, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = whole
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_S)
        self.field = LineField()
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.field.setMinimumWidth(96)
        self.field.setMaximumWidth(260)
        self.field.typed.connect(self._typed)
        self.field.left.connect(self.left)
        row.addWidget(self.field)
        self.unit = Words(unit, "soft", wrap=False)
        reveal(self.unit, bool(unit))
        row.addWidget(self.unit)
        row.addStretch(1)
        self.setFocusProxy(self.field)

    def show_number(self, value: Decimal | int | None, draft: str | None = None) -> None:
        """Show a number, or text that is not one yet; the digits stay as typed where they mean the same."""
        if draft is not None:
            self.field.show_text(draft)
            return
        if value is None:
            self.field.show_text("")
        elif number_from(self.field.text(), whole=self._whole) != Decimal(value):
            self.field.show_text(str(value))

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        self.field.set_locked(locked)

    def _typed(self, text: str) -> None:
        value = number_from(text, whole=self._whole)
        if not text.strip():
            self.entered.emit(None)
        elif value is None:
            self.drafted.emit(text)
        else:
            self.entered.emit(value)


class QuantityField(QWidget):
    """A number and a unit to choose; one unit stands as words, several as a short list."""

    entered = Signal(object, str)
    """The number (Decimal or None) and the unit's key."""
    drafted = Signal(str)
    left = Signal()

    def __init__(self, units: Sequence[ChoiceOption], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_S)
        only = units[0] if len(units) == 1 else None
        self._unit = units[0].key if units else ""
        self._value: Decimal | None = None
        self.number = NumberField(whole=False, unit=only.text if only else "")
        self.number.entered.connect(self._number)
        self.number.drafted.connect(self.drafted)
        self.number.left.connect(self.left)
        row.addWidget(self.number)
        self.units: TypeAhead | None = None
        if len(units) > 1:
            self.units = TypeAhead(units)
            self.units.setMaximumWidth(220)
            self.units.set_chosen(self._unit)
            self.units.chosen.connect(self._unit_chosen)
            row.addWidget(self.units)
        row.addStretch(1)
        self.setFocusProxy(self.number)

    def show_quantity(self, value: Decimal | int | None, unit: str, draft: str | None = None) -> None:
        """Show a number and its unit's key."""
        self._value = None if value is None else Decimal(value)
        if unit:
            self._unit = unit
            if self.units is not None:
                self.units.set_chosen(unit)
        self.number.show_number(value, draft)

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader what is being asked."""
        self.number.field.setAccessibleName(name)
        self.number.field.setAccessibleDescription(description)
        if self.units is not None:
            self.units.describe(tr("{name}, unit", name=name), "")

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        self.number.set_locked(locked)
        if self.units is not None:
            self.units.set_locked(locked)

    def _number(self, value: Decimal | None) -> None:
        self._value = value
        self.entered.emit(value, self._unit)

    def _unit_chosen(self, key: str | None) -> None:
        if key is not None and key != self._unit:
            self._unit = key
            if self._value is not None:
                self.entered.emit(self._value, key)


class _StillSlider(QSlider):
    """A slider that the mouse wheel leaves alone: scrolling the page must not change an answer."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()


class SliderField(QWidget):
    """A slider with words at its ends and its number in a field: either can be used, empty is shown as empty."""

    entered = Signal(object)
    drafted = Signal(str)
    left = Signal()

    def __init__(
        self,
        low: int,
        high: int,
        step: int = 1,
        *,
        low_words: str = "",
        high_words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_M)
        self.slider = _StillSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(low, high)
        self.slider.setSingleStep(max(1, step))
        self.slider.setPageStep(max(1, step))
        self.slider.setMinimumHeight(tokens.TARGET)
        self.slider.setMinimumWidth(120)
        self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._step = max(1, step)
        self.slider.valueChanged.connect(self._slid)
        self.number = NumberField(whole=True)
        self.number.field.setFixedWidth(96)
        self.number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.number.entered.connect(self._entered)
        self.number.drafted.connect(self.drafted)
        self.number.left.connect(self.left)
        row.addWidget(Words(low_words or str(low), "small", wrap=False))
        row.addWidget(self.slider, 1)
        row.addWidget(Words(high_words or str(high), "small", wrap=False))
        row.addWidget(self.number)
        self._showing = False
        self.setFocusProxy(self.slider)

    def show_number(self, value: Decimal | int | None, draft: str | None = None) -> None:
        """Show a number; without one the slider rests at its start and the field is empty."""
        self._showing = True
        self.slider.setValue(self.slider.minimum() if value is None else int(value))
        self._showing = False
        self.number.show_number(value, draft)

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader what is being asked."""
        self.slider.setAccessibleName(name)
        self.slider.setAccessibleDescription(description)
        self.number.field.setAccessibleName(tr("{name}, as a number", name=name))
        self.number.field.setAccessibleDescription(description)

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        self.slider.setEnabled(not locked)
        self.number.set_locked(locked)

    def _slid(self, value: int) -> None:
        if not self._showing:
            low = self.slider.minimum()
            snapped = low + round((value - low) / self._step) * self._step
            self.number.show_number(snapped)
            self.entered.emit(Decimal(snapped))

    def _entered(self, value: Decimal | None) -> None:
        if value is not None:
            self._showing = True
            self.slider.setValue(int(value))
            self._showing = False
        self.entered.emit(value)
