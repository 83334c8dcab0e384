from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.connect import ConnectScreen


def test_it_says_what_to_do_and_does_it(qtbot: QtBot) -> None:
    screen = ConnectScreen()
    qtbot.addWidget(screen)
    assert screen.state.button is not None
    with qtbot.waitSignal(screen.sync):
        screen.state.button.click()
