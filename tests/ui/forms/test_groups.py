from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.records.paths import Path
from fieldkit.ui.forms.entries import EntriesBlock, EntryBlock
from fieldkit.ui.forms.groups import GroupBlock
from fieldkit.ui.forms.text_editors import TextEditor
from fieldkit.ui.widgets.buttons import Button
from tests.ui.accessible import nameless, names
from tests.ui.live_form import LiveForm, ours, question, questionnaire

GOALS = {
    "linkId": "g", "type": "group", "repeats": True, "text": "Goals",
    "item": [question("words", "string"), question("due", "date")],
}  # fmt: skip


def _entries(live: LiveForm, *path: str) -> EntriesBlock:
    found = live.view.kit.blocks[path]
    assert isinstance(found, EntriesBlock)
    return found


def test_an_entry_is_added_focused_numbered_and_removed(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(GOALS))
    block = _entries(live, "g")
    assert block.empty.isVisible()
    block.add.click()
    block.add.click()
    entries = [found for found in live.view.kit.blocks.values() if isinstance(found, EntryBlock)]
    assert [entry.title.text() for entry in entries] == ["1 of 2", "2 of 2"]
    assert block.add.text() == "Add another"
    assert nameless(live.view) == []
    entries[0].remove.click()
    left = [found for found in live.view.kit.blocks.values() if isinstance(found, EntryBlock)]
    assert [entry.title.text() for entry in left] == ["1 of 1"]


def test_a_repeating_question_has_a_line_for_each_answer(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("tel", "string", repeats=True)))
    _entries(live, "tel").add.click()
    entry = next(found for found in live.view.kit.blocks.values() if isinstance(found, EntryBlock))
    assert isinstance(entry.editor, TextEditor)
    QTest.keyClicks(entry.editor.field, "01782")
    live.finish()
    assert [value["valueString"] for value in live.values("tel")] == ["01782"]
    assert live.values("tel")[0]["order"]
    assert "What is tel?" in names(live.view)


