"""Dates as people know them: day, month, year in three fields, any of the first two may be unknown."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.flow import FlowLayout
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words

Now = Callable[[], datetime]
"""Gives the present moment with its zone; passed in, so that tests can choose it."""
_AROUND = 38
"""Pixels of a field beside its digits."""
_TIME_WIDTH = 112


def date_from(day: str, month: str, year: str) -> str | None:
    """A FHIR date (YYYY, YYYY-MM or YYYY-MM-DD) from typed parts; None where they make none."""
    parts = [part.strip() for part in (day, month, year)]
    if not parts[2].isdigit() or len(parts[2]) != 4 or (parts[0] and not parts[1]):
        return None
    if any(part and not part.isdigit() for part in parts[:2]):
        return None
    try:
        whole = date(int(parts[2]), int(parts[1] or 1), int(parts[0] or 1))
    except ValueError:
        return None
    return whole.isoformat()[: 10 if parts[0] else 7 if parts[1] else 4]


def time_from(text: str) -> str | None:
    """A FHIR time HH:MM:SS from typed text such as 9:30, 0930 or 09.30; None where it is none."""
    digits = text.strip().replace(".", ":").replace(" ", "")
    if ":" not in digits and digits.isdigit() and len(digits) in {3, 4}:
        digits = f"{digits[:-2]}:{digits[-2:]}"
    parts = digits.split(":")
    if len(parts) not in {2, 3} or not all(part.isdigit() and len(part) <= 2 for part in parts):
        return None
    hour, minute, second = (int(part) for part in [*parts, "0"][:3])
    if hour > 23 or minute > 59 or second > 59:
        return None
    return f"{hour:02}:{minute:02}:{second:02}"


def _labelled(words: str, field: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Words(words, "small", wrap=False))
    column.addWidget(field)
    return box


class _Part(LineField):
    def __init__(self, digits: int) -> None:
        super().__init__()
        self.setMaxLength(digits)
        self._digits = digits
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.fit()

    def fit(self) -> None:
        """Wide enough for its digits at this text size."""
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0" * self._digits) + _AROUND)

    def changeEvent(self, event: QEvent) -> None:
        """A larger text needs a wider field."""
        super().changeEvent(event)
        if hasattr(self, "_digits"):
            self.fit()


class DateField(QWidget):
    """Day, month and year. `entered` gives a FHIR date, whole or partial, or None; `drafted` what is not one yet."""

    entered = Signal(object)
    drafted = Signal(str)
    left = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        row = FlowLayout(self, gap=tokens.SPACE_L)
        self.day, self.month, self.year = _Part(2), _Part(2), _Part(4)
        for words, part in ((tr("Day"), self.day), (tr("Month"), self.month), (tr("Year"), self.year)):
            row.addWidget(_labelled(words, part))
            part.typed.connect(self._typed)
            part.left.connect(self.left)
        self.today = Button(tr("Today"), "quiet")
        self.today.clicked.connect(self._today)
        row.addWidget(_labelled("", self.today))
        self.setFocusProxy(self.day)

    def show_date(self, value: str | None, draft: str | None = None) -> None:
        """Show a FHIR date, or the draft that is not one yet ("day/month/year" as typed)."""
        if draft is not None and draft.count("/") == 2:
            parts = draft.split("/")
        elif value is None:
            parts = ["", "", ""]
        else:
            known = [*value[:10].split("-"), "", ""][:3]
            parts = [known[2], known[1], known[0]]
        for field, text in zip((self.day, self.month, self.year), parts, strict=True):
            if not (text and field.text() and field.text().lstrip("0") == text.lstrip("0")):
                field.show_text(text)

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader what is being asked."""
        for words, part in (
            (tr("{name}, day", name=name), self.day),
            (tr("{name}, month", name=name), self.month),
            (tr("{name}, year", name=name), self.year),
        ):
            part.setAccessibleName(words)
            part.setAccessibleDescription(description)
        self.today.setAccessibleName(tr("{name}: today", name=name))

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        for part in (self.day, self.month, self.year):
            part.set_locked(locked)
        reveal(self.today, not locked)

    def _today(self) -> None:
        self.show_date(self._now().date().isoformat())
        self._typed()
        self.left.emit()

    def texts(self) -> tuple[str, str, str]:
        """Day, month and year as typed."""
        return self.day.text(), self.month.text(), self.year.text()

    def _typed(self, _text: str = "") -> None:
        texts = self.texts()
        value = date_from(*texts)
        if not any(text.strip() for text in texts):
            self.entered.emit(None)
        elif value is None:
            self.drafted.emit("/".join(texts))
        else:
            self.entered.emit(value)


