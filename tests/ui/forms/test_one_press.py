from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.groups import GroupBlock
from fieldkit.ui.forms.one_press import OnePressBar
from fieldkit.ui.forms.question import QuestionBlock
from tests.ui.accessible import nameless
from tests.ui.active import give_keyboard
from tests.ui.live_form import LiveForm, ours, question, questionnaire

YES, NO, UNSURE = (
    {"valueCoding": {"system": "s", "code": code, "display": words}}
    for code, words in (("yes", "Yes"), ("no", "No"), ("could-not-tell", "Could not tell"))
)


def looking(count: int) -> dict[str, Any]:
    asked = [
        question(
            f"q{number}",
            "choice",
            answerOption=[YES, NO, UNSURE],
            extension=[ours("safety-item", valueBoolean=True)],
        )
        for number in range(count)
    ]
    moment = question("at", "dateTime", extension=[ours("one-press-time", valueBoolean=True)])
    part = {"linkId": "g", "type": "group", "text": "First look", "item": [*asked, moment]}
    return questionnaire({**part, "extension": [ours("one-press", valueString="None of these seen")]})


def shown(qtbot: QtBot, count: int) -> tuple[LiveForm, OnePressBar]:
    live = LiveForm(qtbot, looking(count))
    group = live.view.kit.blocks[("g",)]
    assert isinstance(group, GroupBlock)
    assert group.one_press is not None
    qtbot.waitUntil(lambda: bool(group.one_press and group.one_press.note.text()))
    return live, group.one_press


def page_of(live: LiveForm) -> QScrollArea:
    page = live.view._stack.currentWidget()
    assert isinstance(page, QScrollArea)
    return page


def scroll_through(qtbot: QtBot, live: LiveForm) -> None:
    bar = page_of(live).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for place in range(0, bar.maximum() + 200, 200):
        bar.setValue(place)
        QApplication.processEvents()


def codes(live: LiveForm, count: int) -> list[str]:
    return [
        value["valueCoding"]["code"] for number in range(count) for value in live.values("g", f"q{number}")
    ]


def test_a_short_list_that_is_wholly_on_the_screen_is_answered_with_one_press(qtbot: QtBot) -> None:
    live, bar = shown(qtbot, 2)
    qtbot.waitUntil(bar.none.isEnabled)
    assert bar.none.text() == "None of these seen"
    assert nameless(live.view) == []
    bar.none.click()
    assert codes(live, 2) == ["no", "no"]
    assert live.values("g", "at")[0]["valueDateTime"].startswith("2026-11-22T09:30")
    assert [done[0] for done in live.verbs.done if done[0].startswith("set")] == ["set_all"]
    assert bar.isHidden()


def test_a_long_list_waits_until_all_of_it_has_been_on_the_screen(qtbot: QtBot) -> None:
    live, bar = shown(qtbot, 12)
    end = page_of(live).verticalScrollBar()
    qtbot.waitUntil(lambda: end.maximum() > 0)
    end.setValue(end.maximum())
    qtbot.waitUntil(lambda: "not been on the screen" in bar.note.text())
    assert not bar.none.isEnabled()
    assert not bar.not_told.isEnabled()
    scroll_through(qtbot, live)
    qtbot.waitUntil(bar.none.isEnabled)
    assert "12 still open" in bar.note.text()


def test_could_not_tell_any_answers_what_is_open_and_keeps_what_was_answered(qtbot: QtBot) -> None:
    live, bar = shown(qtbot, 3)
    live.verbs.set(("g", "q1"), YES)
    qtbot.waitUntil(bar.not_told.isEnabled)
    assert (bar.none.text(), bar.not_told.text()) == ("No to the others", "Could not tell the others")
    bar.not_told.click()
    assert codes(live, 3) == ["could-not-tell", "yes", "could-not-tell"]
    assert live.values("g", "at") == ()


def test_by_keyboard_alone_the_list_is_gone_through_and_answered(qtbot: QtBot) -> None:
    live, bar = shown(qtbot, 12)
    give_keyboard(qtbot, live.view)
    live.view.focus_first()
    for _ in range(60):
        if bar.none.hasFocus():
            break
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab)
        QApplication.processEvents()
    assert bar.none.hasFocus()
    QTest.keyClick(bar.none, Qt.Key.Key_Space)
    assert codes(live, 12) == ["no"] * 12
    focus = QApplication.focusWidget()
    block = live.view.kit.blocks[("g", "at")]
    assert isinstance(block, QuestionBlock)
    assert focus is not None
    assert block.isAncestorOf(focus)


def test_when_an_answer_is_cleared_the_press_is_offered_again(qtbot: QtBot) -> None:
    live, bar = shown(qtbot, 2)
    qtbot.waitUntil(bar.none.isEnabled)
    bar.none.click()
    assert bar.isHidden()
    live.verbs.set(("g", "q0"), None)
    qtbot.waitUntil(bar.isVisible)
    qtbot.waitUntil(bar.none.isEnabled)
    assert "one still open" in bar.note.text()
