from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.shell import Shell
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.pages import Page
from fieldkit.ui.widgets.places import FootWords
from fieldkit.ui.widgets.same_place import same_place
from fieldkit.ui.window import MainWindow
from tests.ui.accessible import nameless, names
from tests.ui.active import give_keyboard


def _window(qtbot: QtBot) -> tuple[MainWindow, QWidget]:
    window = MainWindow(Shell)
    qtbot.addWidget(window)
    page = QWidget()
    column = QVBoxLayout(page)
    for words in ("first", "second"):
        column.addWidget(QPushButton(words))
    window.show_page(page, "today")
    window.show()
    give_keyboard(qtbot, window)
    return window, page


def test_a_page_stands_beside_the_rail_and_takes_the_keyboard(qtbot: QtBot) -> None:
    window, page = _window(qtbot)
    assert window.page is page
    assert window.filling is None
    window.show_page(page, "today")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)
    assert nameless(window.rail) == []


def test_what_fills_the_window_hides_rail_and_search(qtbot: QtBot) -> None:
    window, page = _window(qtbot)
    window.open_search()
    assert window.search.isVisible()
    visit = QPushButton("visit")
    window.fill(visit)
    assert not window.search.isVisible()
    assert not window.rail.isVisible()
    assert window.page is None
    assert window.filling is visit
    window.open_search()
    assert not window.search.isVisible()
    window.show_page(page, "today")
    window.drop(visit)
    assert window.filling is None


def test_keys_reach_the_places_and_the_window(qtbot: QtBot) -> None:
    window, _ = _window(qtbot)
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(window.place_picked) as told:
        QTest.keyClick(window, Qt.Key.Key_2, control)
    assert told.args == ["people"]
    for key, held, signal in (
        (Qt.Key.Key_L, control, window.lock_asked),
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, window.emergency_asked),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, window.main_key),
        (Qt.Key.Key_Z, control, window.undo_asked),
        (Qt.Key.Key_Y, control, window.redo_asked),
        (Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier, window.redo_asked),
    ):
        with qtbot.waitSignal(signal):
            QTest.keyClick(window, key, held)
    QTest.keyClick(window, Qt.Key.Key_K, control)
    assert window.search.isVisible()


def test_tab_never_gets_stuck(qtbot: QtBot) -> None:
    window, page = _window(qtbot)
    seen = []
    for _ in range(12):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) >= 3
    assert any(part is not None and page.isAncestorOf(part) for part in seen)
    assert any(part is not None and window.rail.isAncestorOf(part) for part in seen)


def test_bands_stay_on_every_screen_until_they_are_taken_off(qtbot: QtBot) -> None:
    window, _ = _window(qtbot)
    pressed: list[bool] = []
    window.set_bands([("Not sent: 1 note. Ring now.", "bad", [("I rang", lambda: pressed.append(True))])])
    window.fill(QPushButton("visit"))
    qtbot.waitUntil(lambda: "I rang" in names(window))
    window.set_bands([])
    assert "I rang" not in names(window)


def test_counts_and_foot_say_how_many_and_never_which(qtbot: QtBot) -> None:
    window, _ = _window(qtbot)
    window.set_tails(3, 5)
    window.set_foot(FootWords("Offline", "wait", "3 records only on this laptop", "Last at the hub 08:12"))
    assert window.rail.places.button("sync").accessibleDescription() == "3 waiting"
    assert window.rail.only_here.text() == "3 records only on this laptop"
    assert window.windowTitle() == "FieldKit"


def test_whoever_listens_may_keep_the_window_open(qtbot: QtBot) -> None:
    window, _ = _window(qtbot)
    window.closing.connect(lambda event: event.ignore())
    window.close()
    assert window.isVisible()


def test_a_band_that_stays_keeps_the_keyboard_when_another_comes_or_goes(qtbot: QtBot) -> None:
    window, page = _window(qtbot)
    urgent = ("Not sent: 1 note. Ring now.", "bad", [("I rang", lambda: None)])
    lease = ("9 days without the hub.", "wait", [("Sync now", lambda: None)])
    window.set_bands([lease])
    held = next(b for b in window.findChildren(Button) if b.text() == "Sync now")
    held.setFocus()
    window.set_bands([urgent, lease])
    assert QApplication.focusWidget() is held
    window.set_bands([urgent])
    here = QApplication.focusWidget()
    assert here is not None
    assert page.isAncestorOf(here) or here is page


def test_a_page_told_anew_while_it_was_away_has_the_keyboard_where_it_was_left(qtbot: QtBot) -> None:
    window, _ = _window(qtbot)
    page = Page()

    def tell() -> None:
        with same_place(page):
            page.column.clear()
            for words in ("First", "Second"):
                page.add(Button(words))

    tell()
    window.show_page(page, "today")
    page.findChildren(Button)[1].setFocus()
    window.fill(QPushButton("visit"))
    tell()
    window.show_page(page, "today")
    here = QApplication.focusWidget()
    assert isinstance(here, Button)
    assert here.text() == "Second"


def test_a_locked_window_gets_along_without_rail_and_search(qtbot: QtBot) -> None:
    made: list[QWidget] = []

    def make(body: QWidget) -> Shell:
        made.append(body)
        return Shell(body)

    window = MainWindow(make)
    qtbot.addWidget(window)
    window.fill(QPushButton("Unlock"))
    window.show()
    give_keyboard(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Tab)
    window.resize(820, 600)
    assert window.page is None
    assert made == []
    window.furnish()
    window.furnish()
    assert len(made) == 1
    assert window.page is None
    assert not window.search.isVisible()


class Counted(QLabel):
    """Counts how often it is painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        super().paintEvent(event)


def test_what_fills_the_window_can_be_painted_at_once_and_is_then_painted_once(qtbot: QtBot) -> None:
    window, _ = _window(qtbot)
    label, page = Counted("Unlock"), Page()
    page.add(label)
    window.fill(page)
    window.paint_now()
    assert label.painted == 1
    QApplication.processEvents()
    assert label.painted == 1


def test_a_part_that_is_held_is_laid_out_and_not_seen(qtbot: QtBot) -> None:
    window, page = _window(qtbot)
    label, part = Counted("Unlock"), Page()
    part.add(label)
    window.hold(part)
    assert window.page is page
    assert not part.isVisible()
    assert part.width() == window.width()
    assert label.width() > part.width() // 2
