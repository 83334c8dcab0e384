"""Hears from the system that the laptop goes to sleep or the session is locked, and holds the sleep until FieldKit is locked.

On Linux this is logind on the system bus (org.freedesktop.login1): PrepareForSleep with a "delay" inhibitor, and Lock of
the own session. Where there is no logind nothing happens; the idle lock is there in every case.
"""

import os
from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCall,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from fieldkit.ui.language.wording import tr

SERVICE = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"


class Suspend(QObject):
    """Emits `lock_asked` before a sleep and when the session is locked. Call `locked` once nothing is open any more."""

    lock_asked = Signal()

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._hold: QDBusUnixFileDescriptor | None = None
        self._calls: set[QDBusPendingCallWatcher] = set()
        if not bus.isConnected():
            return
        self._hear(PATH, MANAGER, "PrepareForSleep", "on_sleep(bool)")
        self._ask(
            "Inhibit", ["sleep", "FieldKit", tr("Lock and keep what was typed"), "delay"], self._keep_hold
        )
        self._ask("GetSession", [os.environ.get("XDG_SESSION_ID", "auto")], self._hear_session)

    @property
    def holds(self) -> bool:
        """Whether a sleep waits for us."""
        return self._hold is not None

    def locked(self) -> None:
        """Let the laptop sleep: nothing is open any more."""
        self._hold = None

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """The laptop is about to sleep (True), or has woken: then the next sleep is held again."""
        if begins:
            self.lock_asked.emit()
        elif self._hold is None:
            self._ask(
                "Inhibit", ["sleep", "FieldKit", tr("Lock and keep what was typed"), "delay"], self._keep_hold
            )

    @Slot()
    def on_lock(self) -> None:
        """The session was locked."""
        self.lock_asked.emit()

    def _keep_hold(self, answer: QDBusMessage) -> None:
        held = answer.arguments()[0] if answer.arguments() else None
        if isinstance(held, QDBusUnixFileDescriptor) and held.isValid():
            self._hold = held

    def _hear_session(self, answer: QDBusMessage) -> None:
        path = answer.arguments()[0] if answer.arguments() else ""
        where = path if isinstance(path, str) else str(getattr(path, "path", str)())
        if where:
            self._hear(where, SESSION, "Lock", "on_lock()")

    def _hear(self, path: str, interface: str, name: str, slot: str) -> None:
        self._bus.connect(SERVICE, path, interface, name, self, SLOT(slot))  # type: ignore[call-overload]  # the stubs want bytes, which PySide6 does not take

    def _ask(self, method: str, arguments: list[object], then: Callable[[QDBusMessage], None]) -> None:
        """Ask without waiting: a system that does not answer must not hold up the window."""
        message = QDBusMessage.createMethodCall(SERVICE, PATH, MANAGER, method)
        message.setArguments(arguments)
        call: QDBusPendingCall = self._bus.asyncCall(message)
        watcher = QDBusPendingCallWatcher(call, self)
        self._calls.add(watcher)
        watcher.finished.connect(lambda done: self._answered(done, then))

    def _answered(self, done: QDBusPendingCallWatcher, then: Callable[[QDBusMessage], None]) -> None:
        self._calls.discard(done)
        answer = done.reply()
        if answer.type() == QDBusMessage.MessageType.ReplyMessage:
            then(answer)
        done.deleteLater()
