import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.records.keys import KeyGoneError
from fieldkit.store.errors import StoreClosedError
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless, names
from tests.ui.computer import Computer


def _everything(window: QWidget) -> str:
    texts = [words.text() for words in window.findChildren(Words)]
    fields = [str(getattr(part, "toPlainText", str)()) for part in window.findChildren(QWidget)]
    return " ".join([*texts, *fields, *names(window), window.windowTitle()])


def test_a_wrong_passphrase_keeps_the_door_shut_and_says_why(locked: Computer) -> None:
    screen = locked.program.door.screen
    assert screen is not None
    QTest.keyClicks(screen.field, "wrong")
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    locked.until(screen.wrong.isVisible)
    assert locked.program.door.desk is None
    assert screen.go.isEnabled()


def test_the_locked_window_names_nobody_but_who_may_unlock(locked: Computer) -> None:
    everything = _everything(locked.window)
    assert "Ashdown" not in everything
    assert "Hello" not in everything
    assert nameless(locked.window) == []


def test_locking_by_key_leaves_nothing_personal_in_the_window(opened: Computer) -> None:
    opened.start_visit()
    view = opened.view()
    view.focus_first()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "Sit by the window")
    QTest.keyClick(opened.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    opened.until(lambda: opened.program.door.screen is not None)
    opened.settled()
    opened.until(lambda: not opened.window.putting_away.busy)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    everything = _everything(opened.window)
    for word in ("May", "Ashdown", "Brook Lane", "Sit by the window", "Sharon's"):
        assert word not in everything, word


def test_every_word_is_there_after_unlocking_again(opened: Computer) -> None:
    view = opened.start_visit()
    view.focus_first()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "Sit by the window")
    opened.program.door.lock()
    opened.settled()
    opened.unlock()
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    again = opened.view()
    record = next(iter(opened.visiting.records.values()))
    texts = [str(v.get("valueString")) for node in record.root.walk() for v in node.values]
    assert "Sit by the window" in texts
    assert again is not view


def test_closing_the_window_locks(opened: Computer) -> None:
    opened.window.close()
    opened.settled()
    assert opened.program.door.desk is None


def test_a_page_that_was_being_read_does_not_come_up_behind_the_door(opened: Computer) -> None:
    opened.desk.go("people")
    opened.desk.open_person(opened.person)
    opened.program.door.lock()
    opened.settled()
    assert opened.window.filling is opened.program.door.screen


def test_once_shut_no_key_is_left_whoever_still_holds_the_session(opened: Computer) -> None:
    opened.start_visit()
    session = opened.desk.session
    opened.laptop.sessions.clear()
    with opened.qtbot.waitSignal(opened.program.door.shut, timeout=20_000):
        opened.program.door.lock()
    for key in (session.profile.revision_key, session.profile.request_key):
        with pytest.raises(KeyGoneError):
            key.sign(b"anything")
    with pytest.raises(StoreClosedError):
        session.read(lambda held: None)
