from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.screens.cover import PinSheet
from fieldkit.ui.screens.sheets import NewPersonSheet
from tests.ui.active import give_keyboard
from tests.ui.computer import Computer


def _safety_plan(opened: Computer) -> OpenRecord:
    """What F4 leads to, pressed wherever the keyboard is."""
    over = opened.program.app.activeModalWidget() or opened.window
    give_keyboard(opened.qtbot, over)
    QTest.keyClick(over, Qt.Key.Key_F4)
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    opened.settled()
    record = opened.visiting.records[opened.visiting.workspace.current_record() or ""]
    assert record.form.name == "SafetyPlan"
    return record


def _new_person(opened: Computer) -> NewPersonSheet:
    opened.desk.asking.new_person()
    opened.until(lambda: opened.window.findChild(NewPersonSheet) is not None)
    sheet = opened.window.findChild(NewPersonSheet)
    assert isinstance(sheet, NewPersonSheet)
    give_keyboard(opened.qtbot, sheet)
    return sheet


def test_from_today_the_plan_opens_for_nobody_known_yet(opened: Computer) -> None:
    assert _safety_plan(opened).person == ""


def test_from_a_persons_page_and_from_prepare_it_is_about_them(opened: Computer) -> None:
    opened.desk.open_person(opened.person)
    opened.until(lambda: opened.window.page is opened.desk.person)
    assert _safety_plan(opened).person == opened.person
    opened.visiting.leave()
    opened.until(lambda: not opened.visiting.records)
    opened.desk.go("today")
    opened.settled()
    opened.desk.today.prepare.emit(opened.visit)
    opened.until(lambda: opened.window.page is opened.desk.preparing.screen)
    assert _safety_plan(opened).person == opened.person


def test_it_opens_over_a_sheet_and_pressed_again_it_stays_the_same_plan(opened: Computer) -> None:
    opened.start_visit()
    _new_person(opened)
    record = _safety_plan(opened)
    assert opened.window.findChild(NewPersonSheet) is None
    assert record.visit == opened.visit
    assert _safety_plan(opened) is record


def test_under_the_cover_only_whoever_knows_the_pin_goes_on(opened: Computer) -> None:
    opened.start_visit()
    opened.desk.cover.asked()
    sheet = opened.window.findChild(PinSheet)
    assert isinstance(sheet, PinSheet)
    QTest.keyClicks(sheet.field, "482915")
    sheet.go.click()
    opened.desk.cover.asked()
    assert opened.desk.cover.on
    give_keyboard(opened.qtbot, opened.window)
    QTest.keyClick(opened.window, Qt.Key.Key_F4)
    opened.settled()
    assert opened.desk.cover.on
    assert opened.window.filling is opened.desk.cover.screen


def test_the_card_comes_before_a_sheet_and_gives_it_back_with_what_was_typed(opened: Computer) -> None:
    sheet = _new_person(opened)
    QTest.keyClicks(sheet.full_name, "Iwan Rhys Pryce")
    QTest.keyClick(sheet, Qt.Key.Key_F9)
    assert opened.window.filling is opened.desk.emergency
    assert not sheet.isVisible()
    give_keyboard(opened.qtbot, opened.window)
    QTest.keyClick(opened.desk.emergency, Qt.Key.Key_Escape)
    opened.settled()
    assert opened.window.page is opened.desk.today
    assert sheet.isVisible()
    assert sheet.full_name.text() == "Iwan Rhys Pryce"


def test_what_was_set_aside_does_not_come_back_once_the_door_was_shut(opened: Computer) -> None:
    sheet = _new_person(opened)
    QTest.keyClicks(sheet.full_name, "Iwan")
    QTest.keyClick(sheet, Qt.Key.Key_F9)
    opened.program.door.lock()
    opened.settled()
    opened.unlock()
    opened.window.bring_back()
    assert opened.window.findChild(NewPersonSheet) is None
