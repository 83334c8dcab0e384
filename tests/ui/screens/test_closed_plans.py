"""How a plan is kept is asked in plain words, and at its end nothing is chosen that was not pressed."""

from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.closed_plans import CLOSED, WIPE, EndPlanSheet, HowKeptSheet, PlanEnd
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.text import Words

PARTS = (ChoiceOption("w1", "My toolbox"), ChoiceOption("w4", "Early signs"))


def end(
    qtbot: QtBot, *, given: bool = False, in_visit: bool = True, parts: tuple[ChoiceOption, ...] = PARTS
) -> EndPlanSheet:
    sheet = EndPlanSheet(PlanEnd("May", parts, given, between_two=False, in_visit=in_visit))
    qtbot.addWidget(sheet)
    return sheet


def test_closed_says_that_it_can_be_lost(qtbot: QtBot) -> None:
    sheet = HowKeptSheet("May")
    qtbot.addWidget(sheet)
    assert any("the plan is lost too" in one.text() for one in sheet.findChildren(Words))
    next(one for one in sheet.findChildren(Button) if one.text() == "Closed").click()
    assert sheet.chosen == CLOSED


def test_wiping_waits_for_a_copy_or_for_their_word(qtbot: QtBot) -> None:
    sheet = end(qtbot)
    assert not sheet.wipe.isEnabled()
    sheet.want_none.ticked.emit("no-copy", True)
    assert (sheet.wipe.isEnabled(), sheet.no_copy_wanted) == (True, True)
    sheet.want_none.ticked.emit("no-copy", False)
    assert not sheet.wipe.isEnabled()
    sheet.has_copy()
    sheet.wipe.click()
    assert sheet.chosen == WIPE


def test_sharing_waits_for_a_section(qtbot: QtBot) -> None:
    sheet = end(qtbot)
    assert sheet.share is not None
    assert not sheet.share.isEnabled()
    sheet.parts.ticked.emit("w4", True)
    assert (sheet.share.isEnabled(), sheet.sections()) == (True, ("w4",))


def test_an_empty_plan_has_nothing_to_share(qtbot: QtBot) -> None:
    sheet = end(qtbot, parts=())
    assert sheet.share is None
    sheet.has_copy()
    assert sheet.wipe.isEnabled()


def test_the_print_queue_is_warned_of_before_anything_is_printed(qtbot: QtBot) -> None:
    words = [one.text() for one in end(qtbot).findChildren(Words)]
    assert any("print queue" in one for one in words)
    assert any("If both are lost, it is gone" in one for one in words)


def test_the_visit_is_told_only_where_there_is_one_and_they_agreed(qtbot: QtBot) -> None:
    assert not end(qtbot, in_visit=False).noted
    sheet = end(qtbot)
    assert not sheet.noted
    sheet.note.ticked.emit("note", True)
    assert sheet.noted
