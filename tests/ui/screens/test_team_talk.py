from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.team_talk import DiscussLine, NoteLine, TalkData, TeamTalkScreen
from fieldkit.ui.widgets.buttons import Button
from tests.ui.accessible import nameless, read
from tests.ui.active import stays_at


def test_a_person_stands_with_the_reasons_and_a_note_without_a_name(qtbot: QtBot) -> None:
    screen = TeamTalkScreen()
    qtbot.addWidget(screen)
    screen.show_data(
        TalkData(
            (DiscussLine("p1", "May Ashdown", ("Two or more falls",), "A rail", "today", True),),
            (NoteLine("r1", "One reply for you to read", "ok", "yesterday"),),
        )
    )
    screen.show()
    said = read(screen)
    assert "Two or more falls" in said
    assert "They agreed to be talked about. Since today." in said
    assert "One reply for you to read" in said
    assert not any("afeguarding" in one for one in said)
    assert nameless(screen) == []

    by_name = {one.accessibleName(): one for one in screen.findChildren(Button)}
    with qtbot.waitSignal(screen.write_up) as told:
        by_name["Write up the talk about May Ashdown"].click()
    assert told.args == ["p1"]
    with qtbot.waitSignal(screen.open_record) as opened:
        by_name["Open the note of yesterday"].click()
    assert opened.args == ["r1"]


def test_empty_lists_teach(qtbot: QtBot) -> None:
    screen = TeamTalkScreen()
    qtbot.addWidget(screen)
    screen.show_data(TalkData())
    screen.show()
    assert "Nobody to talk about" in read(screen)


def test_told_anew_it_leaves_the_keyboard_where_it_is(qtbot: QtBot) -> None:
    screen = TeamTalkScreen()
    qtbot.addWidget(screen)
    may = DiscussLine("p1", "May Ashdown", ("Two or more falls",), "A rail", "today", True)
    karen = DiscussLine("p2", "Karen Doyle", ("Alone at night",), "", "today", True)
    screen.show_data(TalkData((may,)))
    name = "Write up the talk about May Ashdown"
    stays_at(qtbot, screen, name, lambda: screen.show_data(TalkData((karen, may))))