def test_there_is_an_end_to_adding_where_the_form_says_so(qtbot: QtBot) -> None:
    most = {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs", "valueInteger": 1}
    live = LiveForm(qtbot, questionnaire(question("tel", "string", repeats=True, extension=[most])))
    block = _entries(live, "tel")
    block.add.click()
    assert not block.add.isVisible()


def test_each_writes_their_own_view_and_nobody_elses(qtbot: QtBot) -> None:
    theirs: dict[Path, Any] = {("view", "e:glynis"): {"valueString": "Low in mood", "order": "a0"}}
    form = questionnaire(question("view", "string", extension=[ours("answer-per-author", valueBoolean=True)]))
    live = LiveForm(qtbot, form, answers=theirs)
    block = _entries(live, "view")
    other = live.view.kit.blocks[("view", "e:glynis")]
    assert isinstance(other, EntryBlock)
    assert isinstance(other.editor, TextEditor)
    assert other.editor.field.isReadOnly()
    assert not other.remove.isVisible()
    block.add.click()
    mine = live.view.kit.blocks[("view", "e:sharon")]
    assert isinstance(mine, EntryBlock)
    assert isinstance(mine.editor, TextEditor)
    assert not mine.editor.field.isReadOnly()
    assert not block.add.isVisible()


def test_one_reason_covers_a_section(qtbot: QtBot) -> None:
    group: dict[str, Any] = {
        "linkId": "p", "type": "group", "text": "Part", "item": [question("x", "string")],
        "extension": [ours("section-reason", valueBoolean=True)],
    }  # fmt: skip
    live = LiveForm(qtbot, questionnaire(group, question("y", "string")))
    block = live.view.kit.blocks[("p",)]
    assert isinstance(block, GroupBlock)
    assert block.reason is not None
    block.reason.ask.click()
    block.reason.reasons.buttons()[0].click()
    assert live.session.node(("p",)).values == ({"valueString": "Not today"},)
    block.reason.reasons.buttons()[0].click()
    assert live.session.node(("p",)).values == ()


def test_groups_in_groups_have_headings(qtbot: QtBot) -> None:
    inner = {"linkId": "in", "type": "group", "text": "Inner", "item": [question("x", "string")]}
    outer = {"linkId": "out", "type": "group", "text": "Outer", "item": [inner, question("z", "string")]}
    live = LiveForm(qtbot, questionnaire(outer, question("y", "string")))
    block = live.view.kit.blocks[("out", "in")]
    assert isinstance(block, GroupBlock)
    assert block.heading.text() == "Inner"
    assert block.heading.isVisible()


def test_a_reader_sees_entries_without_buttons(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot, questionnaire(GOALS), answers={("g", "e:1", "words"): {"valueString": "Bus"}}, read_only=True
    )
    entry = next(found for found in live.view.kit.blocks.values() if isinstance(found, EntryBlock))
    assert not entry.remove.isVisible()
    assert not _entries(live, "g").add.isVisible()


def test_a_plan_picks_from_the_toolbox_by_one_press_and_what_was_picked_is_not_offered_again(
    qtbot: QtBot,
) -> None:
    plan = question("plan", "string", repeats=True, extension=[ours("picks-from", valueString="tool")])
    live = LiveForm(qtbot, questionnaire(question("tool", "string", repeats=True), plan))
    live.verbs.add(("tool",), {"valueString": "A walk"})
    live.verbs.add(("tool",), {"valueString": "Ringing Jean"})
    block = _entries(live, "plan")
    block.pick.click()
    offered = [one for one in block.findChildren(Button) if one.text() in {"A walk", "Ringing Jean"}]
    assert len(offered) == 2
    assert nameless(live.view) == []
    offered[0].click()
    assert [value["valueString"] for value in live.values("plan")] == ["A walk"]
    block.pick.click()

    def listed() -> set[str]:
        return {one.text() for one in block.findChildren(Button) if one.isVisible()}

    qtbot.waitUntil(lambda: "Ringing Jean" in listed())
    assert "A walk" not in listed()
    assert not _entries(live, "tool").pick.isVisible()


def test_a_part_that_starts_closed_opens_by_the_keyboard_and_for_a_jump(qtbot: QtBot) -> None:
    closed = {
        "url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-collapsible",
        "valueCode": "default-closed",
    }
    inner = {
        "linkId": "in",
        "type": "group",
        "text": "More",
        "extension": [closed],
        "item": [question("x", "string")],
    }
    outer = {"linkId": "out", "type": "group", "text": "Outer", "item": [inner, question("z", "string")]}
    live = LiveForm(qtbot, questionnaire(outer, question("y", "string")))
    block = live.view.kit.blocks[("out", "in")]
    assert isinstance(block, GroupBlock)
    assert block.fold is not None
    assert not block.body.isVisible()
    assert block.fold.accessibleName() == "More, closed, 0 of 1 answered"
    QTest.keyClick(block.fold, Qt.Key.Key_Space)
    assert block.body.isVisible()
    QTest.keyClick(block.fold, Qt.Key.Key_Space)
    assert not block.body.isVisible()
    live.view.jump(("out", "in", "x"))
    assert block.body.isVisible()
    assert block.fold.accessibleName().startswith("More, open")


def test_a_heading_that_only_repeats_its_first_question_is_left_out(qtbot: QtBot) -> None:
    height = {**question("mm", "integer"), "text": "Seat height"}
    same = {"linkId": "a", "type": "group", "text": "Seat height", "item": [height]}
    other = {"linkId": "b", "type": "group", "text": "The bed", "item": [question("w", "integer")]}
    place = {"linkId": "s", "type": "group", "text": "Place", "item": [same, other]}
    live = LiveForm(qtbot, questionnaire(place, question("more", "string")))
    repeated, kept = live.view.kit.blocks[("s", "a")], live.view.kit.blocks[("s", "b")]
    assert isinstance(repeated, GroupBlock)
    assert isinstance(kept, GroupBlock)
    assert not repeated.heading.isVisible()
    assert kept.heading.isVisible()
