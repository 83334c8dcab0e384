from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from fieldkit.store import drafts
from fieldkit.ui.visit.coming_back import position_in
from tests.ui.computer import Computer

WORDS = "Sit by the window"


def field_of(computer: Computer) -> QPlainTextEdit:
    view = computer.view()
    view.focus_first()
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    return field


def place(field: QPlainTextEdit, at: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(at)
    field.setTextCursor(cursor)


def test_the_last_key_press_and_the_place_are_on_the_disk_once_the_door_is_shut(opened: Computer) -> None:
    opened.start_visit()
    field = field_of(opened)
    session = opened.desk.session
    record = opened.visiting.workspace.current_record()
    assert record is not None
    QTest.keyClicks(field, WORDS)
    place(field, 7)

    with opened.qtbot.waitSignal(opened.program.door.shut, timeout=20_000):
        opened.program.door.lock()

    again = opened.laptop.unlock(session.profile.profile.id)
    draft = again.read(lambda held: drafts.load(held, record, again.certificate.id))
    assert draft is not None
    assert any(WORDS in str(one.value) for one in draft.fields.values())
    assert draft.cursor is not None
    assert draft.cursor[1] == 7
    opened.laptop.lock(again)


def test_opening_the_record_again_puts_the_keyboard_where_it_was(opened: Computer) -> None:
    opened.start_visit()
    field = field_of(opened)
    QTest.keyClicks(field, WORDS)
    place(field, 7)
    with opened.qtbot.waitSignal(opened.program.door.shut, timeout=20_000):
        opened.program.door.lock()

    opened.unlock()
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    opened.settled()

    focused = QApplication.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    assert focused.toPlainText() == WORDS
    assert focused.textCursor().position() == 7


def test_what_is_not_typed_into_has_no_place(opened: Computer) -> None:
    assert position_in(QWidget(opened.window)) == 0


def test_a_note_with_a_reply_opens_at_the_reply_and_any_other_at_its_beginning(opened: Computer) -> None:
    session = opened.desk.session
    notes = [
        capture.begin_record(session, session.newest_form("safeguarding-concern"), person=opened.person)
        for _ in range(2)
    ]
    for note in notes:
        enter(note, ("xe", "e.saw"), "The purse was empty.")
    enter(notes[1], ("xm", "m.answer"), "Advice")
    for note, part in zip(notes, ("xa", "xm"), strict=True):
        note.seal()
        opened.desk.open_record(note.id)
        opened.settled()
        assert note.id in opened.visiting.records
        assert opened.view().current == part
