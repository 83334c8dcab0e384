import json
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.base.assets import forms_folder
from fieldkit.base.errors import FieldKitError
from fieldkit.ui.forms.editors import Editor
from fieldkit.ui.forms.question import QuestionBlock
from fieldkit.ui.look.theme import Theme, apply_theme
from tests.ui.accessible import nameless
from tests.ui.active import give_keyboard
from tests.ui.live_form import LiveForm, options, ours, question, questionnaire

OURS = sorted(forms_folder().glob("*.json"))
PUBLISHED = Path(__file__).resolve().parents[3] / ".." / "shared" / "fhir" / "questionnaires"

TWO = questionnaire(
    {"linkId": "one", "type": "group", "text": "One", "item": [question("a", "string"), question("b", "boolean")]},
    {
        "linkId": "two", "type": "group", "text": "Two",
        "item": [question("c", "string", required=True),
                 question("d", "string", enableWhen=[{"question": "b", "operator": "=", "answerBoolean": True}])],
    },
)  # fmt: skip


def _walk_through(live: LiveForm) -> None:
    for section in live.view.visible_sections():
        live.view.show_section(section.key)
        page = live.view._pages[section.key]
        page.finish_filling()
        assert nameless(live.view) == [], section.words


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_every_form_of_ours_is_shown_and_every_control_named(qtbot: QtBot, path: Path) -> None:
    _walk_through(LiveForm(qtbot, path.read_bytes()))


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="published questionnaires are not on this machine")
@pytest.mark.parametrize("folder", ["beda-emr", "android-fhir", "nhsdigital-iops"])
def test_forms_that_nobody_here_wrote_are_shown_too(qtbot: QtBot, folder: str) -> None:
    for path in sorted((PUBLISHED / folder).glob("*.json"))[:12]:
        try:
            live = LiveForm(qtbot, path.read_bytes())
        except FieldKitError:
            continue
        _walk_through(live)


def test_one_section_is_shown_at_a_time_with_its_progress(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, TWO)
    assert [section.words for section in live.view.visible_sections()] == ["One", "Two"]
    assert live.view.current == "one"
    live.verbs.set(("one", "a"), {"valueString": "x"})
    assert live.view.navigator.button("one").accessibleDescription() == "1 of 2 answered"
    live.verbs.set(("one", "b"), {"valueBoolean": False})
    assert live.view.navigator.button("one").accessibleDescription() == "all answered"


def test_sections_are_walked_by_key(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, TWO)
    give_keyboard(qtbot, live.view)
    live.view.focus_first()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert live.view.current == "two"
    live.view.step(1)
    assert live.view.current == "two"
    live.view.step(-1)
    assert live.view.current == "one"


def test_a_section_is_made_only_when_gone_to(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, TWO)
    assert ("two", "c") not in live.view.kit.blocks
    live.view.show_section("two")
    assert ("two", "c") in live.view.kit.blocks


def test_a_jump_goes_to_the_field_and_takes_the_keyboard_there(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, TWO)
    give_keyboard(qtbot, live.view)
    live.view.jump(("two", "c"))
    assert live.view.current == "two"
    focus = live.block("two", "c").editor.focusProxy()
    assert focus is not None
    qtbot.waitUntil(focus.hasFocus)
    live.view.jump(("nowhere",))
    assert live.view.current == "two"


def test_an_answer_in_one_section_changes_another(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, TWO)
    live.view.show_section("two")
    block = live.view.kit.blocks[("two", "d")]
    assert not block.isVisible()
    live.verbs.set(("one", "b"), {"valueBoolean": True})
    assert block.isVisible()
    assert live.view.section_nodes()[0].path == ("two",)


def test_the_field_with_the_keyboard_is_told_and_so_is_leaving_it(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, TWO)
    give_keyboard(qtbot, live.view)
    live.view.focus_first()
    qtbot.waitUntil(lambda: ("begin", ("one", "a")) in live.verbs.done)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "Hello")
    live.view.navigator.button("one").setFocus()
    qtbot.waitUntil(lambda: ("leave",) in live.verbs.done)
    assert live.values("one", "a") == ({"valueString": "Hello"},)


