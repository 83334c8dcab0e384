from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.choice_editors import BooleanEditor, CheckEditor, ChoiceEditor
from fieldkit.ui.forms.editors import Editor
from fieldkit.ui.forms.factory import editor_class, is_check_list
from fieldkit.ui.forms.file_editors import AttachmentEditor
from fieldkit.ui.forms.measure_editors import DateEditor, NumberEditor, QuantityEditor
from fieldkit.ui.forms.text_editors import OwnWordsEditor, TextEditor
from tests.ui.accessible import nameless
from tests.ui.live_form import LiveForm, options, ours, question, questionnaire

CASES: list[tuple[dict[str, Any], type[Editor]]] = [
    (question("a", "boolean"), BooleanEditor),
    (question("a", "decimal"), NumberEditor),
    (question("a", "integer"), NumberEditor),
    (question("a", "date"), DateEditor),
    (question("a", "dateTime"), DateEditor),
    (question("a", "time"), DateEditor),
    (question("a", "string"), TextEditor),
    (question("a", "text"), TextEditor),
    (question("a", "url"), TextEditor),
    (question("a", "reference"), TextEditor),
    (question("a", "attachment"), AttachmentEditor),
    (question("a", "quantity"), QuantityEditor),
    (question("a", "choice", answerOption=options("Yes", "No")), ChoiceEditor),
    (question("a", "open-choice", answerOption=options("Yes", "No")), ChoiceEditor),
    (question("a", "choice", repeats=True, answerOption=options("Yes", "No")), CheckEditor),
    (question("a", "integer", answerOption=[{"valueInteger": 1}, {"valueInteger": 2}]), ChoiceEditor),
    (question("a", "text", extension=[ours("own-words", valueBoolean=True)]), OwnWordsEditor),
]


@pytest.mark.parametrize(
    ("item", "expected"), CASES, ids=lambda case: case.get("type") if isinstance(case, dict) else ""
)
def test_every_type_has_its_editor_and_every_editor_its_name(
    qtbot: QtBot, item: dict[str, Any], expected: type[Editor]
) -> None:
    live = LiveForm(qtbot, questionnaire(item))
    assert type(live.editor("a")) is expected
    found = live.form.item("a")
    assert found is not None
    assert editor_class(found) is expected
    assert is_check_list(found) == (expected is CheckEditor)
    assert nameless(live.view) == []
