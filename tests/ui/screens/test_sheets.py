from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.sheets import (
    BeginRecordSheet,
    NewPerson,
    NewPersonSheet,
    PlannedVisit,
    PlanVisitSheet,
)
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from tests.ui.accessible import nameless
from tests.ui.active import give_keyboard

Now = Callable[[], datetime]


def test_a_person_may_be_added_without_a_name(qtbot: QtBot, now: Now) -> None:
    sheet = NewPersonSheet(now)
    qtbot.addWidget(sheet)
    sheet.show()
    assert not sheet.go.isEnabled()
    QTest.keyClicks(sheet.place, "Tent behind the station")
    QTest.keyClicks(sheet.birth.year, "1976")
    assert sheet.go.isEnabled()
    with qtbot.waitSignal(sheet.accepted):
        sheet.go.click()
    assert sheet.result_data() == NewPerson("", "", "1976", "Tent behind the station")
    assert nameless(sheet) == []


def test_a_visit_is_planned_with_day_time_and_colleague(qtbot: QtBot, now: Now) -> None:
    sheet = PlanVisitSheet(
        [ChoiceOption("m", "Mary Ashdown")], [ChoiceOption("g", "Glynis Hart, CPN")], now, person_id="m"
    )
    qtbot.addWidget(sheet)
    sheet.show()
    assert not sheet.go.isEnabled()
    QTest.keyClicks(sheet.time.field, "9:30")
    sheet.with_whom.rows()[0].click()
    sheet.length.buttons()[3].click()
    QTest.keyClicks(sheet.purpose, "First conversation")
    sheet.go.click()
    assert sheet.result_data() == PlannedVisit(
        "m", "2026-11-22", "09:30:00", 90, "First conversation", ("g",)
    )
    assert nameless(sheet) == []


def test_a_day_known_in_part_is_no_visit(qtbot: QtBot, now: Now) -> None:
    sheet = PlanVisitSheet([ChoiceOption("m", "Mary")], [], now, person_id="m")
    qtbot.addWidget(sheet)
    QTest.keyClicks(sheet.time.field, "9:30")
    assert sheet.go.isEnabled()
    sheet.date.day.clear()
    sheet.date.day.typed.emit("")
    assert not sheet.go.isEnabled()
    sheet.person.chosen.emit(None)
    assert not sheet.go.isEnabled()


def test_a_record_is_begun_with_one_press(qtbot: QtBot) -> None:
    sheet = BeginRecordSheet(
        [ChoiceOption("c", "Conversation record"), ChoiceOption("w", "My wellness plan")]
    )
    qtbot.addWidget(sheet)
    sheet.show()
    next(b for b in sheet.findChildren(Button) if b.text() == "My wellness plan").click()
    assert sheet.chosen == "w"
    assert sheet.result() == sheet.DialogCode.Accepted


def test_every_record_that_can_be_begun_is_in_sight_without_scrolling(qtbot: QtBot) -> None:
    sheet = BeginRecordSheet([ChoiceOption(str(n), f"What somebody begins {n}") for n in range(14)])
    qtbot.addWidget(sheet)
    sheet.show()
    buttons = [one for one in sheet.findChildren(Button) if one.isVisible()]
    assert len(buttons) == 15
    assert all(one.visibleRegion().boundingRect().height() == one.height() for one in buttons)
    assert sheet.height() < 500


def test_enter_in_a_field_never_closes_a_sheet_and_tab_follows_the_eye(qtbot: QtBot, now: Now) -> None:
    sheet = NewPersonSheet(now)
    qtbot.addWidget(sheet)
    sheet.show()
    give_keyboard(qtbot, sheet)
    sheet.called.setFocus()
    qtbot.waitUntil(sheet.called.hasFocus)
    QTest.keyClick(sheet.called, Qt.Key.Key_Return)
    assert sheet.isVisible()
    QTest.keyClick(sheet.called, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.full_name
    QTest.keyClick(sheet.full_name, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is sheet.called
    QTest.keyClick(sheet.called, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
