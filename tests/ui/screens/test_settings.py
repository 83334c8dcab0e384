from pytestqt.qtbot import QtBot

from fieldkit.ui.look.theme import Wish
from fieldkit.ui.screens.settings import SettingsScreen
from tests.ui.accessible import nameless


def test_size_and_colours_change_at_once(qtbot: QtBot) -> None:
    screen = SettingsScreen(Wish.SYSTEM, 1.0)
    qtbot.addWidget(screen)
    screen.show()
    with qtbot.waitSignal(screen.scale_changed) as size:
        screen.sizes.buttons()[-1].click()
    assert size.args == [2.5]
    with qtbot.waitSignal(screen.wish_changed) as wish:
        screen.wishes.buttons()[2].click()
    assert wish.args == ["dark"]
    assert nameless(screen) == []
