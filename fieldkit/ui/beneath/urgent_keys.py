"""The two keys that must work from anywhere: somebody is in danger, or says that they want to die."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

EMERGENCY, SAFETY = "F9", "F4"


class UrgentKeys(QObject):
    """Hears the keys in a window, and in every sheet over it: a sheet keeps all other keys of its window from it."""

    emergency = Signal()
    safety = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.join(window)

    def join(self, part: QWidget) -> None:
        """Hear them in a window of its own too."""
        for keys, signal in ((EMERGENCY, self.emergency), (SAFETY, self.safety)):
            QShortcut(QKeySequence(keys), part).activated.connect(signal)


def join_urgent_keys(sheet: QWidget) -> None:
    """Let the keys work in a sheet as in the window it lies over; nothing where there is no such window."""
    below = sheet.parentWidget()
    while below is not None and below.parentWidget() is not None:
        below = below.parentWidget()
    if below is None:
        return
    keys = below.findChild(UrgentKeys, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if keys is not None:
        keys.join(sheet)
