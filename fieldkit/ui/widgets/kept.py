"""Parts that are told anew in place: what says the same as before stays the same widget, with the keyboard in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from fieldkit.ui.widgets.reveal import reveal


@dataclass(frozen=True)
class Part:
    """One part of a column: which it is, what it tells (compared by ``==``), and how it is made."""

    key: str
    tells: object
    make: Callable[[], QWidget]


def put_out(part: QWidget) -> None:
    """Take a part off the screen for good. The keyboard goes nowhere by it: who tells the page anew says where to."""
    here = QApplication.focusWidget()
    if here is not None and (part is here or part.isAncestorOf(here)):
        here.clearFocus()
    part.hide()
    part.deleteLater()


class KeptParts:
    """Parts of a column from the place ``at`` on. What else stands in the column stays where it is."""

    def __init__(self, column: QBoxLayout, at: int = 0) -> None:
        self._column = column
        self._at = at
        self._shown: dict[str, tuple[object, QWidget]] = {}

    def show(self, parts: Sequence[Part]) -> None:
        """Show these, in this order; only those are made that are new or tell something else than before."""
        before, self._shown = self._shown, {}
        for place, part in enumerate(_told_apart(parts), start=self._at):
            kept = before.get(part.key)
            if kept is not None and kept[0] == part.tells:
                del before[part.key]
                widget = kept[1]
            else:
                widget = part.make()
            if self._column.indexOf(widget) != place:
                self._column.insertWidget(place, widget)
                reveal(widget, True)
            self._shown[part.key] = (part.tells, widget)
        for _tells, widget in before.values():
            self._column.removeWidget(widget)
            put_out(widget)

    def widget(self, key: str) -> QWidget | None:
        """The part under a key, None where none is shown."""
        shown = self._shown.get(key)
        return None if shown is None else shown[1]

    def widgets(self) -> list[QWidget]:
        """All that is shown, in order."""
        return [widget for _tells, widget in self._shown.values()]


def _told_apart(parts: Sequence[Part]) -> list[Part]:
    """Two parts may come under one key: the second is told apart by its number."""
    counted: dict[str, int] = {}
    apart = []
    for part in parts:
        counted[part.key] = counted.get(part.key, 0) + 1
        number = counted[part.key]
        apart.append(part if number == 1 else replace(part, key=f"{part.key} #{number}"))
    return apart
