from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.app import build
from fieldkit.questionnaire.definition import load_form
from fieldkit.services.person import actions
from fieldkit.services.writing import capture, record_list
from fieldkit.store import library
from fieldkit.ui.widgets.buttons import Button
from tests.services.desk import SMALL_FORM, Desk
from tests.ui.accessible import nameless
from tests.ui.active import give_keyboard
from tests.ui.computer import Computer


@pytest.fixture
def torn(qtbot: QtBot, tmp_path: Path) -> Computer:
    """Sharon's window, locked, with a record in which she and Glynis gave different answers."""
    laptop = Desk(tmp_path)
    sharon, glynis = laptop.join(), laptop.join("Glynis Hart", "cpn")
    form = load_form(SMALL_FORM)
    for session in (sharon, glynis):
        session.write(
            lambda c: library.add(
                c, SMALL_FORM, form.canonical, library.ADDED, laptop.clock.now().isoformat()
            )
        )
    begun = capture.begin_record(sharon, form, person=laptop.person(sharon))
    begun.set(("b",), {"valueBoolean": True})
    begun.seal()
    laptop.exchange(sharon)
    laptop.exchange(glynis)
    for session, words in (
        (sharon, "She tripped once in October."),
        (glynis, "She tripped twice in October."),
    ):
        one = capture.open_record(session, begun.id)
        one.set(("a",), {"valueString": words})
        one.seal()
    laptop.exchange(glynis)
    laptop.exchange(sharon)
    for session in (sharon, glynis):
        laptop.lock(session)
    program = build(laptop.laptop)
    program.window.show()
    give_keyboard(qtbot, program.window)
    made = Computer(qtbot, laptop, "", begun.id, program)
    screen = program.door.screen
    assert screen is not None
    screen.pick(next(one for one in screen._data.profiles if one.name == "Sharon Pike"))
    made.unlock()
    return made


def _cards(torn: Computer) -> int:
    return len(torn.desk.settling.screen.cards)


def test_ctrl_z_takes_the_last_step_of_settling_back_and_nothing_else(torn: Computer) -> None:
    torn.desk.settling.open("", None)
    torn.until(lambda: torn.window.page is torn.desk.settling.screen)
    card = torn.desk.settling.screen.cards[0]
    card.keep.emit(card.data.key, card.data.versions[0].key)
    torn.until(lambda: _cards(torn) == 0)
    QTest.keyClick(torn.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    torn.until(lambda: _cards(torn) == 1)
    assert not torn.window.toast.isVisible()
    QTest.keyClick(torn.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    torn.settled()
    assert _cards(torn) == 1
    torn.close()


def test_two_answers_are_shown_settled_and_the_step_can_be_undone(torn: Computer) -> None:
    record = torn.visit
    torn.desk.settling.open("", None)
    torn.until(lambda: torn.window.page is torn.desk.settling.screen)
    assert _cards(torn) == 1
    assert nameless(torn.window) == []
    card = torn.desk.settling.screen.cards[0]
    assert {version.words for version in card.data.versions} == {
        "She tripped once in October.", "She tripped twice in October.",
    }  # fmt: skip
    card.write.emit(card.data.key, "She tripped, once or twice.")
    torn.until(lambda: _cards(torn) == 0)
    torn.window.toast.take_back()
    torn.until(lambda: _cards(torn) == 1)
    card = torn.desk.settling.screen.cards[0]
    card.keep.emit(card.data.key, card.data.versions[0].key)
    torn.until(lambda: _cards(torn) == 0)
    torn.desk.settling.back()
    torn.settled()
    assert record_list.line(torn.desk.session, record).conflicts == 0
    torn.close()


def test_whose_answers_they_are_is_still_said_after_a_step_was_taken_back(torn: Computer) -> None:
    torn.desk.settling.open("", None)
    torn.until(lambda: torn.window.page is torn.desk.settling.screen)
    before = torn.desk.settling.screen.cards[0].data
    assert before.person != ""
    card = torn.desk.settling.screen.cards[0]
    card.keep.emit(card.data.key, card.data.versions[0].key)
    torn.until(lambda: _cards(torn) == 0)
    torn.desk.settling.undo()
    torn.until(lambda: _cards(torn) == 1)
    after = torn.desk.settling.screen.cards[0].data
    assert (after.person, after.where) == (before.person, before.where)
    torn.close()


def test_both_may_be_left_standing(torn: Computer) -> None:
    torn.desk.settling.open(torn.visit, None)
    torn.until(lambda: torn.window.filling is torn.desk.settling.screen)
    card = torn.desk.settling.screen.cards[0]
    card.leave_both.emit(card.data.key)
    torn.until(lambda: _cards(torn) == 0)
    torn.desk.settling.back()
    torn.settled()
    assert record_list.line(torn.desk.session, torn.visit).conflicts == 1
    torn.close()


def test_the_person_may_be_asked_next_time_and_both_stand_until_then(torn: Computer) -> None:
    torn.desk.settling.open(torn.visit, None)
    torn.until(lambda: torn.window.filling is torn.desk.settling.screen)
    card = torn.desk.settling.screen.cards[0]
    ask = next(one for one in card.findChildren(Button) if one.text().startswith("Ask "))
    QTest.mouseClick(ask, Qt.MouseButton.LeftButton)
    torn.settled()
    promised = actions.all_open(torn.desk.session)
    assert [(one.what, one.owner) for one in promised] == [("Ask again: A word", "Sharon Pike")]
    assert torn.window.toast.words.text().startswith("You ask by ")
    assert _cards(torn) == 1
    torn.close()
