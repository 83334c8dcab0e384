from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.prepare import PrepareScreen
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless
from tests.ui.active import stays_at
from tests.ui.samples import PREPARE


def test_one_screen_holds_what_a_stranger_needs_and_how_old_it_is(qtbot: QtBot) -> None:
    screen = PrepareScreen()
    qtbot.addWidget(screen)
    screen.show_data(PREPARE)
    screen.show()
    texts = " ".join(words.text() for words in screen.findChildren(Words))
    for words in ("As of 08:12 today", "Promised", "Since you last looked", PREPARE.matters):
        assert words in texts
    assert nameless(screen) == []
    for name, signal in (("I have read this", screen.read), ("Start visit", screen.start)):
        with qtbot.waitSignal(signal) as told:
            next(b for b in screen.findChildren(Button) if b.text() == name).click()
        assert told.args == ["v1"]
    with qtbot.waitSignal(screen.back):
        next(b for b in screen.findChildren(Button) if b.text() == "Back").click()


def test_told_anew_it_leaves_the_keyboard_where_it_is(qtbot: QtBot) -> None:
    screen = PrepareScreen()
    qtbot.addWidget(screen)
    screen.show_data(PREPARE)
    stays_at(qtbot, screen, "I have read this", lambda: screen.show_data(PREPARE))
