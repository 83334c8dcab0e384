import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.look.theme import Theme, apply_theme
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.places import FootWords, Place, PlaceList, PlaceStrip, Rail
from tests.ui.active import give_keyboard

PLACES = [
    Place("a", "Starting well", tail="✓", spoken="all answered"),
    Place("b", "What matters"),
    Place("c", "Ending"),
]


@pytest.fixture
def sections(qtbot: QtBot) -> PlaceList:
    made = PlaceList("nav", "Sections")
    qtbot.addWidget(made)
    made.set_places(PLACES)
    made.light("b")
    made.show()
    return made


def test_arrows_move_and_enter_picks(qtbot: QtBot, sections: PlaceList) -> None:
    give_keyboard(qtbot, sections)
    sections.button("b").setFocus()
    QTest.keyClick(sections.button("b"), Qt.Key.Key_Down)
    qtbot.waitUntil(sections.button("c").hasFocus)
    with qtbot.waitSignal(sections.picked) as told:
        QTest.keyClick(sections.button("c"), Qt.Key.Key_Space)
    assert told.args == ["c"]


def test_one_place_is_lit_and_is_the_tab_stop(sections: PlaceList) -> None:
    assert [key for key in sections.keys() if sections.button(key).lit] == ["b"]  # noqa: SIM118  # a method, no dict
    assert sections.current == "b"
    assert sections.is_lit(sections.button("b"))
    assert not sections.is_lit(None)
    assert not sections.button("a").focusPolicy() & Qt.FocusPolicy.TabFocus


def test_progress_is_spoken_and_buttons_that_stay_are_kept(sections: PlaceList) -> None:
    before = sections.button("a")
    sections.set_places([Place("a", "Starting well", tail="1/2", spoken="1 of 2 answered"), *PLACES[1:]])
    assert sections.button("a") is before
    assert before.accessibleDescription() == "1 of 2 answered"
    sections.set_places(PLACES[:1])
    assert sections.keys() == ["a"]


def test_the_foot_always_says_where_the_work_is(qapp: QApplication, qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.set_foot(FootWords("Offline", "wait", "3 records only on this laptop", "Last at the hub 08:12"))
    rail.show()
    assert (rail.connection.text(), rail.only_here.text()) == ("Offline", "3 records only on this laptop")
    before = rail.width()
    apply_theme(qapp, Theme(scale=2))
    qtbot.waitUntil(lambda: rail.width() > before)


def test_a_strip_of_places_is_never_wider_than_its_window_and_shows_where_one_is(qtbot: QtBot) -> None:
    places = PlaceList("tab", "Records", across=True)
    places.set_places([Place(str(number), f"A record with a long name {number}") for number in range(12)])
    strip = PlaceStrip(places)
    qtbot.addWidget(strip)
    strip.resize(320, 60)
    strip.show()
    assert strip.minimumSizeHint().width() < 320
    places.light("11")
    last = places.button("11")
    qtbot.waitUntil(
        lambda: strip.viewport().rect().contains(last.mapTo(strip.viewport(), last.rect().center()))
    )


def test_a_strip_makes_room_for_places_that_come_after_it_was_shown(qtbot: QtBot) -> None:
    host, places = QWidget(), PlaceList("tab", "Records", across=True)
    QVBoxLayout(host).addWidget(PlaceStrip(places))
    qtbot.addWidget(host)
    host.resize(600, 200)
    host.show()
    places.set_places([Place("a", "Conversation"), Place("b", "Note")])
    qtbot.waitUntil(
        lambda: all(
            button.visibleRegion().boundingRect().height() >= 24 for button in places.findChildren(Button)
        )
    )


def test_the_keyboard_stays_in_the_list_when_the_places_change(qtbot: QtBot, sections: PlaceList) -> None:
    give_keyboard(qtbot, sections)
    here = sections.keys()[1]
    sections.button(here).setFocus()
    sections.set_places([Place("new", "New"), Place(here, "Here")])
    assert sections.button(here).hasFocus()
    sections.light("new")
    sections.set_places([Place("new", "New")])
    assert sections.button("new").hasFocus()
