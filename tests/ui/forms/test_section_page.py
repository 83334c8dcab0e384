from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.section_page import SectionPage
from tests.ui.live_form import LiveForm, question, questionnaire

LONG = questionnaire(
    {"linkId": "one", "type": "group", "text": "One", "item": [question(f"a{n}", "string") for n in range(30)]},
    {"linkId": "two", "type": "group", "text": "Two", "item": [question("b", "string")]},
)  # fmt: skip


def _page(live: LiveForm, key: str) -> SectionPage:
    live.view.show_section(key)
    return next(one for one in live.view.findChildren(SectionPage) if one.section.key == key)


def test_a_long_section_fills_up_in_steps_and_at_once_where_something_further_down_is_wanted(
    qtbot: QtBot,
) -> None:
    live = LiveForm(qtbot, LONG)
    page = _page(live, "one")
    assert page.filling or ("one", "a29") in live.view.kit.blocks

    page.finish_filling()

    assert not page.filling
    assert ("one", "a29") in live.view.kit.blocks


def test_a_section_names_the_next_and_the_last_one_names_none(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, LONG)
    onward = _page(live, "one").onward
    assert onward is not None
    assert onward.text() == "Next: Two"
    assert _page(live, "two").onward is None

    onward.click()

    assert live.view.current == "two"
