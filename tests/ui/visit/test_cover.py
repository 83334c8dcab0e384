from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from fieldkit.ui.screens.cover import CoverScreen, PinSheet
from fieldkit.ui.widgets.text import Words
from tests.ui.computer import Computer

PIN = "482915"


@pytest.fixture
def visited(opened: Computer) -> Computer:
    """A visit with a PIN."""
    opened.start_visit()
    opened.window.cover_asked.emit()
    sheet = opened.window.findChild(PinSheet)
    assert sheet is not None
    QTest.keyClicks(sheet.field, PIN)
    sheet.go.click()
    opened.window.activateWindow()
    opened.until(opened.window.isActiveWindow)
    return opened


def idle(computer: Computer) -> CoverScreen:
    computer.program.door.idleness.idle.emit()
    screen = computer.desk.cover.screen
    assert screen is not None
    return screen


def typed(screen: CoverScreen, pin: str) -> None:
    QTest.keyClicks(screen.field, pin)
    QTest.keyClick(screen.field, Qt.Key.Key_Return)


def shown(window: QWidget) -> str:
    words = [one.text() for one in window.findChildren(Words) if one.isVisible()]
    lines = [one.text() for one in window.findChildren(QLineEdit) if one.isVisible()]
    texts = [one.toPlainText() for one in window.findChildren(QPlainTextEdit) if one.isVisible()]
    return " ".join([*words, *lines, *texts])


def write(computer: Computer, words: str) -> None:
    """Into the first field of the section."""
    computer.view().focus_first()
    field = QApplication.focusWidget()
    assert isinstance(field, (QLineEdit, QPlainTextEdit))
    QTest.keyClicks(field, words)


def kept(computer: Computer) -> str:
    record = computer.visiting.records[computer.visiting.workspace.current_record() or ""]
    return str([one.value for one in record.draft.fields.values()])


def test_idleness_covers_a_visit_and_the_pin_lifts_it(visited: Computer) -> None:
    write(visited, "Sit by the window")

    screen = idle(visited)

    assert visited.window.filling is screen
    for word in ("May", "Ashdown", "Sit by the window"):
        assert word not in shown(visited.window)
    typed(screen, PIN)
    assert not visited.desk.cover.on
    assert visited.visiting.workspace.isVisible()
    assert "Sit by the window" in shown(visited.window)
    assert "Sit by the window" in kept(visited)


def test_three_wrong_tries_are_the_real_lock(visited: Computer) -> None:
    screen = idle(visited)
    typed(screen, "000001")
    assert "2 tries left" in screen.wrong.text()
    typed(screen, "000002")
    typed(screen, "000003")

    assert visited.program.door.desk is None


def test_twenty_minutes_under_cover_are_the_real_lock(visited: Computer) -> None:
    idle(visited)
    timer = visited.desk.cover._timer
    assert timer.interval() == 20 * 60 * 1_000
    assert timer.isActive()

    timer.timeout.emit()

    assert visited.program.door.desk is None


def test_without_a_pin_idleness_locks(opened: Computer) -> None:
    opened.start_visit()

    opened.program.door.idleness.idle.emit()

    assert opened.program.door.desk is None


def test_a_sleep_under_cover_is_the_real_lock(visited: Computer) -> None:
    idle(visited)

    suspend = visited.program.door.suspend
    assert suspend is not None
    suspend.on_sleep(True)

    assert visited.program.door.desk is None


def test_under_cover_no_key_changes_what_nobody_sees(visited: Computer) -> None:
    write(visited, "kept")
    idle(visited)

    visited.window.undo_asked.emit()

    assert "kept" in kept(visited)


def test_the_end_of_the_visit_is_the_end_of_the_pin(visited: Computer) -> None:
    visited.visiting.leave()
    visited.until(lambda: visited.window.page is visited.desk.today)

    visited.program.door.idleness.idle.emit()

    assert visited.program.door.desk is None


def test_an_organisation_may_switch_it_off(visited: Computer) -> None:
    cover = visited.desk.cover
    cover._laptop = replace(cover._laptop, cover_minutes=0)

    assert not cover.ready
    visited.program.door.idleness.idle.emit()
    assert visited.program.door.desk is None


def test_a_weak_pin_is_asked_for_again(opened: Computer) -> None:
    opened.start_visit()
    opened.desk.cover._chosen("123456")

    sheet = opened.window.findChild(PinSheet)
    assert sheet is not None
    assert "try that first" in shown(sheet)
    assert not opened.desk.cover.ready


def test_hiding_and_covering_have_a_key_each(opened: Computer) -> None:
    opened.start_visit()
    opened.window.activateWindow()
    opened.until(opened.window.isActiveWindow)
    hidden: list[bool] = []
    opened.visiting.workspace.hide_now.connect(lambda: hidden.append(True))
    opened.view().focus_first()

    QTest.keyClick(opened.window, Qt.Key.Key_F8)
    assert hidden == [True]
    assert opened.window.findChild(PinSheet) is None

    QTest.keyClick(opened.window, Qt.Key.Key_F6)
    assert hidden == [True]
    assert opened.window.findChild(PinSheet) is not None


def test_a_visit_that_begins_says_what_a_pin_is_for_and_which_key(opened: Computer) -> None:
    opened.start_visit()
    opened.until(opened.window.toast.isVisible)
    assert "F6" in opened.window.toast.words.text()
    workspace = opened.visiting.workspace
    assert workspace.cover.accessibleName() == "Choose a PIN for this visit"
    opened.desk.cover._chosen("493027")
    assert workspace.cover.accessibleName() == "Cover the screen"
    workspace.cover.click()
    opened.until(lambda: opened.desk.cover.on)
