from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.directory import DirectoryData, DirectoryScreen, ServiceLine
from fieldkit.ui.widgets.buttons import Button
from tests.ui.accessible import nameless, read

SERVICE = ServiceLine(
    "s1", "Moor Lunch", "Moor Trust", "Lunch together", ("Company",), ("Church Hall",),
    ("Ann Lee, host · 01632 960001", "01632 960002"), "Last checked 1 November.",
)  # fmt: skip


def _screen(qtbot: QtBot, data: DirectoryData) -> DirectoryScreen:
    screen = DirectoryScreen()
    qtbot.addWidget(screen)
    screen.show_data(data)
    screen.show()
    return screen


def test_each_contact_can_be_asked_by_name(qtbot: QtBot) -> None:
    screen = _screen(qtbot, DirectoryData("Taken in today.", (SERVICE,)))
    buttons = [one for one in screen.findChildren(Button) if one.text() == "Ask them to help"]
    with qtbot.waitSignal(screen.help_asked) as told:
        buttons[1].click()
    assert told.args == ["s1", 1]
    assert "Ask Ann Lee, host · 01632 960001 to help" in read(screen)
    assert nameless(screen) == []


def test_nothing_found_and_nothing_there_are_two_different_things(qtbot: QtBot) -> None:
    assert "Nothing found" in read(_screen(qtbot, DirectoryData("Taken in today.", ())))
    assert "No services yet" in read(_screen(qtbot, DirectoryData("", ())))
