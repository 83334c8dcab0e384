"""Hands that have a keyboard and nothing else: whatever they use has to be reached by keys first."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget

from tests.ui.computer import Computer

_MOST_STOPS = 150
_MOST_PARTS = 40


def top() -> QWidget:
    """What is on top: a list that dropped down, a sheet, else the window."""
    shown = (
        QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    )
    assert shown is not None, "no window has the keyboard"
    return shown


def _listening() -> QWindow:
    """The window that the system sends keys to. A list that dropped down gets them from there, through Qt."""
    shown = QApplication.activeModalWidget() or QApplication.activeWindow()
    assert shown is not None, "no window has the keyboard"
    return shown.window().windowHandle()


class Keys:
    """Keys go to the window as the system sends them; where they arrive is the program's affair."""

    def __init__(self, computer: Computer) -> None:
        self._computer = computer

    def press(self, *keys: str) -> None:
        """Each key by its name, such as "Ctrl+K"."""
        for one in keys:
            held = QKeySequence(one)[0]  # type: ignore[index]  # PySide6 has it; its stubs forget it
            QTest.keyClick(_listening(), held.key(), held.keyboardModifiers())
            self._computer.settled()

    def type(self, words: str) -> None:
        """The letters, one by one."""
        for letter in words:
            QTest.keyClick(_listening(), letter)  # type: ignore[call-overload]  # stubs know it for widgets only
        self._computer.settled()

    def reach(self, name: str) -> str:
        """Tab until what is called so has the keyboard; the key that came there."""
        last = ""
        passed: list[str] = []
        for _ in range(_MOST_STOPS):
            held = QApplication.focusWidget()
            assert held is not None, f"nothing has the keyboard after {passed[-3:]}"
            if held.accessibleName() == name:
                return last
            passed.append(held.accessibleName())
            # Choices that shut each other out are one stop; the arrows go from one to the next.
            last = "Right" if self._beside(held, name) else "Tab"
            self.press(last)
        raise AssertionError(f"Tab never comes to {name!r}; it came to {passed}")

    def page_to(self, name: str) -> None:
        """Go on, part after part, until what is called so is in the part that is shown."""
        for _ in range(_MOST_PARTS):
            if any(one.isVisible() and one.accessibleName() == name for one in top().findChildren(QWidget)):
                return
            self.press("Ctrl+PgDown")
        raise AssertionError(f"no part holds {name!r}")

    def use(self, name: str, key: str = "Space") -> None:
        """Go there and press it, unless the arrow that came there has chosen it: pressed again it would be cleared."""
        if self.reach(name) != "Right":
            self.press(key)

    @staticmethod
    def _beside(held: QWidget, name: str) -> bool:
        row = held.parentWidget()
        return (
            isinstance(held, QRadioButton)
            and row is not None
            and any(one.accessibleName() == name for one in row.findChildren(QAbstractButton))
        )

    def write(self, name: str, words: str) -> None:
        """Go to a field and type."""
        self.reach(name)
        self.type(words)
