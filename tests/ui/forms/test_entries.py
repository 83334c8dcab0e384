from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.entries import EntriesBlock
from tests.ui.live_form import LiveForm, question, questionnaire


def test_one_question_that_repeats_has_a_line_and_a_number_for_each_answer(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("tel", "string", repeats=True)))
    block = live.view.kit.blocks[("tel",)]
    assert isinstance(block, EntriesBlock)
    assert block.add.text() == "Add"
    block.add.click()
    block.add.click()
    spoken = [live.view.kit.blocks[node.path].remove.accessibleName() for node in block.node.children]  # type: ignore[attr-defined]  # entries have it
    assert spoken == ["Remove 1 of 2: What is tel?", "Remove 2 of 2: What is tel?"]
