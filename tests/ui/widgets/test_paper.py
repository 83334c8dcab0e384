import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.printing.record_copy import record_copy
from fieldkit.ui.widgets.paper import PaperView
from tests.printing.samples import contents, typesetter


@pytest.fixture
def view(qtbot: QtBot) -> PaperView:
    """Three pages of a copy, shown."""
    made = PaperView()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    (page, *_) = typesetter().pages(record_copy(contents()), ppi=40)
    made.show_pages((page, page, page))
    return made


def test_pages_are_turned_with_keys_and_stop_at_both_ends(view: PaperView) -> None:
    view.area.setFocus()
    for key, page in (
        (Qt.Key.Key_PageUp, 1), (Qt.Key.Key_PageDown, 2), (Qt.Key.Key_End, 3), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_Home, 1),
    ):  # fmt: skip
        QTest.keyClick(view, key)
        assert view.page == page
    assert view.place.text() == "Page 1 of 3"
    assert not view.before.isEnabled()
    assert view.after.isEnabled()


def test_a_page_grows_and_shrinks_and_fits_again(view: PaperView) -> None:
    sheet = view.area.widget()
    assert sheet is not None
    fitting = sheet.width()
    view.larger.click()
    assert sheet.width() > fitting
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert sheet.width() == fitting
    QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert sheet.width() < fitting


def test_the_page_itself_is_painted_and_not_only_counted(view: PaperView) -> None:
    picture = view.grab().toImage()
    dark = sum(
        picture.pixelColor(x, y).lightness() < 120
        for x in range(150, 550, 2)
        for y in range(60, picture.height(), 2)
    )
    assert dark > 50


def test_nothing_of_a_copy_stays_once_it_is_put_away(view: PaperView) -> None:
    view.forget()
    assert view.page == 0
    assert view.place.text() == "No pages yet"
    assert not view.larger.isEnabled()
