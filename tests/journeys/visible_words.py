"""What stands on the screen, word for word, and what of it is cut off: for tests of translations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from fieldkit.base.pseudo import CLOSE, OPEN
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.pages import Avatar

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_BETWEEN = re.compile(r"\n| · |: |\. |, ")


@dataclass(frozen=True)
class Seen:
    """Words on the screen and the widget that shows them."""

    words: str
    widget: QWidget

    @property
    def where(self) -> str:
        return f"{type(self.widget).__name__} {self.words!r}"


def _visible(root: QWidget) -> Iterator[QWidget]:
    return (widget for widget in root.findChildren(QWidget) if widget.isVisible())


def seen(root: QWidget) -> Iterator[Seen]:
    """Every text that is visible below `root`, placeholders too; what was typed is not among it."""
    for widget in _visible(root):
        if isinstance(widget, Avatar):
            continue
        if isinstance(widget, (QLabel, QAbstractButton)) and widget.text().strip():
            yield Seen(widget.text(), widget)
        if isinstance(widget, (QLineEdit, QPlainTextEdit)) and widget.placeholderText():
            yield Seen(widget.placeholderText(), widget)
        if isinstance(widget, QComboBox):
            yield from (Seen(widget.itemText(row), widget) for row in range(min(12, widget.count())))


def spoken(root: QWidget) -> Iterator[Seen]:
    """What a screen reader says of what is visible below `root`."""
    for widget in _visible(root):
        for words in (widget.accessibleName(), widget.accessibleDescription()):
            if words:
                yield Seen(words, widget)


def is_marked(words: str) -> bool:
    """Whether anything of it came through the translator."""
    return OPEN in words and CLOSE in words


def unmarked(words: str, data: frozenset[str], forms: frozenset[str]) -> str:
    """What is left of `words` outside the made-up language's brackets once data is taken out; "" for nothing.

    `data` may stand anywhere; a text of `forms` stands alone or between separators. Both are in lower case.
    """
    left = _outside(words).casefold()
    if left.strip(" .:") in forms:
        return ""
    for text in sorted((one for one in forms if len(one) > 15 and one in left), key=len, reverse=True):
        left = left.replace(text, " ")
    for text in sorted(data, key=len, reverse=True):
        left = left.replace(text, " ")
    parts = (part.strip(" .:,?") for part in _BETWEEN.split(left))
    return " ".join(part for part in parts if _LETTERS.search(part) and part not in forms)


def _outside(words: str) -> str:
    depth, kept = 0, []
    for letter in words:
        depth += letter == OPEN
        if depth == 0:
            kept.append(letter)
        depth -= letter == CLOSE and depth > 0
    return "".join(kept)


def is_icon_alone(widget: QWidget) -> bool:
    """Whether a chip or button paints its icon instead of its words, which are then in its tooltip and its spoken name."""
    if not isinstance(widget, (Chip, Button)):
        return False
    alone = widget.only_icon if isinstance(widget, Chip) else widget.brief
    spoken_as = QAccessible.queryAccessibleInterface(widget)
    return (
        alone
        and widget.text() in widget.toolTip()
        and bool(spoken_as.text(QAccessible.Text.Name).strip())
    )


def is_cut(one: Seen) -> bool:
    """Whether a label or button has less room than its words, or its icon alone, need, within two pixels."""
    widget = one.widget
    if is_icon_alone(widget):
        return widget.sizeHint().width() > widget.width() + 2
    if isinstance(widget, QLabel):
        if widget.wordWrap() or widget.hasHeightForWidth():
            return widget.heightForWidth(widget.width()) > widget.height() + 2
        return widget.fontMetrics().horizontalAdvance(widget.text()) > widget.width() + 2
    if isinstance(widget, QAbstractButton):
        if widget.hasHeightForWidth():
            return widget.heightForWidth(widget.width()) > widget.height() + 2
        return widget.sizeHint().width() > widget.width() + 2
    return False
