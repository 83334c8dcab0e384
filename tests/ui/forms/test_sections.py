from typing import Any

from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.sections import sections_of
from tests.ui.live_form import LiveForm, control, ours, question, questionnaire

Json = dict[str, Any]


def _group(link_id: str, *items: Json, **more: Any) -> Json:
    return {"linkId": link_id, "type": "group", "text": link_id.title(), "item": list(items), **more}


def _words(qtbot: QtBot, resource: Json) -> list[str]:
    live = LiveForm(qtbot, resource)
    return [section.words for section in sections_of(live.session.root, sensitivity=live.form.sensitivity)]


def test_each_group_at_the_top_is_a_section(qtbot: QtBot) -> None:
    form = questionnaire(_group("start", question("a", "string")), _group("end", question("b", "string")))
    assert _words(qtbot, form) == ["Start", "End"]


def test_a_form_wrapped_in_one_group_is_opened(qtbot: QtBot) -> None:
    form = questionnaire(
        _group("all", _group("one", question("a", "string")), _group("two", question("b", "string")))
    )
    assert _words(qtbot, form) == ["One", "Two"]


def test_questions_between_groups_are_gathered_and_named_apart(qtbot: QtBot) -> None:
    form = questionnaire(
        question("a", "string"), question("b", "string"), _group("mid", question("c", "string")),
        question("d", "string"), question("e", "string"),
    )  # fmt: skip
    assert _words(qtbot, form) == ["Questions", "Mid", "More questions (3)"]


def test_a_restricted_section_of_an_ordinary_form_is_listed_neutrally(qtbot: QtBot) -> None:
    group = _group("harm", question("a", "string"), extension=[ours("sensitivity", valueCode="restricted")])
    assert _words(qtbot, questionnaire(group, _group("end", question("b", "string")))) == ["Note", "End"]


def test_inside_its_own_restricted_form_a_section_has_its_name(qtbot: QtBot) -> None:
    group = _group("harm", question("a", "string"))
    form = questionnaire(
        group, _group("end", question("b", "string")), extension=[ours("sensitivity", valueCode="concern")]
    )
    assert _words(qtbot, form) == ["Harm", "End"]


def test_each_tab_of_a_container_is_a_section(qtbot: QtBot) -> None:
    tabs = [
        {"linkId": name, "type": "group", "text": name, "item": [question(f"{name}.q", "string")]}
        for name in ("Kitchen", "Bath")
    ]
    container = {"linkId": "t", "type": "group", "extension": [control("tab-container")], "item": tabs}
    live = LiveForm(
        qtbot,
        questionnaire(
            container, {**tabs[0], "linkId": "end", "text": "End", "item": [question("e", "string")]}
        ),
    )
    assert [section.words for section in live.view.visible_sections()] == ["Kitchen", "Bath", "End"]
    live.view.jump(("t", "Bath", "Bath.q"))
    assert live.view.current == "t/Bath"
