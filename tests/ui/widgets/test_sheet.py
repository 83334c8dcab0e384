import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.look.theme import Theme, apply_theme
from fieldkit.ui.look.tokens import SCHEMES, Scheme, contrast
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words


def _sheet(qtbot: QtBot) -> tuple[Sheet, LineField, list[str]]:
    sheet, field, done = Sheet("Ask for help", "", None), LineField(), list[str]()
    sheet.add_field("What for?", field, "In a few words.")
    sheet.add_buttons("Ask", lambda: done.append("asked"))
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet, field, done


def test_a_field_is_told_by_its_label_and_hint(qtbot: QtBot) -> None:
    _shown, field, _done = _sheet(qtbot)
    assert (field.accessibleName(), field.accessibleDescription()) == ("What for?", "In a few words.")


def test_enter_in_a_field_does_nothing_and_escape_leaves(qtbot: QtBot) -> None:
    sheet, field, done = _sheet(qtbot)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert done == []
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert done == []


def test_what_has_changed_meanwhile_is_said_in_the_heading(qtbot: QtBot) -> None:
    sheet, _field, _done = _sheet(qtbot)
    sheet.tell("It has arrived", "at 14:32")
    shown = [words.text() for words in sheet.findChildren(Words) if words.isVisible()]
    assert {"It has arrived", "at 14:32"} <= set(shown)
    assert sheet.windowTitle() == "It has arrived"


def test_what_comes_while_the_sheet_is_open_has_its_room(qtbot: QtBot) -> None:
    sheet, field, _done = _sheet(qtbot)
    more = [LineField() for _ in range(3)]
    for one in more:
        sheet.column.add(one)
        one.hide()
    sheet.show()
    qtbot.waitExposed(sheet)
    before = sheet.height()
    for one in more:
        one.show()
    qtbot.waitUntil(lambda: sheet.height() > before)
    last = more[-1]
    assert last.mapTo(sheet, last.rect().bottomLeft()).y() <= sheet.height()
    assert not field.visibleRegion().isEmpty()


@pytest.mark.parametrize("scheme", Scheme)
def test_its_edge_stands_out_from_the_window_under_it(
    qtbot: QtBot, qapp: QApplication, scheme: Scheme
) -> None:
    apply_theme(qapp, Theme(scheme))
    sheet, _field, _done = _sheet(qtbot)
    qtbot.waitExposed(sheet)
    seen = sheet.grab().toImage()
    middle, end, foot = seen.height() // 2, seen.width() - 1, seen.height() - 1
    for x, y in ((0, middle), (end, middle), (end // 2, 0), (end // 2, foot)):
        assert contrast(seen.pixelColor(x, y).name(), SCHEMES[scheme].paper) >= 3


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_line_too_many_hides_the_button_however_long_the_words_are(
    qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    apply_theme(qapp, Theme(scale=scale))
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1_366, 768)
    host.show()
    hidden = {
        letters for letters in range(80, 200) if _cut(host, "save it " * (letters // 8) + "x" * (letters % 8))
    }
    assert hidden == set()


def _cut(host: QWidget, words: str) -> bool:
    sheet = Sheet("Voice note, 0:45", words, host)
    sheet.add_buttons("Save it as a file", lambda: None)
    sheet.show()
    page = sheet.findChild(QScrollArea)
    assert page is not None
    cut = page.verticalScrollBar().maximum() > 0
    sheet.close()
    return cut
