import pytest
from pytestqt.qtbot import QtBot

from fieldkit.ui.forms import coming_and_going
from tests.ui.live_form import LiveForm, question, questionnaire

_ONLY_IF = [{"question": "rail", "operator": "=", "answerBoolean": True}]
STAIRS = questionnaire(
    {
        "linkId": "stairs", "type": "group", "text": "Stairs",
        "item": [question("rail", "boolean"),
                 question("side", "string", enableWhen=_ONLY_IF),
                 question("height", "string", enableWhen=_ONLY_IF)],
    },
)  # fmt: skip


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is handed to Qt to be spoken: Qt offers no way to listen without a screen reader."""
    words: list[str] = []
    monkeypatch.setattr(coming_and_going, "announce", lambda _speaker, said: words.append(said))
    return words


def test_questions_that_come_and_go_are_counted_aloud(qtbot: QtBot, heard: list[str]) -> None:
    live = LiveForm(qtbot, STAIRS)
    live.verbs.set(("stairs", "rail"), {"valueBoolean": True})
    assert heard == ["2 more questions"]
    live.verbs.set(("stairs", "rail"), {"valueBoolean": False})
    assert heard == ["2 more questions", "2 questions are gone"]


def test_an_answer_that_changes_no_question_says_nothing(qtbot: QtBot, heard: list[str]) -> None:
    live = LiveForm(qtbot, STAIRS)
    live.verbs.set(("stairs", "rail"), {"valueBoolean": False})
    assert heard == []
