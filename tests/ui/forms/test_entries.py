from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.entries import EntriesBlock
from tests.ui.active import give_keyboard
from tests.ui.live_form import LiveForm, question, questionnaire

STRENGTHS = {
    "linkId": "d", "type": "group", "repeats": True, "text": "Something strong",
    "item": [question("detail", "string")],
}  # fmt: skip


def test_one_question_that_repeats_has_a_line_and_a_number_for_each_answer(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("tel", "string", repeats=True)))
    block = live.view.kit.blocks[("tel",)]
    assert isinstance(block, EntriesBlock)
    assert block.add.text() == "Add"
    block.add.click()
    block.add.click()
    spoken = [live.view.kit.blocks[node.path].remove.accessibleName() for node in block.node.children]  # type: ignore[attr-defined]  # entries have it
    assert spoken == ["Remove 1 of 2: What is tel?", "Remove 2 of 2: What is tel?"]


NEEDED = {**STRENGTHS, "required": True}


def test_an_entry_that_is_needed_says_so_until_it_is_begun_and_is_missed_at_review(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(NEEDED))
    block = live.view.kit.blocks[("d",)]
    assert isinstance(block, EntriesBlock)
    assert block.needed.text() == "needed before you sign"
    assert block.needed.isVisible()
    assert not block.lacking.isVisible()
    live.view.set_reviewing(True)
    assert block.lacking.isVisible()
    assert block.lacking.words.text() == "This needs an answer before you sign."
    block.add.click()
    assert not block.needed.isVisible()
    assert not block.lacking.isVisible()


def test_a_list_that_may_stay_empty_asks_for_nothing(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(STRENGTHS))
    block = live.view.kit.blocks[("d",)]
    assert isinstance(block, EntriesBlock)
    live.view.set_reviewing(True)
    assert not block.needed.isVisible()
    assert not block.lacking.isVisible()


def test_a_jump_to_a_list_without_entries_takes_the_keyboard_to_the_button_that_begins_one(
    qtbot: QtBot,
) -> None:
    live = LiveForm(qtbot, questionnaire(NEEDED))
    give_keyboard(qtbot, live.view)
    live.view.jump(("d",))
    block = live.view.kit.blocks[("d",)]
    assert isinstance(block, EntriesBlock)
    assert block.add.hasFocus()
