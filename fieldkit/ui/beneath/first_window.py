"""One window for each data folder can be found by the next: the second offers to show the first instead of standing beside it."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_SHOW = b"show"
_WAIT_MS = 500


def name_of(data: Path) -> str:
    """The name under which a data folder's window listens: nothing of the folder can be read from it."""
    return "fieldkit-" + sha256(str(data.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:24]


def show_first(data: Path) -> bool:
    """Ask the window that listens to come to the front; whether one is there."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(data))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(_SHOW)
    socket.flush()
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class FirstWindow(QObject):
    """Listens, if nobody else does. Only this user's programs may speak to it, and it knows one word."""

    asked = Signal()

    def __init__(self, data: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self.listens = False
        if not _is_alive(data):
            # What a killed process has left behind would be in the way.
            QLocalServer.removeServer(name_of(data))
            self.listens = self._server.listen(name_of(data))

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._heard(socket))
        socket.disconnected.connect(socket.deleteLater)
        self._heard(socket)

    def _heard(self, socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()).startswith(_SHOW):
            self.asked.emit()


def _is_alive(data: Path) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name_of(data))
    found = socket.waitForConnected(_WAIT_MS)
    socket.abort()
    return found
