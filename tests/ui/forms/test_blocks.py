from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.blocks import seen
from tests.ui.live_form import LiveForm, question, questionnaire


def _when(link_id: str) -> list[dict[str, object]]:
    return [{"question": link_id, "operator": "=", "answerBoolean": True}]


FORM = questionnaire(
    question("a", "boolean"),
    {
        "linkId": "g",
        "type": "group",
        "text": "More",
        "item": [question("b", "string", enableWhen=_when("a"))],
    },
    question("c", "string", enableWhen=_when("a")),
)


def test_what_does_not_apply_is_not_there_and_comes_when_it_does(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot, questionnaire(question("a", "boolean"), question("c", "string", enableWhen=_when("a")))
    )
    block = live.view.kit.blocks[("c",)]
    assert not block.isVisible()
    live.verbs.set(("a",), {"valueBoolean": True})
    assert block.isVisible()
    live.verbs.set(("a",), {"valueBoolean": False})
    assert not block.isVisible()


def test_a_group_without_anything_to_ask_is_not_seen(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, FORM)
    assert not seen(live.session.node(("g",)))
    live.verbs.set(("a",), {"valueBoolean": True})
    assert seen(live.session.node(("g",)))


def test_blocks_that_go_leave_the_register(qtbot: QtBot) -> None:
    group = {"linkId": "r", "type": "group", "repeats": True, "text": "R", "item": [question("x", "string")]}
    live = LiveForm(qtbot, questionnaire(group))
    made = live.verbs.add(("r",))
    assert (*made, "x") in live.view.kit.blocks
    live.verbs.remove(made)
    assert made not in live.view.kit.blocks
    assert (*made, "x") not in live.view.kit.blocks
