"""What was copied out of a restricted record is gone from the clipboard after a minute, and when the door shuts."""

from hashlib import sha256

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QWidget

HELD_BACK = "heldBack"
"""The property of a widget whose fields hold what must not stay on the clipboard."""
_CLEAR_MS = 60_000


class SecretClipboard(QObject):
    """Watches the clipboard; remembers only a hash, to clear what it knows and never what somebody copied since."""

    def __init__(self, clipboard: QClipboard, parent: QObject, milliseconds: int = _CLEAR_MS) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._held = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.clear)
        clipboard.dataChanged.connect(self._changed)

    def clear(self) -> None:
        """Take away what came out of a secret field, if it is still there."""
        self._timer.stop()
        held, self._held = self._held, b""
        if held and held == _hash(self._clipboard.text()):
            self._clipboard.clear()

    def _changed(self) -> None:
        if is_secret(QApplication.focusWidget()):
            self._held = _hash(self._clipboard.text())
            self._timer.start()


def is_secret(field: QWidget | None) -> bool:
    """Whether a field, or something it stands in, is marked as secret."""
    while field is not None:
        if field.property(HELD_BACK):
            return True
        field = field.parentWidget()
    return False


def _hash(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest() if text else b""
