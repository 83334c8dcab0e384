from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.ui.look.tokens import LIGHT, contrast
from fieldkit.ui.screens.people import PeopleScreen, PersonLine
from tests.ui.accessible import nameless
from tests.ui.samples import PEOPLE


def _screen(qtbot: QtBot) -> PeopleScreen:
    screen = PeopleScreen()
    qtbot.addWidget(screen)
    screen.show_data(PEOPLE)
    screen.resize(900, 600)
    screen.show()
    return screen


def test_typing_finds_by_either_name_or_place_and_enter_opens(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    QTest.keyClicks(screen.field, "longnor may")
    assert screen.model.rowCount() == 1
    assert screen.header.under.text() == "1 of 4 on this laptop"
    with qtbot.waitSignal(screen.open_person) as told:
        QTest.keyClick(screen.field, Qt.Key.Key_Return)
    assert told.args == ["p0"]


def test_a_press_opens_and_nobody_found_says_so(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    rect = screen.list.visualRect(screen.model.index(2))
    with qtbot.waitSignal(screen.open_person) as told:
        QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert told.args == ["p2"]
    QTest.keyClicks(screen.field, "zzz")
    assert screen.empty.isVisible()
    assert not screen.list.isVisible()


def test_a_row_is_spoken_whole(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    spoken = screen.model.data(screen.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Mary Ashdown, likes to be called May. 85 · 12 Brook Lane, Longnor"
    assert nameless(screen) == []
    assert not screen.grab().isNull()


def test_five_thousand_people_are_no_more_work_than_four(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    many = [PersonLine(str(n), f"Person {n}", "", "somewhere") for n in range(5_000)]
    started = perf_counter()
    screen.show_data(many)
    QTest.keyClicks(screen.field, "4321")
    screen.grab()
    assert screen.model.rowCount() == 1
    assert perf_counter() - started < 2


def test_the_second_line_can_be_read_as_well_as_the_first(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    for field in (screen.list, screen.field):
        colour = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert colour.alpha() == 255
        assert contrast(colour.name(), LIGHT.card) >= 4.5


def test_no_row_is_cut_however_narrow_or_large(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    long = PersonLine(
        "l", "Wilhelmina Featherstonehaugh", "Billie", "91 · 12 Brook Lane, Nether Hallow, WX4 2DT"
    )
    screen.show_data([*PEOPLE, long])
    line = screen.list.fontMetrics().lineSpacing()

    def tall() -> int:
        return screen.list.visualRect(screen.model.index(0)).height()

    assert 2 * line < tall() < 4 * line
    screen.resize(330, 600)
    qtbot.waitUntil(lambda: tall() > 4 * line)
    before = tall()
    screen.list.setStyleSheet("font-size: 30px")
    qtbot.waitUntil(lambda: tall() > before)
