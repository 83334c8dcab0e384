from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.today import TodayData, TodayScreen
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless, names
from tests.ui.samples import TODAY


def _screen(qtbot: QtBot, data: TodayData = TODAY) -> TodayScreen:
    screen = TodayScreen()
    qtbot.addWidget(screen)
    screen.show_data(data)
    screen.resize(1_200, 800)
    screen.show()
    return screen


def _press(screen: TodayScreen, name: str) -> None:
    next(button for button in screen.findChildren(Button) if button.accessibleName() == name).click()


def test_no_restricted_name_or_word_stands_on_the_screen(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    everything = " ".join([*(words.text() for words in screen.findChildren(Words)), *names(screen)])
    assert "Moss" not in everything
    assert "afeguarding" not in everything
    assert "One reply for you to read" in everything
    assert "plum" not in {chip.property("tone") for chip in screen.findChildren(Chip)}


def test_each_button_does_its_own_thing(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    for name, signal, argument in (
        ("Start visit: Mary Ashdown, 09:30", screen.start, "v1"),
        ("Prepare: Iwan Pryce, 14:00", screen.prepare, "v3"),
        ("Open the page of Karen Doyle", screen.open_person, "k"),
        ("Read: One reply for you to read", screen.open_news, "n1"),
        ("Done: Ring Warm and Well for May", screen.action_done, "a1"),
    ):
        with qtbot.waitSignal(signal) as told:
            _press(screen, name)
        assert told.args == [argument]
    for name, signal in (
        ("Sync now", screen.sync),
        ("Plan a visit", screen.plan_visit),
        ("Find anything", screen.find_asked),
    ):
        with qtbot.waitSignal(signal):
            _press(screen, name)


def test_one_main_action_and_it_is_the_next_visit(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    primary = [button for button in screen.findChildren(Button) if button.property("kind") == "primary"]
    assert [button.accessibleName() for button in primary] == ["Start visit: Mary Ashdown, 09:30"]
    assert screen.first_visit() == "v1"
    assert len(screen.visits()) == 3


def test_an_empty_day_teaches(qtbot: QtBot) -> None:
    screen = _screen(qtbot, TodayData("Sunday 22 November", ""))
    texts = [words.text() for words in screen.findChildren(Words)]
    assert "No visits today" in texts
    assert screen.first_visit() is None


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    assert nameless(_screen(qtbot)) == []
