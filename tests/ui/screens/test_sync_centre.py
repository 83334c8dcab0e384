from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.look.theme import Theme, apply_theme
from fieldkit.ui.screens.facts import RecordLine
from fieldkit.ui.screens.sync_centre import ShareWords, SyncCentre, SyncData, SyncLine
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.share_bar import ShareBar
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless, names
from tests.ui.active import give_keyboard
from tests.ui.samples import SYNC


def _screen(qtbot: QtBot, data: SyncData = SYNC) -> SyncCentre:
    screen = SyncCentre()
    qtbot.addWidget(screen)
    screen.show_data(data)
    screen.resize(1_100, 700)
    screen.show()
    return screen


def _press(screen: SyncCentre, words: str) -> None:
    next(b for b in screen.findChildren(Button) if b.text() == words).click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def _told(screen: SyncCentre) -> str:
    return " ".join(words.text() for words in screen.findChildren(Words) if words.isVisible())


def test_what_is_safe_is_folded_away_under_its_number(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    assert [chip.text() for chip in screen.findChildren(Chip)] == [
        "Sending",
        "Photos waiting",
        "Not accepted",
    ]
    _press(screen, "Safe at the hub (12)")
    assert "And 11 more" in _told(screen)
    _press(screen, "Safe at the hub (12)")
    assert "And 11 more" not in _told(screen)


def test_what_came_in_can_be_opened(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    assert "Glynis Hart wrote in it, today 07:40" in _told(screen)
    with qtbot.waitSignal(screen.open_record) as told:
        _press(screen, "Conversation record")
    assert told.args == ["r7"]


def test_a_concern_is_a_note_without_a_name(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    _press(screen, "Safe at the hub (12)")
    everything = " ".join([*(words.text() for words in screen.findChildren(Words)), *names(screen)])
    assert "Moss" not in everything
    assert "afeguarding concern" not in everything
    assert "Open Note. Safe at the hub" in names(screen)


def test_what_was_not_accepted_says_why_and_what_to_do_next(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    assert "(FK-HUB-FORM-WITHDRAWN). Your answers are kept." in _told(screen)
    assert "Ring the service desk." in _told(screen)
    with qtbot.waitSignal(screen.resend) as told:
        _press(screen, "Try again")
    assert told.args == ["r3"]


def test_green_stands_only_where_a_receipt_covers_it(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    _press(screen, "Safe at the hub (12)")
    green = [chip.text() for chip in screen.findChildren(Chip) if chip.property("tone") == "ok"]
    assert green == ["Safe at the hub"]


def test_progress_is_told_in_words_and_as_a_share(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    bar = screen.findChild(ShareBar)
    assert bar is not None
    assert bar.value() == 580
    assert not bar.grab().isNull()
    with qtbot.waitSignal(screen.settle):
        next(b for b in screen.findChildren(Button) if b.text() == "Settle 1 pair of answers").click()


def test_at_rest_it_offers_to_sync_and_teaches(qtbot: QtBot) -> None:
    screen = _screen(qtbot, SyncData("Everything is safe at the hub."))
    assert "Sync now" in names(screen)
    assert any("Nothing written yet" in words.text() for words in screen.findChildren(Words))
    assert nameless(screen) == []
    assert nameless(_screen(qtbot)) == []


def test_photos_that_wait_are_told_and_can_wait_longer_or_go(qtbot: QtBot) -> None:
    for later, words in ((False, "Send photos later"), (True, "Let photos go")):
        screen = _screen(
            qtbot, SyncData("", photos="3 photos and files to send, 1.2 MB.", photos_later=later)
        )
        assert any("3 photos" in one.text() for one in screen.findChildren(Words))
        with qtbot.waitSignal(screen.photos_wait) as told:
            next(b for b in screen.findChildren(Button) if b.text() == words).click()
        assert told.args == [not later]


def test_how_far_it_has_come_changes_in_place_and_is_told_to_those_who_listen(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    bar = screen.findChild(ShareBar)
    assert bar is not None
    assert "4 of 9 sent, 31 kB of 52 kB About 20 seconds left" in _told(screen)
    screen.show_progress(ShareWords(0.9, "8 of 9 sent, 47 kB of 52 kB", "About 5 seconds left"))
    assert screen.findChild(ShareBar) is bar
    assert bar.value() == 900
    assert bar.accessibleDescription() == "8 of 9 sent, 47 kB of 52 kB About 5 seconds left"


def test_a_pause_says_what_it_never_holds_up_and_how_it_ends(qtbot: QtBot) -> None:
    screen = _screen(qtbot, SyncData("1 record only on this laptop.", paused=True))
    told = _told(screen)
    assert "What is urgent is never paused." in told
    assert "until midnight" in told
    assert "oncern" not in told
    assert [b.text() for b in screen.findChildren(Button) if b.text() in {"Pause", "Sync now"}] == []
    with qtbot.waitSignal(screen.pause) as asked:
        _press(screen, "Go on")
    assert asked.args == [False]


def test_an_exchange_can_be_paused_while_it_runs_and_at_rest(qtbot: QtBot) -> None:
    for data in (SYNC, SyncData("Everything is safe at the hub.")):
        screen = _screen(qtbot, data)
        with qtbot.waitSignal(screen.pause) as asked:
            _press(screen, "Pause")
        assert asked.args == [True]


def test_without_a_hub_there_is_nothing_to_pause(qtbot: QtBot) -> None:
    screen = _screen(qtbot, SyncData("Nothing is waiting.", joined=False))
    assert not [b for b in screen.findChildren(Button) if b.text() == "Pause"]


def test_a_line_says_when_its_receipt_came(qtbot: QtBot) -> None:
    line = SyncLine(RecordLine("r1", "Visit", "May", "", "Safe at the hub", "ok"), note="Receipt today 10:41")
    screen = _screen(qtbot, SyncData("", safe=(line,), safe_count=1))
    _press(screen, "Safe at the hub (1)")
    assert "Receipt today 10:41" in _told(screen)


def test_the_keyboard_stays_at_its_button_when_the_page_is_told_anew(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    pause = next(b for b in screen.findChildren(Button) if b.text() == "Pause")
    screen.activateWindow()
    QTest.qWaitForWindowActive(screen)
    pause.setFocus()
    screen.show_data(SYNC)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held = QApplication.focusWidget()
    assert isinstance(held, Button)
    assert held.text() == "Pause"


def test_while_it_sends_lines_that_stay_are_the_same_and_what_went_leaves_the_keyboard_at_the_next(
    qtbot: QtBot,
) -> None:
    screen = _screen(qtbot)
    give_keyboard(qtbot, screen)
    first, second = [one for one in screen.findChildren(Button) if one.accessibleName().startswith("Open ")][
        :2
    ]
    bar = screen.findChild(ShareBar)
    second.setFocus()
    screen.show_data(replace(SYNC, lines=SYNC.lines[1:]))
    assert QApplication.focusWidget() is second
    assert not first.isVisible()
    assert screen.findChild(ShareBar) is bar
    screen.show_data(replace(SYNC, lines=SYNC.lines[2:]))
    held = QApplication.focusWidget()
    assert isinstance(held, Button)
    assert held.isVisible()


def test_each_way_to_try_again_says_of_what(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    again = [one for one in screen.findChildren(Button) if one.text() == "Try again"]
    assert [one.accessibleName() for one in again] != ["Try again"]
    assert all(one.accessibleName().startswith("Try again: ") for one in again)


def test_pressing_pause_leaves_the_keyboard_at_going_on(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    give_keyboard(qtbot, screen)
    next(b for b in screen.findChildren(Button) if b.text() == "Pause").setFocus()
    screen.show_data(replace(SYNC, paused=True, running=False, progress=None))
    held = QApplication.focusWidget()
    assert isinstance(held, Button)
    assert held.text() == "Go on"


def test_nothing_stands_beside_a_narrow_window_at_twice_the_text(qapp: QApplication, qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    apply_theme(qapp, Theme(scale=2.0))
    screen.resize(530, 560)
    QApplication.processEvents()
    assert screen.horizontalScrollBar().maximum() == 0
