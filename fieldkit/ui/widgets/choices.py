"""Choices: one of several as segments or rows, several as boxes to tick; one Tab stop, arrows within."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QRadioButton, QVBoxLayout, QWidget

from fieldkit.ui.widgets.choice_buttons import (
    CheckRow,
    ChoiceOption,
    RadioRow,
    Segment,
    is_mirrored,
    put_picture,
)
from fieldkit.ui.widgets.flow import FlowLayout


class _SegmentLayout(FlowLayout):
    """Segments touch; each learns its place in its line."""

    def _placed(self, lines: list[list[tuple[QLayoutItem, QSize]]], *, move: bool) -> None:
        if not move:
            return
        for line in lines:
            for index, (item, _) in enumerate(line):
                widget = item.widget()
                if isinstance(widget, Segment):
                    widget.place(first=index == 0, last=index == len(line) - 1)


def _rows_layout(widget: QWidget, across: bool) -> QLayout:
    """Rows one under the other, or side by side as far as there is room."""
    if across:
        return FlowLayout(widget, gap=16, line_gap=0)
    layout = QVBoxLayout(widget)
    layout.setSpacing(0)
    return layout


def _mark(button: QAbstractButton, on: bool) -> None:
    """Show what holds. Every other change of a mark is an answer: a screen reader toggles a button without a click."""
    with QSignalBlocker(button):
        button.setChecked(on)


class ChoiceList(QWidget):
    """One of several, as segments or radio rows (`across`: side by side). Pressing the chosen one again clears it,
    but the first Space after an arrow key chose it keeps it: many press Space from habit there."""

    chosen = Signal(object)
    """The key chosen, or None when the choice was cleared."""
    pressed = Signal()
    """One was chosen by a press, not by walking over it with the arrows: whoever asks may go on to what comes next."""

    def __init__(
        self,
        options: Sequence[ChoiceOption],
        *,
        segmented: bool,
        across: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._segmented = segmented
        self._options: tuple[ChoiceOption, ...] = ()
        self._buttons: dict[str, QRadioButton] = {}
        self._current: str | None = None
        self._arrived: str | None = None
        """Chosen by an arrow key just now, and not confirmed yet."""
        layout = _SegmentLayout(self, gap=-1, line_gap=6) if segmented else _rows_layout(self, across)
        layout.setContentsMargins(0, 0, 0, 0)
        self.set_options(options)

    def set_options(self, options: Sequence[ChoiceOption]) -> None:
        """Offer these; the buttons that stay are kept."""
        if tuple(options) == self._options and self._buttons:
            return
        self._options = tuple(options)
        layout = self.layout()
        assert layout is not None
        for old in self._buttons.values():
            layout.removeWidget(old)
            old.deleteLater()
        self._buttons = {}
        for option in options:
            button: QRadioButton = Segment(option.text) if self._segmented else RadioRow(option.text)
            button.setAccessibleName(option.spoken)
            put_picture(button, option)
            button.setAutoExclusive(False)
            button.toggled.connect(lambda _=False, key=option.key: self._pressed(key))
            button.installEventFilter(self)
            self._buttons[option.key] = button
            layout.addWidget(button)
        self._show()

    def set_chosen(self, keys: Sequence[str]) -> None:
        """Show the choice; several keys (a conflict) show several marks."""
        self._current = keys[0] if len(keys) == 1 else None
        for key, button in self._buttons.items():
            _mark(button, key in keys)
        self._show()

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader what is being asked."""
        self.setAccessibleName(name)
        for button in self._buttons.values():
            button.setAccessibleDescription(f"{name}. {description}".strip(". ") + ".")

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        for button in self._buttons.values():
            button.setEnabled(not locked)

    def buttons(self) -> list[QRadioButton]:
        """The buttons in order."""
        return list(self._buttons.values())

    def _show(self) -> None:
        """One Tab stop: the chosen one, or the first."""
        checked = [b for b in self._buttons.values() if b.isChecked()]
        stop = checked[0] if checked else next(iter(self._buttons.values()), None)
        for button in self._buttons.values():
            tab = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(tab)
            button.update()
        if stop is not None:
            self.setFocusProxy(stop)

    def _pressed(self, key: str) -> None:
        self._arrived = None
        if self._current == key:
            self._clear()
            return
        self.set_chosen([key])
        self.chosen.emit(key)
        self.pressed.emit()

    def _clear(self) -> None:
        self._arrived = None
        self.set_chosen([])
        self.chosen.emit(None)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Arrow keys move and choose, as in any radio group; Delete clears."""
        if event.type() == QEvent.Type.FocusOut:
            self._arrived = None
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        here = next((i for i, b in enumerate(self._buttons.values()) if b is watched), None)
        if here is None:
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._walk(here, -step if is_mirrored(self) and event.key() in _ACROSS else step)
            return True
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._clear()
            return True
        return event.key() == Qt.Key.Key_Space and self._confirmed(list(self._buttons)[here])

    def _walk(self, here: int, step: int) -> None:
        there = (here + step) % len(self._buttons)
        key = list(self._buttons)[there]
        self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)
        self.set_chosen([key])
        self._arrived = key
        self.chosen.emit(key)

    def _confirmed(self, key: str) -> bool:
        """Whether Space fell on what an arrow key chose just before: it stays, and counts as pressed."""
        if self._arrived != key or self._current != key:
            return False
        self._arrived = None
        self.pressed.emit()
        return True


_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_ACROSS = {Qt.Key.Key_Left, Qt.Key.Key_Right}


class CheckList(QWidget):
    """Several of several; ticking an exclusive option (none of these) unticks the rest."""

    ticked = Signal(str, bool)

    def __init__(
        self, options: Sequence[ChoiceOption], *, across: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows: dict[str, CheckRow] = {}
        self._options: tuple[ChoiceOption, ...] = ()
        self._exclusive: set[str] = set()
        _rows_layout(self, across).setContentsMargins(0, 0, 0, 0)
        self.set_options(options)

    def set_options(self, options: Sequence[ChoiceOption]) -> None:
        """Offer these."""
        self._exclusive = {option.key for option in options if option.exclusive}
        if tuple(options) == self._options and self._rows:
            return
        self._options = tuple(options)
        layout = self.layout()
        assert layout is not None
        for row in self._rows.values():
            layout.removeWidget(row)
            row.deleteLater()
        self._rows = {}
        for option in options:
            row = CheckRow(option.text)
            row.setAccessibleName(option.spoken)
            put_picture(row, option)
            row.toggled.connect(lambda on, key=option.key: self._toggled(key, on))
            self._rows[option.key] = row
            layout.addWidget(row)
        first = next(iter(self._rows.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def set_ticked(self, keys: set[str]) -> None:
        """Show these ticked and the others not."""
        for key, row in self._rows.items():
            _mark(row, key in keys)

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader what is being asked."""
        self.setAccessibleName(name)
        for row in self._rows.values():
            row.setAccessibleDescription(f"{name}. {description}".strip(". ") + ".")

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        for row in self._rows.values():
            row.setEnabled(not locked)

    def rows(self) -> list[CheckRow]:
        """The rows in order."""
        return list(self._rows.values())

    def _toggled(self, key: str, on: bool) -> None:
        if on:
            others = set(self._rows) - {key} if key in self._exclusive else self._exclusive - {key}
            for other in sorted(others):
                if self._rows[other].isChecked():
                    _mark(self._rows[other], False)
                    self.ticked.emit(other, False)
        self.ticked.emit(key, on)
