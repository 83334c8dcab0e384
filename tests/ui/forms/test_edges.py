from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.edges import Edge
from tests.ui.live_form import LiveForm, control, question, questionnaire


def test_headers_and_footers_stand_around_every_section(qtbot: QtBot) -> None:
    parts = [
        {"linkId": name, "type": "group", "text": name, "item": [question(f"{name}.q", "string")]}
        for name in ("One", "Two")
    ]
    form = questionnaire(
        {"linkId": "h", "type": "display", "text": "Speak slowly.", "extension": [control("header")]},
        *parts,
        {"linkId": "f", "type": "display", "text": "Ring 101.", "extension": [control("footer")]},
    )
    live = LiveForm(qtbot, form)
    assert [section.words for section in live.view.visible_sections()] == ["One", "Two"]
    header, footer = live.view.findChildren(Edge)
    for key in ("One", "Two"):
        live.view.show_section(key)
        assert live.view.kit.blocks[("h",)].isVisible()
        assert live.view.kit.blocks[("f",)].isVisible()
    assert header.y() < footer.y()


def test_a_form_without_them_gives_them_no_room(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "string")))
    assert [edge.isVisible() for edge in live.view.findChildren(Edge)] == [False, False]
