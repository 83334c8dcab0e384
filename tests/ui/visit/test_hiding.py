from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldkit.services.writing import capture
from fieldkit.ui.visit.hiding import LOCKED_WAY, Hiding
from tests.ui.active import give_keyboard
from tests.ui.computer import Computer

PIN = "482915"


def with_plan(computer: Computer) -> str:
    """A visit with a safety plan in which something is written; its id."""
    computer.start_visit()
    computer.desk.safety_plan()
    computer.until(lambda: len(computer.visiting.records) == 2)
    computer.settled()
    plan = next(one for one in computer.visiting.records.values() if one.form.sensitivity == "restricted")
    item = next(
        one
        for one in plan.form.walk()
        if one.type == "text" and not one.has_entries and not any(step.has_entries for step in one.lineage)
    )
    plan.set(tuple(step.link_id for step in item.lineage), {"valueString": "I do not want to be here"})
    return plan.id


def type_pin(hiding: Hiding, pin: str) -> None:
    assert hiding.sheet is not None
    QTest.keyClicks(hiding.sheet.field, pin)
    hiding.sheet.go.click()


def open_again(computer: Computer, record: str) -> None:
    computer.visiting.open_record(record)
    computer.settled()


def test_hiding_closes_what_is_restricted_and_leaves_no_tab_of_it(opened: Computer) -> None:
    plan = with_plan(opened)
    opened.visiting.workspace.hide_now.emit()
    opened.settled()

    workspace = opened.visiting.workspace
    assert plan not in opened.visiting.records
    assert workspace.form(plan) is None
    assert "Note" not in [workspace.tabs.button(key).text() for key in workspace.tabs.keys()]  # noqa: SIM118  # a method, no dict
    assert capture.open_record(opened.desk.session, plan).sealed.fields


def test_coming_back_asks_for_the_visits_pin(opened: Computer) -> None:
    plan = with_plan(opened)
    opened.desk.cover._chosen(PIN)
    opened.visiting.workspace.hide_now.emit()
    opened.settled()

    open_again(opened, plan)
    assert plan not in opened.visiting.records
    type_pin(opened.desk.hiding, "000001")
    assert plan not in opened.visiting.records
    type_pin(opened.desk.hiding, PIN)
    assert plan in opened.visiting.records
    assert opened.visiting.workspace.current_record() == plan


def test_three_wrong_pins_lock(opened: Computer) -> None:
    plan = with_plan(opened)
    opened.desk.cover._chosen(PIN)
    opened.visiting.workspace.hide_now.emit()
    open_again(opened, plan)
    for wrong in ("000001", "000002", "000003"):
        type_pin(opened.desk.hiding, wrong)
    assert opened.program.door.desk is None


def test_without_a_pin_only_the_real_door_brings_it_back(opened: Computer) -> None:
    plan = with_plan(opened)
    opened.visiting.workspace.hide_now.emit()
    open_again(opened, plan)
    assert plan not in opened.visiting.records
    assert opened.window.toast.words.text() == LOCKED_WAY

    opened.program.door.lock()
    opened.settled()
    opened.unlock()
    assert plan not in opened.visiting.records
    open_again(opened, plan)
    assert plan in opened.visiting.records


def test_ordinary_records_and_a_note_that_is_still_empty_open_while_hidden(opened: Computer) -> None:
    opened.start_visit()
    opened.visiting.workspace.hide_now.emit()
    assert opened.desk.hiding.on
    opened.desk.safety_plan()
    opened.until(lambda: len(opened.visiting.records) == 2)


def test_the_key_hides_from_the_review_too(opened: Computer) -> None:
    plan = with_plan(opened)
    opened.visiting.review(plan)
    opened.settled()
    filling = opened.window.filling
    assert filling is not None
    opened.window.activateWindow()
    opened.until(opened.window.isActiveWindow)
    filling.setFocus()
    QTest.keyClick(filling, Qt.Key.Key_F8)
    opened.settled()
    assert opened.window.filling is opened.visiting.workspace
    assert plan not in opened.visiting.records


def test_the_end_of_the_visit_ends_the_hiding(opened: Computer) -> None:
    opened.start_visit()
    opened.visiting.workspace.hide_now.emit()
    opened.visiting.leave()
    opened.until(lambda: opened.window.page is opened.desk.today)
    assert not opened.desk.hiding.on


def test_somebody_who_wants_to_die_is_written_down_though_an_earlier_plan_is_hidden(opened: Computer) -> None:
    plan = with_plan(opened)
    opened.visiting.workspace.hide_now.emit()
    opened.settled()
    give_keyboard(opened.qtbot, opened.window)
    QTest.keyClick(opened.window, Qt.Key.Key_F4)
    opened.until(lambda: len(opened.visiting.records) == 2)
    opened.settled()

    assert plan not in opened.visiting.records
    record = opened.visiting.records[opened.visiting.workspace.current_record() or ""]
    assert (record.form.name, record.person, record.visit) == ("SafetyPlan", opened.person, opened.visit)
    assert opened.window.filling is opened.visiting.workspace


def test_hiding_shows_what_matters_to_the_person(opened: Computer) -> None:
    view = opened.start_visit()
    view.show_section(view.visible_sections()[-1].key)
    talk = opened.visiting.workspace.current_record()
    opened.desk.safety_plan()
    opened.until(lambda: len(opened.visiting.records) == 2)
    opened.settled()
    opened.visiting.workspace.hide_now.emit()
    opened.settled()
    assert opened.visiting.workspace.current_record() == talk
    shown = next(one for one in view.visible_sections() if one.key == view.current)
    assert shown.words == "What matters to me"


def test_the_keyboard_is_in_the_visit_after_hiding_so_that_the_next_key_is_heard(opened: Computer) -> None:
    with_plan(opened)
    give_keyboard(opened.qtbot, opened.window)
    tabs = opened.visiting.workspace.tabs
    tabs.button(tabs.keys()[-1]).setFocus()
    opened.visiting.workspace.hide_now.emit()
    opened.settled()
    here = opened.window.focusWidget()
    assert here is not None
    assert opened.visiting.workspace.isAncestorOf(here)