class TimeField(QWidget):
    """A time of day. `entered` gives HH:MM:SS or None."""

    entered = Signal(object)
    drafted = Signal(str)
    left = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment = now
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_S)
        self.field = LineField("09:30")
        self._fit()
        self.field.typed.connect(self._typed)
        self.field.left.connect(self.left)
        self.now = Button(tr("Now"), icon="clock")
        self.now.clicked.connect(self._now)
        row.addWidget(self.field)
        row.addWidget(self.now)
        row.addStretch(1)
        self.setFocusProxy(self.field)

    def changeEvent(self, event: QEvent) -> None:
        """A larger text needs a wider field."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "field"):
            self._fit()

    def _fit(self) -> None:
        """Wide enough for a time at this text size, and for words of how to write one."""
        self.field.ensurePolished()
        wide = self.field.fontMetrics().horizontalAdvance("00:00") + _AROUND
        self.field.setFixedWidth(max(_TIME_WIDTH, wide))

    def show_time(self, value: str | None, draft: str | None = None) -> None:
        """Show HH:MM:SS without the seconds where they are nought, or what is not a time yet."""
        if draft is not None:
            self.field.show_text(draft)
        elif value is None:
            self.field.show_text("")
        elif time_from(self.field.text()) != value[:8]:
            self.field.show_text(value[:5] if value[5:8] in {"", ":00"} else value[:8])

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader what is being asked."""
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(description)
        self.now.setAccessibleName(tr("{name}: now", name=name))

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        self.field.set_locked(locked)
        reveal(self.now, not locked)

    def _now(self) -> None:
        self.field.show_text(self._moment().strftime("%H:%M"))
        self._typed(self.field.text())
        self.left.emit()

    def _typed(self, text: str) -> None:
        value = time_from(text)
        if not text.strip():
            self.entered.emit(None)
        elif value is None:
            self.drafted.emit(text)
        else:
            self.entered.emit(value)


class DateTimeField(QWidget):
    """Date and time together. `entered` gives a FHIR dateTime: with a time it carries the zone, without it is a date."""

    entered = Signal(object)
    drafted = Signal(str)
    left = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        row = FlowLayout(self, gap=tokens.SPACE_L)
        self.date = DateField(now)
        self.date.today.hide()
        self.time = TimeField(now)
        self.time.now.clicked.disconnect()
        self.time.now.clicked.connect(self._stamp)
        row.addWidget(self.date)
        row.addWidget(_labelled(tr("Time"), self.time))
        for part in (self.date, self.time):
            part.entered.connect(self._changed)
            part.drafted.connect(self._changed)
            part.left.connect(self.left)
        self.setFocusProxy(self.date)

    def show_moment(self, value: str | None, draft: str | None = None) -> None:
        """Show a FHIR dateTime in local time, or the draft as typed ("day/month/year time")."""
        if draft is not None:
            day, _, clock = draft.partition(" ")
            self.date.show_date(None, day)
            self.time.show_time(None, clock)
            return
        if value is None or "T" not in value:
            self.date.show_date(value)
            self.time.show_time(None)
            return
        moment = datetime.fromisoformat(value).astimezone(self._now().tzinfo)
        self.date.show_date(moment.date().isoformat())
        self.time.show_time(moment.strftime("%H:%M:%S"))

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader what is being asked."""
        self.date.describe(name, description)
        self.time.describe(tr("{name}, time", name=name), description)

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        self.date.set_locked(locked)
        self.date.today.hide()
        self.time.set_locked(locked)

    def _stamp(self) -> None:
        moment = self._now()
        self.date.show_date(moment.date().isoformat())
        self.time.show_time(moment.strftime("%H:%M:00"))
        self._changed()
        self.left.emit()

    def _changed(self, _value: object = None) -> None:
        texts = self.date.texts()
        day = date_from(*texts)
        clock = self.time.field.text().strip()
        if not clock and not any(texts):
            self.entered.emit(None)
        elif day is not None and not clock:
            self.entered.emit(day)
        elif day is not None and len(day) == 10 and (time := time_from(clock)) is not None:
            local = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=self._now().tzinfo)
            self.entered.emit(local.isoformat())
        else:
            self.drafted.emit("/".join(texts) + " " + clock)
