from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.search import Group, Hit, SearchOverlay
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless, names
from tests.ui.active import give_keyboard

HITS = (
    Group("People", (Hit("person", "m", "Mary Ashdown", "May"),)),
    Group("Records", (Hit("record", "r", "Concern", "R. Moss", restricted=True),)),
)
MANY = (
    Group("People", tuple(Hit("person", f"p{number}", f"Ann {number}") for number in range(9))),
    Group("Something to do", (Hit("command", "sync", "Sync now"),), more=True),
)


def _overlay(qtbot: QtBot) -> tuple[QWidget, LineField, SearchOverlay]:
    host = QWidget()
    qtbot.addWidget(host)
    field = LineField()
    field.setAccessibleName("Somewhere else")
    QVBoxLayout(host).addWidget(field)
    overlay = SearchOverlay(host)
    host.resize(1_000, 700)
    host.show()
    give_keyboard(qtbot, host)
    field.setFocus()
    return host, field, overlay


def test_words_typed_are_asked_for_after_a_short_pause(qtbot: QtBot) -> None:
    host, _, overlay = _overlay(qtbot)
    overlay.open()
    assert overlay.geometry() == host.rect()
    with qtbot.waitSignal(overlay.asked) as told:
        QTest.keyClicks(overlay.field, "may")
    assert told.args == ["may"]


def test_arrows_move_enter_opens_and_the_keyboard_goes_back(qtbot: QtBot) -> None:
    host, field, overlay = _overlay(qtbot)
    overlay.open()
    overlay.field.setText("may")
    overlay.show_groups("may", HITS)
    QTest.keyClick(overlay.field, Qt.Key.Key_Down)
    qtbot.waitUntil(overlay.buttons()[0].hasFocus)
    with qtbot.waitSignal(overlay.opened) as told:
        QTest.keyClick(overlay.buttons()[0], Qt.Key.Key_Space)
    assert told.args == ["person", "m"]
    assert not overlay.isVisible()
    qtbot.waitUntil(field.hasFocus)
    assert host.isVisible()


def test_late_answers_to_older_words_are_passed_over(qtbot: QtBot) -> None:
    host, _, overlay = _overlay(qtbot)
    overlay.open()
    overlay.field.setText("karen")
    overlay.show_groups("may", HITS)
    assert overlay.buttons() == []
    assert host.isVisible()


def test_restricted_hits_are_not_named_and_escape_leaves_nothing(qtbot: QtBot) -> None:
    host, _, overlay = _overlay(qtbot)
    overlay.open()
    overlay.field.setText("may")
    overlay.show_groups("may", HITS)
    assert nameless(host) == []
    assert "Moss" not in " ".join(names(host))
    QTest.keyClick(overlay.field, Qt.Key.Key_Escape)
    assert overlay.field.text() == ""
    assert overlay.buttons() == []


def test_enter_opens_the_first(qtbot: QtBot) -> None:
    host, _, overlay = _overlay(qtbot)
    overlay.open()
    overlay.field.setText("may")
    overlay.show_groups("may", HITS)
    with qtbot.waitSignal(overlay.opened):
        QTest.keyClick(overlay.field, Qt.Key.Key_Return)
    host.resize(700, 500)
    overlay.open()
    assert overlay.geometry() == host.rect()


def test_closing_after_the_page_below_was_made_anew_is_no_fault(qtbot: QtBot) -> None:
    _, field, overlay = _overlay(qtbot)
    overlay.open()
    field.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    overlay.close_overlay()
    assert not overlay.isVisible()


def _told(overlay: SearchOverlay) -> list[str]:
    return [one.text() for one in overlay.findChildren(Words) if one.isVisible()]


def test_each_kind_stands_under_its_name_with_how_many_there_are(qtbot: QtBot) -> None:
    host, _, overlay = _overlay(qtbot)
    overlay.open()
    overlay.field.setText("ann")
    overlay.show_groups("ann", (*MANY, Group("Services", ())))
    told = _told(overlay)
    assert "10 found" in told
    assert "People (9)" in told
    assert "Something to do (1 or more)" in told
    assert not any(one.startswith("Services") for one in told)
    assert host.isVisible()


def test_of_many_the_first_few_show_and_the_others_on_request_where_the_keyboard_goes_on(
    qtbot: QtBot,
) -> None:
    host, _, overlay = _overlay(qtbot)
    overlay.open()
    overlay.field.setText("ann")
    overlay.show_groups("ann", MANY)
    assert [one.text() for one in overlay.buttons()] == [
        "Ann 0", "Ann 1", "Ann 2", "Ann 3", "5 more", "Sync now"
    ]  # fmt: skip
    for at in (overlay.field, *overlay.buttons()[:4]):
        QTest.keyClick(at, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is overlay.buttons()[4]
    QTest.keyClick(overlay.buttons()[4], Qt.Key.Key_Return)
    assert [one.text() for one in overlay.buttons()][4:] == [*(f"Ann {n}" for n in range(4, 9)), "Sync now"]
    assert QApplication.focusWidget() is overlay.buttons()[4]
    assert host.isVisible()


def test_the_list_fits_into_the_window_and_what_does_not_fit_is_scrolled_to(qtbot: QtBot) -> None:
    host, _, overlay = _overlay(qtbot)
    host.resize(560, 420)
    overlay.open()
    overlay.field.setText("ann")
    overlay.show_groups("ann", MANY)
    QApplication.processEvents()
    foot = overlay.results.mapTo(host, overlay.results.rect().bottomLeft()).y()
    assert foot <= host.height()
    assert overlay.card.width() <= host.width()


def test_where_nothing_was_found_it_says_what_to_try(qtbot: QtBot) -> None:
    _, _, overlay = _overlay(qtbot)
    overlay.open()
    overlay.field.setText("qqqq")
    overlay.show_groups("qqqq", ())
    assert any("Try a part of the name, a postcode" in one for one in _told(overlay))


def test_the_list_has_its_height_at_once_whatever_was_shown_before(qtbot: QtBot) -> None:
    _, _, overlay = _overlay(qtbot)
    overlay.open()
    for words, groups in (("ann", MANY), ("", ()), ("may", HITS), ("ann", MANY)):
        overlay.field.setText(words)
        overlay.show_groups(words, groups)
        rows = sum(one.sizeHint().height() for one in overlay.buttons())
        assert overlay.results.height() >= min(rows, 200), words


def test_whoever_has_no_escape_key_closes_it_by_its_button_or_beside_it(qtbot: QtBot) -> None:
    _, field, overlay = _overlay(qtbot)
    for target, place in (
        (overlay.leave, overlay.leave.rect().center()),
        (overlay, overlay.rect().bottomLeft()),
    ):
        overlay.open()
        QTest.mouseClick(overlay.words, Qt.MouseButton.LeftButton)
        assert overlay.isVisible()
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=place)
        assert overlay.isHidden()
        assert field.hasFocus()
