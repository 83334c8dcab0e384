from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.left_over import LEFT_OVER, LeftOverPage
from fieldkit.ui.forms.verbs import LeftOverLine
from fieldkit.ui.widgets.text import Words
from tests.ui.live_form import LiveForm, question, questionnaire

LINE = LeftOverLine("What was asked", "Old words", "Sharon Pike, 14 November", "It is not asked any more.")
FORM = questionnaire(
    *(
        {"linkId": name, "type": "group", "text": name, "item": [question(f"{name}.a", "string")]}
        for name in "xy"
    )
)


def test_what_is_left_over_is_a_section_of_its_own_after_all_others(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, FORM, left_over=lambda: (LINE,))
    assert live.view.navigator.keys()[-1] == LEFT_OVER
    live.view.show_section(LEFT_OVER)
    page = live.view._stack.currentWidget()
    assert isinstance(page, LeftOverPage)
    words = [one.text() for one in page.findChildren(Words)]
    assert {"What was asked", "Old words"} <= set(words)
    assert any("Sharon Pike" in one and "not asked any more" in one for one in words)
    live.view.step(1)
    assert live.view.current == LEFT_OVER


def test_without_any_there_is_no_such_section(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, FORM)
    keys = live.view.navigator.keys()
    assert LEFT_OVER not in keys
