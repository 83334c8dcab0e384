from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.kept import KeptParts, Part, put_out
from tests.ui.active import give_keyboard


def _part(words: str, tells: object = None, key: str = "") -> Part:
    return Part(key or words, tells or words, lambda: QPushButton(words))


def _column(qtbot: QtBot) -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    column.addWidget(QLabel("head"))
    column.addWidget(QLabel("foot"))
    box.show()
    return box, column


def _order(column: QVBoxLayout) -> list[str]:
    items = (column.itemAt(place) for place in range(column.count()))
    widgets = (item.widget() for item in items if item is not None)
    return [str(widget.property("text")) for widget in widgets if widget is not None]


def test_what_tells_the_same_stays_the_same_widget_wherever_it_stands_now(qtbot: QtBot) -> None:
    _box, column = _column(qtbot)
    kept = KeptParts(column, 1)
    kept.show([_part("a"), _part("b"), _part("c")])
    before = {key: kept.widget(key) for key in "abc"}
    kept.show([_part("c"), _part("new"), _part("a"), _part("b", "other words")])
    assert _order(column) == ["head", "c", "new", "a", "b", "foot"]
    assert kept.widget("c") is before["c"]
    assert kept.widget("a") is before["a"]
    assert kept.widget("b") is not before["b"]
    kept.show([])
    assert _order(column) == ["head", "foot"]
    assert kept.widget("a") is None


def test_two_parts_under_one_key_are_both_shown(qtbot: QtBot) -> None:
    _box, column = _column(qtbot)
    kept = KeptParts(column, 1)
    for _again in range(2):
        kept.show([_part("one", key="k"), _part("two", key="k")])
        assert _order(column) == ["head", "one", "two", "foot"]


def test_the_keyboard_stays_in_what_is_kept_and_wanders_nowhere_from_what_goes(qtbot: QtBot) -> None:
    box, column = _column(qtbot)
    kept = KeptParts(column, 1)
    kept.show([_part("a"), _part("b")])
    give_keyboard(qtbot, box)
    held = kept.widget("b")
    assert held is not None
    held.setFocus()
    kept.show([_part("new"), _part("b"), _part("a")])
    assert QApplication.focusWidget() is held
    put_out(held)
    assert QApplication.focusWidget() is None
