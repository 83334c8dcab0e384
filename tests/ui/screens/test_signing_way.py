from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.signing_way import DRAWN, SAID_SO, TYPED, SigningWay
from tests.ui.widgets.test_signature import sign


def test_said_so_comes_first_and_needs_nothing_more(qtbot: QtBot) -> None:
    way = SigningWay("May")
    qtbot.addWidget(way)
    way.show()
    assert way.ways.buttons()[0].text() == "Said so to me"
    assert (way.how, way.lacking, way.name, way.drawing) == (SAID_SO, "", "", b"")
    assert not way.field.isVisible()
    assert not way.pad.isVisible()


def test_a_typed_name_counts_as_a_drawn_one(qtbot: QtBot) -> None:
    way = SigningWay("")
    qtbot.addWidget(way)
    way.show()
    way.ways.chosen.emit(TYPED)
    assert way.lacking == "Their name is not typed yet."
    way.field.setText(" Mary Ashdown ")
    assert (way.lacking, way.name) == ("", "Mary Ashdown")
    way.ways.chosen.emit(DRAWN)
    assert (way.lacking, way.name) == ("Nothing is drawn yet.", "")
    sign(way.pad)
    assert way.lacking == ""
    assert way.drawing.startswith(b"\x89PNG")
    way.clear.click()
    assert way.lacking == "Nothing is drawn yet."
    way.ways.chosen.emit(None)
    assert way.how == SAID_SO
