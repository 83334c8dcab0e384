from pytestqt.qtbot import QtBot

from fieldkit.services.computer.help_pages import HelpPage
from fieldkit.ui.screens.help import HelpScreen
from fieldkit.ui.widgets.buttons import Button
from tests.ui.accessible import nameless

PAGES = (HelpPage("one", "First", "# First\n\nHello."), HelpPage("two", "Second", "# Second\n\nAgain."))


def _screen(qtbot: QtBot, width: int, *, practising: bool = False) -> HelpScreen:
    screen = HelpScreen(practising=practising)
    qtbot.addWidget(screen)
    screen.resize(width, 600)
    screen.show()
    screen.view.show_pages(PAGES)
    return screen


def test_a_page_is_chosen_in_the_list_beside_it(qtbot: QtBot) -> None:
    screen = _screen(qtbot, 1_200)
    assert "Hello." in screen.view.text.toPlainText()
    screen.view.list.button("two").click()
    assert "Again." in screen.view.text.toPlainText()
    assert screen.view.text.accessibleName() == "Second"
    assert nameless(screen) == []


def test_where_there_is_little_room_list_and_page_take_turns(qtbot: QtBot) -> None:
    screen = _screen(qtbot, 420)
    view = screen.view
    assert view.text.isVisible()
    assert not view.list.isVisible()
    view.all.click()
    assert view.list.isVisible()
    assert not view.text.isVisible()
    view.list.button("two").click()
    assert view.text.isVisible()


def test_practice_is_not_offered_inside_practice(qtbot: QtBot) -> None:
    def offered(screen: HelpScreen) -> bool:
        return any("practice" in one.text() for one in screen.findChildren(Button))

    assert offered(_screen(qtbot, 900))
    assert not offered(_screen(qtbot, 900, practising=True))
