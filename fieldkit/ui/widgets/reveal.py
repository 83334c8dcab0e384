"""Shows and hides parts without ever opening them as windows of their own."""

from PySide6.QtWidgets import QWidget


def reveal(part: QWidget, shown: bool) -> None:
    """Show or hide. A part without a place yet is never shown by this: Qt would make a window of it."""
    if not shown:
        part.hide()
    elif part.parentWidget() is not None:
        part.show()
