import gc
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.questionnaire.items import Item
from fieldkit.ui.widgets.buttons import Button
from tests.ui.accessible import nameless
from tests.ui.computer import Computer


def _shows(opened: Computer, page: QWidget) -> bool:
    return opened.window.page is page


def test_every_place_is_gone_to_by_key_and_every_control_has_a_name(opened: Computer) -> None:
    desk = opened.desk
    near = desk.nearby
    pages = (desk.today, desk.people, desk.actions, near.directory, near.talk, desk.syncing.screen, near.help)
    for number, page in enumerate((*pages, desk.settings), start=1):
        QTest.keyClick(opened.window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        opened.until(partial(_shows, opened, page))
        assert nameless(opened.window) == []


def test_today_shows_the_visit_and_one_key_starts_it(opened: Computer) -> None:
    assert [visit.name for visit in opened.desk.today.visits()] == ["Mary Ashdown"]
    QTest.keyClick(opened.window, Qt.Key.Key_F2)
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    assert opened.visiting.workspace.name.text() == "May"


def test_a_person_is_found_by_search_and_opened_by_enter(opened: Computer) -> None:
    QTest.keyClick(opened.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(opened.window.search.field, "ashd")
    opened.until(lambda: bool(opened.window.search.buttons()))
    QTest.keyClick(opened.window.search.field, Qt.Key.Key_Return)
    opened.until(lambda: opened.window.page is opened.desk.person)
    assert opened.desk.person.findChildren(Button)


def test_the_person_page_starts_the_planned_visit_and_not_a_second(opened: Computer) -> None:
    opened.desk.open_person(opened.person)
    opened.until(lambda: opened.window.page is opened.desk.person)
    QTest.keyClick(opened.window, Qt.Key.Key_F2)
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    assert opened.visiting.visit is not None
    assert opened.visiting.visit.id == opened.visit


def test_the_999_card_has_the_address_and_goes_back_where_one_was(opened: Computer) -> None:
    opened.start_visit()
    QTest.keyClick(opened.window, Qt.Key.Key_F9)
    opened.until(lambda: opened.window.filling is opened.desk.emergency)
    assert opened.desk.emergency.address.text() == "12 Brook Lane, Longnor"
    QTest.keyClick(opened.desk.emergency, Qt.Key.Key_Escape)
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)


def test_the_visit_ends_with_its_own_last_questions(opened: Computer) -> None:
    opened.start_visit()
    opened.visiting.workspace.end_visit.emit()
    opened.until(lambda: opened.window.filling is opened.desk.ending.screen)
    assert nameless(opened.window) == []
    ending = opened.desk.ending.screen
    assert ending is not None
    next(b for b in ending.findChildren(Button) if b.text() == "Finish visit").click()
    opened.until(lambda: opened.window.page is opened.desk.today)
    assert not opened.visiting.records


def test_a_change_of_look_is_worn_at_once_and_told(opened: Computer) -> None:
    with opened.qtbot.waitSignal(opened.desk.look_changed) as told:
        opened.desk.settings.wish_changed.emit("dark")
    assert told.args == ["dark", 1.0]
    opened.desk.settings.scale_changed.emit(1.5)
    font = QApplication.font()
    assert font.pixelSize() == 22


def test_a_record_that_is_not_here_is_told_with_a_next_step(opened: Computer) -> None:
    opened.desk.open_record("nowhere")
    opened.until(opened.window.toast.isVisible)
    assert "not on this laptop" in opened.window.toast.words.text()


def test_nothing_of_a_session_is_left_by_a_lock_however_often_one_locks(opened: Computer) -> None:
    counted = []
    for _ in range(5):
        opened.desk.open_person(opened.person)
        opened.settled()
        opened.start_visit()
        opened.program.door.lock()
        opened.settled()
        counted.append(_alive(opened))
        opened.unlock()
    assert counted[1:] == counted[1:2] * 4


def _alive(opened: Computer) -> tuple[int, int, int]:
    """Widgets anywhere, objects of the window, and items of forms that somebody still holds."""
    opened.until(lambda: not opened.window.putting_away.busy)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    items = sum(1 for one in gc.get_objects() if isinstance(one, Item))
    return len(QApplication.allWidgets()), len(opened.window.findChildren(QObject)), items
