from PySide6.QtWidgets import QApplication

from fieldkit.services.door.last_place import LastPlace
from fieldkit.ui.door.returning import place_of
from tests.ui.computer import Computer


def lock_and_unlock(computer: Computer) -> None:
    computer.settled()
    with computer.qtbot.waitSignal(computer.program.door.shut, timeout=20_000):
        computer.program.door.lock()
    computer.settled()
    computer.unlock()
    computer.settled()


def test_a_visit_comes_back_with_its_records_the_one_in_front_and_its_section(opened: Computer) -> None:
    view = opened.start_visit()
    sections = [one.key for one in view.visible_sections()]
    view.show_section(sections[1])
    before = place_of(opened.desk)
    assert (before.section, len(before.records)) == (sections[1], 1)

    lock_and_unlock(opened)

    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    assert place_of(opened.desk) == before
    assert opened.visiting.visit is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert opened.view().isAncestorOf(focus)


def test_a_persons_page_comes_back(opened: Computer) -> None:
    opened.desk.open_person(opened.person)
    opened.until(lambda: opened.window.page is opened.desk.person)
    lock_and_unlock(opened)
    opened.until(lambda: opened.window.page is opened.desk.person)
    assert place_of(opened.desk) == LastPlace("people", opened.person)


def test_a_place_of_the_rail_comes_back(opened: Computer) -> None:
    opened.desk.go("actions")
    opened.until(lambda: opened.window.page is opened.desk.actions)
    lock_and_unlock(opened)
    opened.until(lambda: opened.window.page is opened.desk.actions)


def test_today_is_where_the_first_unlocking_ends(opened: Computer) -> None:
    assert place_of(opened.desk) == LastPlace()
    assert opened.window.page is opened.desk.today
