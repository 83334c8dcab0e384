import pytest
from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.blocks import Block
from fieldkit.ui.forms.display import DisplayBlock
from fieldkit.ui.forms.entries import EntriesBlock
from fieldkit.ui.forms.groups import GroupBlock
from fieldkit.ui.forms.question import QuestionBlock
from tests.ui.live_form import LiveForm, options, question, questionnaire


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (question("a", "string"), QuestionBlock),
        (question("a", "string", repeats=True), EntriesBlock),
        (question("a", "choice", repeats=True, answerOption=options("One", "Two")), QuestionBlock),
        ({"linkId": "a", "type": "display", "text": "Words"}, DisplayBlock),
        ({"linkId": "a", "type": "group", "text": "G", "item": [question("b", "string")]}, GroupBlock),
    ],
)
def test_each_kind_of_node_has_its_block(qtbot: QtBot, item: dict[str, object], kind: type[Block]) -> None:
    outer = {"linkId": "o", "type": "group", "text": "O", "item": [item, question("z", "string")]}
    live = LiveForm(qtbot, questionnaire(outer, question("y", "string")))
    assert type(live.view.kit.blocks[("o", "a")]) is kind
