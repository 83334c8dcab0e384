from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.tables import LineBlock, TableBlock, is_table
from fieldkit.ui.forms.text_editors import TextEditor
from tests.ui.accessible import nameless
from tests.ui.active import give_keyboard
from tests.ui.live_form import LiveForm, control, question, questionnaire


def rooms(*more: dict[str, Any]) -> dict[str, Any]:
    return {
        "linkId": "rooms", "type": "group", "repeats": True, "text": "Rooms", "extension": [control("gtable")],
        "item": [question("name", "string"), question("alarm", "boolean"), *more],
    }  # fmt: skip


def _table(live: LiveForm) -> TableBlock:
    found = live.view.kit.blocks[("rooms",)]
    assert isinstance(found, TableBlock)
    return found


def _lines(live: LiveForm) -> list[LineBlock]:
    return [block for block in live.view.kit.blocks.values() if isinstance(block, LineBlock)]


def test_entries_are_lines_under_one_row_of_headings(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(rooms(), question("after", "string")))
    table = _table(live)
    assert not table.heads.isVisible()
    table.add.click()
    table.add.click()
    QApplication.processEvents()
    assert table.heads.isVisible()
    first, second = _lines(live)
    name, alarm = (live.view.kit.blocks[(*first.node.path, one)] for one in ("name", "alarm"))
    assert (
        alarm.mapTo(live.view, alarm.rect().topLeft()).x() > name.mapTo(live.view, name.rect().topLeft()).x()
    )
    assert not live.block(*first.node.path, "name").label.isVisible()
    assert live.editor(*second.node.path, "name").accessibleName() == "What is name?"
    assert nameless(live.view) == []


def test_the_keyboard_goes_along_a_line_and_what_is_typed_is_kept(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(rooms()))
    give_keyboard(qtbot, live.view)
    _table(live).add.click()
    (line,) = _lines(live)
    editor = live.editor(*line.node.path, "name")
    assert isinstance(editor, TextEditor)
    qtbot.waitUntil(live.editor(*line.node.path, "alarm").isVisible)
    QTest.keyClicks(editor.field, "Kitchen")
    QTest.keyClick(editor.field, Qt.Key.Key_Tab)
    live.finish()
    assert live.values(*line.node.path, "name") == ({"valueString": "Kitchen"},)
    at = QApplication.focusWidget()
    assert at is not None
    assert live.editor(*line.node.path, "alarm").isAncestorOf(at)
    line.remove.click()
    assert not _table(live).heads.isVisible()


def test_with_little_room_entries_are_cards_with_labels_and_lines_again_with_more(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(rooms(question("when", "date"))))
    table = _table(live)
    table.add.click()
    (line,) = _lines(live)
    for width, wide in ((900, True), (420, False), (900, True)):
        live.view.resize(width, 700)
        qtbot.waitUntil(lambda wide=wide: table.wide is wide)  # type: ignore[misc]  # the value of this round
        assert table.heads.isVisible() is wide
        assert live.block(*line.node.path, "name").label.isVisible() is not wide
        qtbot.waitUntil(live.editor(*line.node.path, "name").isVisible)
        assert line.remove.isVisible()
        assert line.remove.text() == ("" if wide else "Remove")
        assert line.remove.accessibleName().startswith("Remove 1 of 1")


def test_what_is_too_much_for_a_line_stays_in_cards(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(rooms(question("photo", "attachment"))))
    item = live.session.node(("rooms",)).item
    assert item is not None
    assert not is_table(item)
    assert not isinstance(live.view.kit.blocks[("rooms",)], TableBlock)
