"""Numbers as typed: exact decimals, quantities with a unit, and sliders that always show their number."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QSlider, QStyle, QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words
from fieldkit.ui.widgets.typeahead import TypeAhead


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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The handle comes to where it is pressed, and can be pulled on from there: a finger rarely meets it."""
        if event.button() == Qt.MouseButton.LeftButton:
            handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, self)
            at = round(event.position().x()) - handle // 2
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            room = self.width() - handle
            self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), at, room, mirrored))
        super().mousePressEvent(event)


_LARGEST = 2**31 - 1


def _parts(*numbers: Decimal | int) -> int:
    """How many positions a slider needs for each whole number: 1, 10, 100 … by the decimal places."""
    places = 0
    for number in numbers:
        exponent = Decimal(number).normalize().as_tuple().exponent
        places = max(places, -exponent if isinstance(exponent, int) else 0)
    return int(10**places)


def fits_slider(low: Decimal | int, high: Decimal | int, step: Decimal | int) -> bool:
    """Whether a slider can stand for this range; one that is empty, endless or too fine is typed."""
    most = max(abs(Decimal(low)), abs(Decimal(high)), abs(Decimal(step))) * _parts(low, high, step)
    return Decimal(low) < Decimal(high) and Decimal(step) > 0 and most <= _LARGEST


class SliderField(QWidget):
    """A slider with words at its ends, buttons for one step, and its number in a field: any can be used, empty is
    shown as empty. Raises ValueError for a range that does not fit a slider.
    """

    entered = Signal(object)
    drafted = Signal(str)
    left = Signal()

    def __init__(
        self,
        low: Decimal | int,
        high: Decimal | int,
        step: Decimal | int = 1,
        *,
        whole: bool = True,
        low_words: str = "",
        high_words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if not fits_slider(low, high, step):
            raise ValueError(f"no slider from {low} to {high} by {step}")
        self._low, self._high, self._step = Decimal(low), Decimal(high), Decimal(step)
        self._per_one = _parts(low, high, step)
        self._value: Decimal | None = None
        self._description = ""
        self._showing = False
        self._make_slider()
        self.less = Button("", "plain", icon="minus")
        self.less.clicked.connect(lambda: self._stepped(-self._step))
        self.number = NumberField(whole=whole)
        self.number.field.setFixedWidth(96)
        self.number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.number.entered.connect(self._entered)
        self.number.drafted.connect(self.drafted)
        self.number.left.connect(self.left)
        self.more = Button("", "plain", icon="plus")
        self.more.clicked.connect(lambda: self._stepped(self._step))
        self._lay_out(low_words or str(low), high_words or str(high))
        self.describe("", "")
        self.setFocusProxy(self.slider)

    def _make_slider(self) -> None:
        self.slider = _StillSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(self._position(self._low), self._position(self._high))
        self.slider.setSingleStep(self._position(self._step))
        self.slider.setPageStep(self._position(self._step))
        self.slider.setMinimumHeight(tokens.TARGET)
        self.slider.setMinimumWidth(120)
        self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self._let_go)

    def _lay_out(self, low_words: str, high_words: str) -> None:
        """The words stand under the ends, where long ones have room to wrap; under them the number and its buttons,
        so that a narrow window with large text holds them all.
        """
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_S)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.slider, 0, 0, 1, 2)
        self.low_words, self.high_words = Words(low_words, "small"), Words(high_words, "small")
        self.high_words.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        for place, words in enumerate((self.low_words, self.high_words)):
            grid.addWidget(words, 1, place)
            grid.setAlignment(words, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, tokens.SPACE_S, 0, 0)
        row.setSpacing(tokens.SPACE_S)
        for part in (self.less, self.number, self.more):
            row.addWidget(part)
        row.addStretch(1)
        grid.addLayout(row, 2, 0, 1, 2)

    def show_number(self, value: Decimal | int | None, draft: str | None = None) -> None:
        """Show a number; without one the slider rests at its start and the field is empty."""
        self._rest_at(None if value is None else Decimal(value))
        self.number.show_number(value, draft)

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader what is being asked."""
        self._description = description
        self.slider.setAccessibleName(name)
        self.number.field.setAccessibleName(tr("{name}, as a number", name=name))
        self.number.field.setAccessibleDescription(description)
        self.less.setAccessibleName(tr("{name}, less", name=name))
        self.more.setAccessibleName(tr("{name}, more", name=name))
        self._tell_value()

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        for part in (self.slider, self.less, self.more):
            part.setEnabled(not locked)
        self.number.set_locked(locked)

    def _position(self, value: Decimal) -> int:
        return int(value * self._per_one)

    def _rest_at(self, value: Decimal | None) -> None:
        self._value = value
        within = self._low if value is None else min(max(value, self._low), self._high)
        before, self._showing = self._showing, True
        self.slider.setValue(self._position(within))
        self._showing = before
        self._tell_value()

    def _tell_value(self) -> None:
        """A slider's own spoken number is its position, which with decimal places is not the answer."""
        spoken = "" if self._value is None or self._per_one == 1 else str(self._value)
        self.slider.setAccessibleDescription(" ".join(part for part in (self._description, spoken) if part))

    def _slid(self, position: int) -> None:
        if not self._showing:
            steps = round((Decimal(position) / self._per_one - self._low) / self._step)
            self._choose(self._low + steps * self._step)

    def _let_go(self) -> None:
        """Pressed where it rests without an answer: that is an answer too."""
        if self._value is None:
            self._slid(self.slider.value())

    def _stepped(self, by: Decimal) -> None:
        """One step from the answer; without one, the first press answers with the start."""
        self._choose(self._low if self._value is None else self._value + by)

    def _choose(self, value: Decimal) -> None:
        chosen = min(max(value, self._low), self._high)
        self._rest_at(chosen)
        self.number.show_number(chosen)
        self.entered.emit(chosen)

    def _entered(self, value: Decimal | None) -> None:
        self._rest_at(value)
        self.entered.emit(value)
