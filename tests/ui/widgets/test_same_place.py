from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.pages import Page
from fieldkit.ui.widgets.same_place import come_back, same_place
from tests.ui.active import give_keyboard


def _tell(page: Page, names: list[str], height: int = 40) -> None:
    with same_place(page):
        page.column.clear()
        for name in names:
            button = Button(name)
            button.setFixedHeight(height)
            page.add(button)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def _page(qtbot: QtBot, names: list[str]) -> Page:
    page = Page()
    qtbot.addWidget(page)
    _tell(page, names)
    page.resize(300, 300)
    give_keyboard(qtbot, page)
    return page


def _at(page: Page, name: str) -> Button:
    return next(one for one in page.findChildren(Button) if one.text() == name and one.isVisible())


def _held() -> str:
    held = QApplication.focusWidget()
    return held.text() if isinstance(held, Button) else "nothing"


def test_the_keyboard_goes_to_what_is_named_as_what_had_it(qtbot: QtBot) -> None:
    page = _page(qtbot, ["a", "b", "b", "c"])
    page.findChildren(Button)[2].setFocus()
    _tell(page, ["new", "b", "b", "c", "a"])
    assert QApplication.focusWidget() is [one for one in page.findChildren(Button) if one.text() == "b"][1]


def test_the_keyboard_goes_to_what_took_the_place_of_what_is_gone(qtbot: QtBot) -> None:
    page = _page(qtbot, ["a", "b", "c"])
    _at(page, "b").setFocus()
    _tell(page, ["a", "c"])
    assert _held() == "c"
    _tell(page, ["a"])
    assert _held() == "a"
    _tell(page, ["other", "more"])
    assert _held() == "other"
    _tell(page, [])
    assert _held() == "nothing"


def test_it_takes_the_keyboard_from_nowhere_else(qtbot: QtBot) -> None:
    page = _page(qtbot, ["a", "b"])
    other = QWidget(page)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    beside = Button("beside")
    qtbot.addWidget(beside)
    give_keyboard(qtbot, beside)
    beside.setFocus()
    _tell(page, ["a", "b", "c"])
    assert _held() == "beside"


def test_what_is_in_sight_stays_at_its_height(qtbot: QtBot) -> None:
    names = [f"line {number}" for number in range(40)]
    page = _page(qtbot, names)
    page.verticalScrollBar().setValue(700)

    def height(name: str) -> int:
        return _at(page, name).mapTo(page.viewport(), QPoint(0, 0)).y()

    first = next(name for name in names if height(name) >= 0)
    stood = height(first)
    _tell(page, ["new", "newer", *names])
    assert height(first) == stood
    _at(page, "line 15").setFocus()
    stood = height("line 15")
    _tell(page, names[3:])
    assert height("line 15") == stood
    assert _held() == "line 15"


def test_at_the_top_of_a_page_what_is_new_there_is_seen(qtbot: QtBot) -> None:
    page = _page(qtbot, [f"line {number}" for number in range(40)])
    _tell(page, ["new", *(f"line {number}" for number in range(40))])
    assert page.verticalScrollBar().value() == 0


def test_a_page_told_anew_while_it_was_away_is_come_back_to_where_it_was_left(qtbot: QtBot) -> None:
    page = _page(qtbot, ["a", "b", "c"])
    _at(page, "b").setFocus()
    page.hide()
    _tell(page, ["new", "a", "b"])
    found = come_back(page)
    assert isinstance(found, Button)
    assert found.text() == "b"
    assert come_back(page) is None
    assert come_back(QWidget(page)) is None
