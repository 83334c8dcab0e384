from typing import Any

from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.display import DisplayBlock
from fieldkit.ui.look.icons import Icon
from tests.ui.live_form import LiveForm, question, questionnaire


def _display(qtbot: QtBot, category: str) -> DisplayBlock:
    url = "http://hl7.org/fhir/StructureDefinition/questionnaire-displayCategory"
    coded: dict[str, Any] = {"url": url, "valueCodeableConcept": {"coding": [{"code": category}]}}
    words = {"linkId": "d", "type": "display", "text": "Leave if you are afraid.", "extension": [coded]}
    live = LiveForm(qtbot, questionnaire(words, question("a", "string")))
    found = live.view.kit.blocks[("d",)]
    assert isinstance(found, DisplayBlock)
    return found


def test_what_concerns_safety_has_a_sign_and_instructions_are_soft(qtbot: QtBot) -> None:
    security = _display(qtbot, "security")
    assert security.words.property("role") == "strong"
    assert security.findChild(Icon) is not None
    instructions = _display(qtbot, "instructions")
    assert instructions.words.property("role") == "soft"
    assert instructions.findChild(Icon) is None


def test_a_prefix_stands_before_formatted_words(qtbot: QtBot) -> None:
    marked = {
        "extension": [
            {
                "url": "http://hl7.org/fhir/StructureDefinition/rendering-markdown",
                "valueMarkdown": "**Read** it",
            }
        ]
    }
    words = {"linkId": "d", "type": "display", "prefix": "A <1>", "text": "Read it", "_text": marked}
    block = LiveForm(qtbot, questionnaire(words)).view.kit.blocks[("d",)]
    assert isinstance(block, DisplayBlock)
    assert block.words.text() == "<p>A &lt;1&gt; <b>Read</b> it</p>"
