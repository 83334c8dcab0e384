from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldkit.ui.day import commands
from tests.ui.computer import Computer


def test_a_command_typed_after_ctrl_k_is_done_by_enter(opened: Computer) -> None:
    QTest.keyClick(opened.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    search = opened.window.search
    QTest.keyClicks(search.field, "huddle")
    opened.until(lambda: bool(search.buttons()))
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    opened.until(lambda: opened.window.page is opened.desk.nearby.talk)
    opened.settled()


def test_every_place_that_a_command_names_opens(opened: Computer) -> None:
    places = [one.key for one in commands.COMMANDS if one.key.startswith(commands.GO)]
    shown = []
    for key in places:
        before = opened.window.page
        opened.desk.running.run(key)
        opened.settled()
        shown.append(opened.window.page)
        assert opened.window.page is not before or key == "go today"
    assert len(set(shown)) == len(places)


def test_doing_leads_to_the_card_and_to_practice(opened: Computer) -> None:
    opened.desk.running.run("emergency")
    assert opened.window.filling is opened.desk.emergency
    asked: list[bool] = []
    opened.window.practice_asked.disconnect()
    opened.window.practice_asked.connect(lambda: asked.append(True))
    opened.desk.running.run("practise")
    assert asked == [True]
