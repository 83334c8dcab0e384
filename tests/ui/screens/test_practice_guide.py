import json

from pytestqt.qtbot import QtBot

from fieldkit.base.assets import forms_folder
from fieldkit.questionnaire.definition import load_form
from fieldkit.ui.screens.practice_guide import SIGNED, STARTED, STEPS, PracticeGuide
from tests.ui.accessible import nameless


def test_what_was_done_moves_it_on_and_never_back(qtbot: QtBot) -> None:
    guide = PracticeGuide()
    qtbot.addWidget(guide)
    guide.done(SIGNED)
    assert guide.at == 5
    guide.done(STARTED)
    assert guide.at == 5
    assert guide.words.text().startswith(f"6 of {len(STEPS)}. ")


def test_every_step_can_be_passed_by_hand_and_the_ends_are_ends(qtbot: QtBot) -> None:
    guide = PracticeGuide()
    qtbot.addWidget(guide)
    assert not guide.back.isEnabled()
    for _ in STEPS[1:]:
        guide.next.click()
    assert guide.at == len(STEPS) - 1
    assert not guide.next.isEnabled()
    guide.back.click()
    assert guide.at == len(STEPS) - 2
    assert nameless(guide) == []


def test_the_parts_it_sends_somebody_to_stand_in_the_list_of_the_form() -> None:
    form = load_form(json.loads((forms_folder() / "conversation.json").read_text("utf-8")))
    parts = {item.text for item in form.items}
    for step, part in ((STEPS[1], "What matters to me"), (STEPS[2], "Goals, who does what")):
        assert f"On the left press {part}." in step.words
        assert part in parts
