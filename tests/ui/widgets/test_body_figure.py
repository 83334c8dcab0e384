import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.body_figure import BodyFigure, outline_path, region_paths

WORDS = {"left-hand": "Left hand", "face": "Face", "bottom": "Bottom", "mouth": "Mouth"}


def figure(qtbot: QtBot) -> BodyFigure:
    made = BodyFigure(WORDS)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


@pytest.mark.parametrize(
    ("view", "code"), [("front", "left-hand"), ("back", "left-hand"), ("front", "mouth")]
)
def test_pressing_a_place_tells_it_with_the_point(qtbot: QtBot, view: str, code: str) -> None:
    made = figure(qtbot)
    with qtbot.waitSignal(made.pressed) as told:
        QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.point_of(view, code).toPoint())
    assert told.args is not None
    assert told.args[:2] == [view, code]
    assert all(0 < share < 1 for share in told.args[2:])


def test_beside_the_body_in_a_place_not_offered_or_locked_nothing_is_pressed(qtbot: QtBot) -> None:
    made = figure(qtbot)
    got: list[object] = []
    made.pressed.connect(lambda *told: got.append(told))
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPointF(3, 3).toPoint())
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.point_of("front", "chest").toPoint())
    made.set_locked(True)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.point_of("front", "face").toPoint())
    assert got == []


def test_the_chosen_place_is_marked_and_so_is_the_one_under_the_pointer(qtbot: QtBot) -> None:
    made = figure(qtbot)
    plain = made.grab().toImage()
    QTest.mouseMove(made, made.point_of("back", "bottom").toPoint())
    over = made.grab().toImage()
    made.set_chosen("front", "face", None)
    chosen = made.grab().toImage()
    made.set_chosen("front", "face", (0.5, 0.12))
    assert len({bytes(one.constBits()) for one in (plain, over, chosen, made.grab().toImage())}) == 4


def test_places_do_not_overlap_and_fill_the_outline() -> None:
    for view in ("front", "back"):
        found = region_paths(view)
        left = outline_path()
        for path in found.values():
            left = left.subtracted(path)
        room = sum(abs(one.boundingRect().width() * one.boundingRect().height()) for one in [left])
        assert not left.contains(QPointF(100, 120))
        assert room < 200 * 432
        assert not found["chest" if view == "front" else "upper-back"].contains(QPointF(100, 170))
