import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.clipboard import HELD_BACK, SecretClipboard
from tests.ui.active import give_keyboard


class Two(QWidget):
    """A field in a restricted record, and one elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        record = QWidget()
        record.setProperty(HELD_BACK, True)
        inner = QVBoxLayout(record)
        self.secret, self.plain = QLineEdit("he hits her"), QLineEdit("12 Brook Lane")
        inner.addWidget(self.secret)
        column.addWidget(record)
        column.addWidget(self.plain)


@pytest.fixture
def two(qtbot: QtBot) -> Two:
    made = Two()
    qtbot.addWidget(made)
    made.show()
    give_keyboard(qtbot, made)
    return made


@pytest.fixture
def clipboard(qapp: QApplication) -> QClipboard:
    found = qapp.clipboard()
    found.clear()
    return found


def copy(field: QLineEdit) -> None:
    field.setFocus()
    field.selectAll()
    field.copy()


def test_what_was_copied_from_a_secret_field_is_cleared_after_its_time(
    qtbot: QtBot, two: Two, clipboard: QClipboard
) -> None:
    watch = SecretClipboard(clipboard, two, 30)
    copy(two.secret)
    assert clipboard.text() == "he hits her"
    qtbot.waitUntil(lambda: clipboard.text() == "")
    watch.deleteLater()


def test_what_came_from_elsewhere_stays_also_when_it_came_later(two: Two, clipboard: QClipboard) -> None:
    watch = SecretClipboard(clipboard, two)
    copy(two.plain)
    watch.clear()
    assert clipboard.text() == "12 Brook Lane"
    copy(two.secret)
    copy(two.plain)
    watch.clear()
    assert clipboard.text() == "12 Brook Lane"


def test_the_door_clears_it_without_waiting(two: Two, clipboard: QClipboard) -> None:
    watch = SecretClipboard(clipboard, two)
    copy(two.secret)
    watch.clear()
    assert clipboard.text() == ""
