from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldkit.services.computer import help_pages
from fieldkit.ui.door.helping import topic
from fieldkit.ui.screens.help import HelpSheet
from tests.ui.accessible import nameless
from tests.ui.active import give_keyboard
from tests.ui.computer import Computer


def _sheet(computer: Computer) -> HelpSheet:
    computer.until(lambda: computer.window.findChild(HelpSheet) is not None)
    sheet = computer.window.findChild(HelpSheet)
    assert isinstance(sheet, HelpSheet)
    return sheet


def test_f1_at_the_locked_door_tells_how_to_unlock(locked: Computer) -> None:
    QTest.keyClick(locked.window, Qt.Key.Key_F1)
    sheet = _sheet(locked)
    assert sheet.view.current == help_pages.START
    assert nameless(sheet) == []
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_f1_in_a_visit_opens_the_page_about_its_record_and_leaves_the_visit_as_it_is(
    opened: Computer,
) -> None:
    opened.start_visit()
    QTest.keyClick(opened.window, Qt.Key.Key_F1)
    assert _sheet(opened).view.current == help_pages.CONVERSATION
    assert opened.window.filling is opened.visiting.workspace


def test_f1_opens_help_again_after_the_door_was_shut_over_it(opened: Computer) -> None:
    QTest.keyClick(opened.window, Qt.Key.Key_F1)
    _sheet(opened)
    opened.program.door.lock()
    opened.settled()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert opened.window.findChild(HelpSheet) is None
    give_keyboard(opened.qtbot, opened.window)
    QTest.keyClick(opened.window, Qt.Key.Key_F1)
    assert _sheet(opened).isVisible()


def test_each_screen_has_its_topic(opened: Computer) -> None:
    assert topic(opened.window, None) == help_pages.START
    opened.desk.go("sync")
    opened.settled()
    assert topic(opened.window, opened.desk) == help_pages.WHAT_IF
    opened.desk.go("directory")
    opened.settled()
    assert topic(opened.window, opened.desk) == help_pages.SERVICE
