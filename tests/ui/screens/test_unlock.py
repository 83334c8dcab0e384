from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.look.theme import Theme, apply_theme
from fieldkit.ui.screens import unlock
from fieldkit.ui.screens.unlock import UnlockData, UnlockScreen, sending_words
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless, names
from tests.ui.active import give_keyboard
from tests.ui.samples import UNLOCK


def _screen(qtbot: QtBot, data: UnlockData = UNLOCK) -> UnlockScreen:
    screen = UnlockScreen(data)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def _texts(screen: UnlockScreen) -> list[str]:
    return [words.text() for words in screen.findChildren(Words) if words.isVisible()]


def test_nobody_is_greeted_before_a_name_was_picked(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    assert screen.title.text() == "Who is it?"
    screen.pick(UNLOCK.profiles[0])
    assert screen.title.text() == "Hello, Sharon"


def test_the_passphrase_goes_out_once_and_does_not_stay(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    screen.pick(UNLOCK.profiles[0])
    QTest.keyClicks(screen.field, "correct horse")
    with qtbot.waitSignal(screen.unlock) as told:
        QTest.keyClick(screen.field, Qt.Key.Key_Return)
    assert told.args == ["p1", "correct horse"]
    assert screen.field.text() == ""
    assert not screen.go.isEnabled()


def test_a_wrong_passphrase_says_so_and_can_be_tried_again(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    screen.pick(UNLOCK.profiles[0])
    screen.show_wrong("That does not open it. Try again.")
    assert screen.wrong.text().startswith("That does not")
    assert screen.go.isEnabled()


def test_an_unlocking_that_takes_long_says_why_until_it_is_over(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unlock, "LONG_MS", 20)
    screen = _screen(qtbot)
    screen.pick(UNLOCK.profiles[0])
    screen.set_busy(True)
    assert not screen.long.isVisible()
    qtbot.waitUntil(screen.long.isVisible)
    assert "Leave the laptop on" in screen.long.text()
    screen.show_wrong("That does not open it. Try again.")
    assert not screen.long.isVisible()


def test_a_quick_unlocking_will_say_nothing_more(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    screen.pick(UNLOCK.profiles[0])
    screen.set_busy(True)
    timers = screen.findChildren(QTimer)
    assert any(timer.isActive() for timer in timers)
    screen.set_busy(False)
    assert not any(timer.isActive() for timer in timers)


def test_caps_lock_is_hinted_at(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    screen.pick(UNLOCK.profiles[0])
    QTest.keyClicks(screen.field, "a")
    assert not screen.caps.isVisible()
    screen.field.odd_case.emit(True)
    assert screen.caps.isVisible()


def test_what_waits_is_counted_and_not_told(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    assert "3 things still to send." in _texts(screen)
    screen.set_still_to_send(0)
    assert "Everything sent." in _texts(screen)
    assert sending_words(1) == "1 thing still to send."


def test_somebody_else_may_unlock_and_a_finder_has_a_number(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    screen.pick(UNLOCK.profiles[0])
    QTest.keyClicks(screen.field, "half")
    screen.other.click()
    assert screen.field.text() == ""
    assert any("01782 000000" in words for words in _texts(screen))
    with qtbot.waitSignal(screen.forgotten):
        screen.lost.click()


def test_every_control_has_a_name_and_an_empty_laptop_teaches(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    assert nameless(screen) == []
    assert names(screen) == [
        "Sharon Pike",
        "Glynis Hart",
        "Set up somebody new",
        "Practise with a made-up person",
        "Bring back from a backup",
    ]
    assert any("enrolment code" in words for words in _texts(_screen(qtbot, UnlockData(()))))


def test_an_empty_laptop_offers_to_set_up_the_first_profile(qtbot: QtBot) -> None:
    screen = _screen(qtbot, UnlockData(()))
    assert names(screen)[0] == "Set up your profile"
    with qtbot.waitSignal(screen.newcomer):
        next(one for one in screen.findChildren(Button) if one.text() == "Set up your profile").click()


def test_the_keyboard_waits_on_who_was_here_last(qtbot: QtBot) -> None:
    screen = _screen(qtbot, replace(UNLOCK, current=UNLOCK.profiles[1].profile_id))
    give_keyboard(qtbot, screen)
    screen.take_keyboard()
    here = screen.focusWidget()
    assert isinstance(here, Button)
    assert here.text() == UNLOCK.profiles[1].name
    screen.pick(UNLOCK.profiles[1])
    screen.take_keyboard()
    assert screen.focusWidget() is screen.field


def test_with_large_text_nothing_on_the_card_is_cut_also_when_the_text_grows_there(
    qtbot: QtBot, dressed: QApplication
) -> None:
    screen = _screen(qtbot)
    screen.pick(UNLOCK.profiles[0])
    screen.show_wrong("That passphrase does not open it. Try again: spaces and capitals count.")
    screen.resize(820, 600)
    apply_theme(dressed, Theme(scale=2.0))

    def whole(part: QWidget) -> bool:
        return part.width() >= part.minimumSizeHint().width() and part.height() >= part.heightForWidth(
            part.width()
        )

    shown = [
        one for one in screen.findChildren(QWidget) if one.isVisible() and isinstance(one, (Button, Words))
    ]
    try:
        qtbot.waitUntil(lambda: all(whole(one) for one in shown))
        assert screen.horizontalScrollBar().maximum() == 0
        assert screen.card.width() > 600
    finally:
        apply_theme(dressed, Theme())
