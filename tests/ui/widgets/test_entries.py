from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.entries import LineField, TextField, mark_state
from tests.ui.active import give_keyboard


def _host(qtbot: QtBot, *parts: QWidget) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    for part in parts:
        column.addWidget(part)
    host.resize(300, 400)
    host.show()
    give_keyboard(qtbot, host)
    return host


def test_typing_is_told_and_showing_is_not(qtbot: QtBot) -> None:
    line, area = LineField(), TextField()
    host = _host(qtbot, line, area)
    assert host.isVisible()
    typed: list[str] = []
    line.typed.connect(typed.append)
    area.typed.connect(typed.append)
    line.show_text("shown")
    area.show_text("shown")
    assert typed == []
    QTest.keyClicks(line, "!")
    QTest.keyClicks(area, "x")
    assert typed == ["shown!", "xshown"]


def test_a_paragraph_grows_with_what_is_written(qtbot: QtBot) -> None:
    area = TextField()
    host = _host(qtbot, area)
    assert host.isVisible()
    before = area.height()
    area.show_text("Somebody popping in who isn't in a hurry. " * 6)
    assert area.height() > before * 2
    area.show_text("")
    assert area.height() == before
    area.set_lines(4)
    assert area.height() > before


def test_a_narrower_field_is_taller(qtbot: QtBot) -> None:
    area = TextField()
    host = _host(qtbot, area)
    assert host.isVisible()
    area.show_text("Somebody popping in who isn't in a hurry. " * 3)
    wide = area.height()
    host.resize(160, 400)
    qtbot.waitUntil(lambda: area.height() > wide)


def test_tab_and_control_enter_leave_a_paragraph(qtbot: QtBot) -> None:
    area, line = TextField(), LineField()
    host = _host(qtbot, area, line)
    assert host.isVisible()
    for key, modifier in (
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ):
        area.setFocus()
        qtbot.waitUntil(area.hasFocus)
        with qtbot.waitSignal(area.left):
            QTest.keyClick(area, key, modifier)
        assert area.toPlainText() == ""


def test_locked_fields_can_be_read_and_not_written(qtbot: QtBot) -> None:
    line, area = LineField(), TextField()
    host = _host(qtbot, line, area)
    assert host.isVisible()
    for field in (line, area):
        field.show_text("signed")
        field.set_locked(True)
        QTest.keyClicks(field, "x")
    assert line.text() == "signed"
    assert area.toPlainText() == "signed"


def test_a_field_in_error_looks_so(qtbot: QtBot) -> None:
    line = LineField()
    host = _host(qtbot, line)
    assert host.isVisible()
    before = line.grab().toImage()
    mark_state(line, "error")
    assert line.grab().toImage() != before
    mark_state(line, "")
    assert line.property("state") == ""
