"""Reads a window as a screen reader does, without a bus: the tree of QAccessible interfaces."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.Slider,
    QAccessible.Role.List,
    QAccessible.Role.ProgressBar,
}


def tree(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Every visible interface below a widget, itself first."""
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    yield from _below(root)


def _below(here: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if here.state().invisible:
        return
    yield here
    for index in range(here.childCount()):
        child = here.child(index)
        if child.isValid():
            yield from _below(child)


def read(widget: QWidget) -> list[str]:
    """Everything that would be read aloud: texts and names, in tree order."""
    return [text for one in tree(widget) if (text := one.text(QAccessible.Text.Name))]


def nameless(widget: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    return [
        f"{one.role()} {type(one.object()).__name__} in {type(one.object().parent()).__name__}"
        for one in tree(widget)
        if one.role() in CONTROLS and not one.text(QAccessible.Text.Name).strip()
    ]


def names(widget: QWidget) -> list[str]:
    """The names of all controls, in tree order."""
    return [one.text(QAccessible.Text.Name) for one in tree(widget) if one.role() in CONTROLS]
