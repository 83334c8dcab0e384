from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.today import TodayScreen
from fieldkit.ui.screens.today_data import ActionLine, TodayData, UrgentNews
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless, names
from tests.ui.active import give_keyboard
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


def _button(screen: TodayScreen, name: str) -> Button:
    return next(b for b in screen.findChildren(Button) if b.accessibleName() == name and b.isVisible())


def test_told_anew_only_what_changed_is_made_anew_and_the_keyboard_stays(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    give_keyboard(qtbot, screen)
    held, prepare = (
        _button(screen, name) for name in ("Done: Grab rail: landlord's answer", "Prepare: Iwan Pryce, 14:00")
    )
    held.setFocus()
    later = replace(TODAY.visits[1], started="begun")
    urgent = UrgentNews("u1", "k", "Karen Doyle", ("In hospital since Friday.",), "08:10")
    screen.show_data(
        replace(
            TODAY,
            visits=(TODAY.visits[0], later, TODAY.visits[2]),
            news=TODAY.news[1:],
            waiting=TODAY.waiting[:1],
            urgent=(urgent,),
            under="Just now",
        )
    )
    assert QApplication.focusWidget() is held
    assert _button(screen, "Prepare: Iwan Pryce, 14:00") is prepare
    assert _button(screen, "Carry on: Karen Doyle, 11:15").isVisible()
    assert _button(screen, "Read: Karen Doyle").isVisible()
    shown = [words.text() for words in screen.findChildren(Words) if words.isVisible()]
    assert "Just now" in shown
    assert "One reply for you to read" not in shown
    screen.show_data(TodayData("Sunday 22 November", ""))
    shown = [words.text() for words in screen.findChildren(Words) if words.isVisible()]
    assert "News first" not in shown
    assert "Nothing. All is safe at the hub." in shown


def test_when_one_promise_is_kept_the_keyboard_goes_to_the_next(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    give_keyboard(qtbot, screen)
    _button(screen, "Done: Ring Warm and Well for May").setFocus()
    screen.show_data(replace(TODAY, actions=TODAY.actions[1:]))
    assert QApplication.focusWidget() is _button(screen, "Done: Grab rail: landlord's answer")


def test_promises_asked_for_stay_when_the_day_is_told_anew(qtbot: QtBot) -> None:
    actions = tuple(ActionLine(f"a{n}", f"Promise {n}", "") for n in range(40))
    screen = _screen(qtbot, replace(TODAY, actions=actions))
    give_keyboard(qtbot, screen)
    assert "Done: Promise 12" not in names(screen)
    _press(screen, "Show more (28 left)")
    assert QApplication.focusWidget() is _button(screen, "Done: Promise 12")
    screen.show_data(replace(TODAY, actions=actions[1:]))
    assert QApplication.focusWidget() is _button(screen, "Done: Promise 12")
    assert _button(screen, "Show more (15 left)").isVisible()


def test_answers_that_differ_lead_to_where_they_are_settled_and_name_nobody(qtbot: QtBot) -> None:
    screen = _screen(qtbot, replace(TODAY, news=(), to_settle=1))
    assert "One question has two answers." in [one.text() for one in screen.findChildren(Words)]
    with qtbot.waitSignal(screen.settle):
        _press(screen, "Settle: One question has two answers.")
    screen.show_data(replace(TODAY, to_settle=0))
    assert not any(one.text() == "Settle" for one in screen.findChildren(Button) if one.isVisible())
