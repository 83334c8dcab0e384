import json
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.base.assets import forms_folder
from fieldkit.ui.forms.body_map_editor import BodyMapEditor
from tests.ui.live_form import LiveForm, questionnaire

PARTS = {"i.mark.view", "i.mark.region", "i.mark.point"}
AT = ("i.mark", "e:1")


def mark() -> dict[str, Any]:
    """The group of the concern that asks for a mark, cut to where it is."""

    def find(items: list[dict[str, Any]]) -> dict[str, Any] | None:
        for item in items:
            found = item if item["linkId"] == "i.mark" else find(item.get("item", []))
            if found is not None:
                return found
        return None

    text = (forms_folder() / "safeguarding-concern.json").read_text(encoding="utf-8")
    found = find(json.loads(text)["item"])
    assert found is not None
    return {**found, "item": [one for one in found["item"] if one["linkId"] in PARTS]}


def opened(qtbot: QtBot, **around: Any) -> tuple[LiveForm, BodyMapEditor]:
    live = LiveForm(qtbot, questionnaire(mark()), answers={AT: {"order": "a0"}}, **around)
    editor = live.editor(*AT, "i.mark.region")
    assert isinstance(editor, BodyMapEditor)
    return live, editor


def code_at(live: LiveForm, *path: str) -> str:
    (value,) = live.values(*AT, *path)
    return str(value["valueCoding"]["code"])


def test_pressing_the_drawing_answers_the_place_the_view_and_the_point(qtbot: QtBot) -> None:
    live, editor = opened(qtbot)
    figure = editor.figure
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=figure.point_of("back", "left-arm").toPoint())
    assert code_at(live, "i.mark.region") == "left-arm"
    assert code_at(live, "i.mark.view") == "view-back"
    (across,) = live.values(*AT, "i.mark.point", "i.mark.x")
    assert Decimal("0.1") < across["valueDecimal"] < Decimal("0.4")
    assert editor.figure.accessibleName().endswith("Drawing of a body. Chosen: Left arm.")
    assert editor.combo is not None
    assert editor.combo.currentText() == "Left arm"


def test_the_list_does_the_same_and_forgets_the_exact_point(qtbot: QtBot) -> None:
    live, editor = opened(qtbot)
    figure = editor.figure
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=figure.point_of("front", "face").toPoint())
    option = next(one for one in editor.node.options if one.text == "Bottom")
    assert editor.combo is not None
    editor.combo.chosen.emit(option.entry_id)
    assert code_at(live, "i.mark.region") == "bottom"
    assert live.values(*AT, "i.mark.point", "i.mark.x") == ()
    assert editor.figure.accessibleName().endswith("Drawing of a body. Chosen: Bottom.")


def test_a_reader_sees_the_place_and_changes_nothing(qtbot: QtBot) -> None:
    live, editor = opened(qtbot, read_only=True)
    QTest.mouseClick(
        editor.figure, Qt.MouseButton.LeftButton, pos=editor.figure.point_of("front", "face").toPoint()
    )
    assert live.values(*AT, "i.mark.region") == ()
