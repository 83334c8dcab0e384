"""Whom to call, typed for one copy: a name and a number on each line, and one more line when those above are full."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.reveal import reveal

_MOST = 4
"""What still fits on one page beside goals and actions, in large print too."""


class CopyNumbers(QWidget):
    """`changed` comes when a line was left whose name and number are both there, or no longer are."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_S)
        self.lines = tuple(self._line(number) for number in range(1, _MOST + 1))
        self._told: tuple[tuple[str, str], ...] = ()
        self._tell()

    def _line(self, number: int) -> tuple[LineField, LineField]:
        name, phone = LineField(tr("Name or team")), LineField(tr("Phone number"))
        name.setAccessibleName(tr("Whom to call, {number}: name or team", number=number))
        phone.setAccessibleName(tr("Whom to call, {number}: phone number", number=number))
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(tokens.SPACE_S)
        for field in (name, phone):
            field.typed.connect(lambda _text: self._tell())
            field.left.connect(self._left)
            beside.addWidget(field, 1)
        column = self.layout()
        assert column is not None
        column.addWidget(row)
        return name, phone

    @property
    def numbers(self) -> tuple[tuple[str, str], ...]:
        """The names and numbers of the lines that have both."""
        typed = ((name.text().strip(), phone.text().strip()) for name, phone in self.lines)
        return tuple((name, phone) for name, phone in typed if name and phone)

    def clear(self) -> None:
        """For the next copy nothing is taken over: a number may be somebody's own."""
        for name, phone in self.lines:
            name.clear()
            phone.clear()
        self._told = ()
        self._tell()

    def _tell(self) -> None:
        wanted = True
        for name, phone in self.lines:
            row = name.parentWidget()
            assert row is not None
            full = bool(name.text().strip() and phone.text().strip())
            reveal(row, wanted or bool(name.text().strip() or phone.text().strip()))
            wanted = full

    def _left(self) -> None:
        if self.numbers != self._told:
            self._told = self.numbers
            self.changed.emit()
