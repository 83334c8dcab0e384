from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.settings import APPROVALS, AboutData, AboutScreen, SettingsScreen
from fieldkit.ui.theme import Wish
from fieldkit.ui.widgets.text import Words
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


def test_what_nobody_has_approved_yet_is_said_plainly(qtbot: QtBot) -> None:
    screen = AboutScreen(AboutData("0.1", "MIT licence", APPROVALS, ("PySide6",)))
    qtbot.addWidget(screen)
    texts = " ".join(words.text() for words in screen.findChildren(Words))
    assert "Not yet approved" in texts
    for what, by_whom in APPROVALS:
        assert f"{what}: waits for {by_whom}." in texts
    assert "PySide6" in texts
