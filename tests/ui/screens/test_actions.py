from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.actions import ActionsScreen, PromisedLine
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless
from tests.ui.active import stays_at

LINES = (
    ("Late", (PromisedLine("r", "m", "Ring Warm and Well", "May · Sharon", "yesterday", "agreed", "plain"),)),
)


def test_promises_stand_under_when_they_are_due(qtbot: QtBot) -> None:
    screen = ActionsScreen()
    qtbot.addWidget(screen)
    screen.show_data(LINES)
    screen.show()
    texts = [words.text() for words in screen.findChildren(Words)]
    assert "Late" in texts
    assert "1 open" in texts
    assert nameless(screen) == []
    with qtbot.waitSignal(screen.open_person) as told:
        next(b for b in screen.findChildren(Button) if b.text() == "Person page").click()
    assert told.args == ["m"]


def test_a_promise_is_done_with_one_press(qtbot: QtBot) -> None:
    screen = ActionsScreen()
    qtbot.addWidget(screen)
    screen.show_data(LINES)
    done = next(b for b in screen.findChildren(Button) if b.accessibleName() == "Done: Ring Warm and Well")
    with qtbot.waitSignal(screen.action_done) as told:
        done.click()
    assert told.args == ["r", "Ring Warm and Well"]


def test_nothing_promised_teaches(qtbot: QtBot) -> None:
    screen = ActionsScreen()
    qtbot.addWidget(screen)
    screen.show_data(())
    assert "Nothing promised" in [words.text() for words in screen.findChildren(Words)]


def test_told_anew_it_leaves_the_keyboard_where_it_is(qtbot: QtBot) -> None:
    screen = ActionsScreen()
    qtbot.addWidget(screen)
    screen.show_data(LINES)
    new = PromisedLine("n", "k", "Send the form", "Karen · Sharon", "today", "agreed", "plain")
    stays_at(
        qtbot,
        screen,
        "Open the page for: Ring Warm and Well",
        lambda: screen.show_data((("Late", (new, *LINES[0][1])),)),
    )
