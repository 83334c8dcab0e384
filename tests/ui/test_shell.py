from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.shell import Shell
from tests.ui.accessible import nameless


def test_every_place_is_on_the_rail_in_the_order_of_its_key(qtbot: QtBot) -> None:
    body = QWidget()
    qtbot.addWidget(body)
    shell = Shell(body)
    qtbot.addWidget(shell)
    assert tuple(shell.rail.places.keys()) == shell.keys
    assert nameless(shell.rail) == []
    assert shell.search.parentWidget() is body
    assert not shell.search.isVisible()


def test_counts_stand_beside_their_place_and_go_again(qtbot: QtBot) -> None:
    body = QWidget()
    qtbot.addWidget(body)
    shell = Shell(body)
    qtbot.addWidget(shell)
    shell.set_tails(3, 0)
    assert shell.rail.places.button("sync").accessibleDescription() == "3 waiting"
    shell.set_tails(0, 2)
    assert shell.rail.places.button("sync").accessibleDescription() == ""
    assert shell.rail.places.button("actions").accessibleDescription() == "2 due"