def test_nothing_red_stands_on_a_form_that_nobody_has_touched(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, TWO)
    live.view.show_section("two")
    for block in live.view.findChildren(QuestionBlock):
        assert not getattr(block, "_shown_findings", None)


def test_a_form_of_two_hundred_questions_opens_at_once(qtbot: QtBot) -> None:
    many = questionnaire(
        *(question(f"q{n}", "choice", answerOption=options("Yes", "No")) for n in range(200))
    )
    live = LiveForm(qtbot, many)
    started = perf_counter()
    second = LiveForm(qtbot, many)
    second.view.grab()
    took = perf_counter() - started
    page = second.view._pages[second.view.current]
    assert page.filling
    assert took < 2, "a hang, not a budget: benchmarks measure the budget"
    qtbot.waitUntil(lambda: not page.filling, timeout=30_000)
    assert len(second.view.findChildren(Editor)) == 200
    assert live.view.isVisible()


def test_large_text_widens_the_section_list(qapp: QApplication, qtbot: QtBot) -> None:
    live = LiveForm(qtbot, TWO)
    before = live.view.side.width()
    apply_theme(qapp, Theme(scale=2))
    qtbot.waitUntil(lambda: live.view.side.width() > before)


def test_our_forms_are_files_that_a_person_can_read() -> None:
    assert OURS
    for path in OURS:
        assert json.loads(path.read_text(encoding="utf-8"))["resourceType"] == "Questionnaire"


def test_answers_inside_a_group_still_stand_when_everything_is_shown_again(qtbot: QtBot) -> None:
    form = questionnaire(
        {"linkId": "one", "type": "group", "text": "One", "item": [question("a", "string")],
         "extension": [ours("section-reason", valueBoolean=True)]},
    )  # fmt: skip
    live = LiveForm(qtbot, form)
    path = ("one", "a")
    live.verbs.set(path, {"valueString": "in the kitchen"})
    live.view.set_reviewing(True)
    assert live.view.kit.blocks[path].node.values == ({"valueString": "in the kitchen"},)
    live.verbs.set(path, {"valueString": "in the hall"})
    live.view.speak("cy")
    assert live.view.kit.blocks[path].node.values == ({"valueString": "in the hall"},)


def test_after_the_review_the_list_says_in_which_sections_an_answer_is_needed(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, TWO)
    needed = live.view.navigator.button("two")
    assert "needed" not in needed.accessibleDescription()

    live.view.set_reviewing(True)
    assert needed.accessibleDescription() == "1 answer needed before you sign"
    assert "needed" not in live.view.navigator.button("one").accessibleDescription()

    live.verbs.set(("two", "c"), {"valueString": "x"})
    assert "needed" not in needed.accessibleDescription()


def test_a_section_with_nothing_but_a_list_is_marked_as_empty_like_the_others(qtbot: QtBot) -> None:
    strong = {
        "linkId": "d",
        "type": "group",
        "repeats": True,
        "text": "Strong",
        "item": [question("x", "string")],
    }
    live = LiveForm(
        qtbot,
        questionnaire(
            {"linkId": "one", "type": "group", "text": "Strengths", "item": [strong]},
            {"linkId": "two", "type": "group", "text": "More", "item": [question("y", "string")]},
        ),
    )
    places = live.view.navigator
    spoken = [places.button(key).accessibleDescription() for key in ("one", "two")]
    assert spoken == ["nothing here yet", "none of 1 answered"]


def test_a_part_has_no_tick_while_an_entry_that_is_needed_is_not_begun(qtbot: QtBot) -> None:
    goal = {"linkId": "goal", "type": "group", "text": "A goal", "repeats": True, "required": True,
            "item": [question("words", "string")]}  # fmt: skip
    live = LiveForm(
        qtbot,
        questionnaire(
            {"linkId": "aims", "type": "group", "text": "Aims", "item": [question("any", "boolean"), goal]},
            {"linkId": "end", "type": "group", "text": "End", "item": [question("copy", "string")]},
        ),
    )
    live.session.set(("aims", "any"), {"valueBoolean": True})
    live.session.set(("end", "copy"), {"valueString": "No"})
    live.view.refresh()

    described = {key: live.view.navigator.button(key).accessibleDescription() for key in ("aims", "end")}
    assert described == {"aims": "1 of 2 answered", "end": "all answered"}
