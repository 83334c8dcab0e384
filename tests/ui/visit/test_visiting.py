from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from fieldkit.services.writing import record_list
from fieldkit.services.writing.entering import enter
from fieldkit.ui.screens.review import ReviewScreen
from fieldkit.ui.screens.together import TogetherView
from tests.ui.accessible import nameless
from tests.ui.computer import Computer


def _type(words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)


def test_what_is_typed_is_on_the_disk_within_a_second_and_the_window_says_so(opened: Computer) -> None:
    view = opened.start_visit()
    view.focus_first()
    _type("Sit by the window")
    record = next(iter(opened.visiting.records.values()))
    opened.until(lambda: record.save_state.saved and record.save_state.at is not None)
    opened.until(lambda: opened.visiting.workspace.saved.text().startswith("Saved"))
    assert nameless(opened.window) == []


def test_leaving_seals_and_goes_back_to_today(opened: Computer) -> None:
    view = opened.start_visit()
    view.focus_first()
    _type("Sit by the window")
    record = next(iter(opened.visiting.records))
    opened.visiting.workspace.leave.emit()
    opened.until(lambda: opened.window.page is opened.desk.today)
    assert record_list.line(opened.desk.session, record).where == "only-here"


def test_undo_takes_back_the_last_step(opened: Computer) -> None:
    view = opened.start_visit()
    view.focus_first()
    _type("Sit")
    view.finish()
    record = next(iter(opened.visiting.records.values()))
    assert record.can_undo
    opened.window.undo_asked.emit()
    assert "Sit" not in [value.get("valueString") for node in record.root.walk() for value in node.values]


def test_redo_does_again_what_was_taken_back_and_shows_it(opened: Computer) -> None:
    view = opened.start_visit()
    view.focus_first()
    _type("Sit")
    view.finish()
    record = next(iter(opened.visiting.records.values()))

    def said() -> list[object]:
        return [value.get("valueString") for node in record.root.walk() for value in node.values]

    while record.can_undo:
        opened.window.undo_asked.emit()
    assert "Sit" not in said()
    while record.can_redo:
        opened.window.redo_asked.emit()
    assert "Sit" in said()
    assert "Sit" in [one.toPlainText() for one in view.findChildren(QPlainTextEdit)]


def test_undo_has_a_button_for_whoever_has_no_keys(opened: Computer) -> None:
    view = opened.start_visit()
    head = opened.visiting.workspace.head
    assert not head.undo.isEnabled()
    view.focus_first()
    _type("Sit")
    view.finish()
    record = next(iter(opened.visiting.records.values()))
    opened.until(head.undo.isEnabled)
    while record.can_undo:
        head.undo.click()
    assert "Sit" not in [value.get("valueString") for node in record.root.walk() for value in node.values]
    assert not head.undo.isEnabled()


def test_the_review_lists_what_is_needed_and_jumps_there(opened: Computer) -> None:
    opened.start_visit()
    record_id = next(iter(opened.visiting.records))
    opened.visiting.review(record_id)
    opened.until(lambda: isinstance(opened.window.filling, ReviewScreen))
    review = opened.window.filling
    assert isinstance(review, ReviewScreen)
    assert not review.button.isEnabled()
    assert nameless(opened.window) == []
    needed = review._data.blocking[0].path
    review.jump.emit(needed)
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    assert opened.view().current in "/".join(needed)


def test_a_record_with_its_answers_is_signed_and_only_here(opened: Computer) -> None:
    opened.start_visit()
    session = opened.desk.session
    form = session.newest_form("ons4")
    opened.desk.asking._begin(form.canonical, opened.person)
    opened.until(lambda: len(opened.visiting.records) == 2)
    record = next(one for one in opened.visiting.records.values() if one.form.name == form.name)
    for node in list(record.root.walk()):
        if node.item is not None and node.required and node.item.options:
            enter(record, node.path, node.item.options[0].text)
    opened.visiting.review(record.id)
    opened.until(lambda: isinstance(opened.window.filling, ReviewScreen))
    review = opened.window.filling
    assert isinstance(review, ReviewScreen)
    if review._data.blocking:
        return
    review.agreement.buttons()[0].click()
    with opened.qtbot.waitSignal(opened.visiting.signed, timeout=20_000):
        review.button.click()
    assert record_list.line(session, record.id).state == "signed"


def test_together_shows_the_section_and_nothing_else(opened: Computer) -> None:
    view = opened.start_visit()
    view.focus_first()
    _type("Sit by the window")
    opened.visiting.workspace.together.emit()
    together = opened.window.filling
    assert isinstance(together, TogetherView)
    together.closed.emit()
    assert opened.window.filling is opened.visiting.workspace


def test_quick_hide_takes_restricted_records_out_at_once(opened: Computer) -> None:
    opened.start_visit()
    form = opened.desk.session.newest_form("safeguarding-concern")
    opened.desk.asking._begin(form.canonical, opened.person)
    opened.until(lambda: len(opened.visiting.records) == 2)
    concern = next(one.id for one in opened.visiting.records.values() if one.form.name == form.name)
    assert opened.visiting.workspace.tabs.button(concern).text() == "Note"
    opened.visiting.workspace.hide_now.emit()
    assert concern not in opened.visiting.records
    assert opened.visiting.workspace.form(concern) is None
    opened.settled()
