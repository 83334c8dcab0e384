import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fieldkit.ui.look.theme import Theme, apply_theme
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.pages import Avatar, Columns, Folding, Header, Page, TopColumn, flowing, side_by_side
from fieldkit.ui.widgets.text import Words


def test_a_page_gives_wrapped_words_their_height(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    words = [Words("Somebody popping in who isn't in a hurry. " * 8) for _ in range(6)]
    for part in words:
        page.add(part)
    page.resize(400, 300)
    page.show()
    qtbot.waitUntil(lambda: all(part.height() >= part.heightForWidth(part.width()) for part in words))
    assert page.column.parts() == words
    page.column.clear()
    assert page.column.parts() == []


@pytest.mark.parametrize(("width", "side"), [(1_200, 28), (1_920, 348)])
def test_on_a_wide_screen_a_page_keeps_together_in_the_middle(qtbot: QtBot, width: int, side: int) -> None:
    page = Page()
    qtbot.addWidget(page)
    part = Words("Somebody popping in")
    page.add(part)
    page.resize(width, 300)
    page.show()
    qtbot.waitUntil(lambda: part.x() == side and part.width() == width - 2 * side)


def test_large_text_takes_more_of_a_wide_screen(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Theme(scale=2))
    page = Page()
    qtbot.addWidget(page)
    part = Words("Somebody popping in")
    page.add(part)
    page.resize(1_920, 300)
    page.show()
    qtbot.waitUntil(lambda: part.x() == 28)


def test_actions_of_a_header_go_under_the_title_where_there_is_little_room(qtbot: QtBot) -> None:
    header = Header("Today", "Three visits")
    qtbot.addWidget(header)
    for n in range(4):
        header.add_action(QPushButton(f"Action number {n}"))
    header.resize(1_400, 80)
    header.show()
    wide = header.title.height() + header.under.height()
    header.resize(420, 400)
    action = header.findChild(QPushButton)
    assert action is not None
    qtbot.waitUntil(lambda: action.mapTo(header, action.rect().topLeft()).y() >= wide - 8)
    header.set_under("")
    assert not header.under.isVisible()


@pytest.mark.parametrize(("width", "side"), [(1_200, True), (600, False)])
def test_columns_fold_where_there_is_little_room(qtbot: QtBot, width: int, side: bool) -> None:
    columns = Columns()
    qtbot.addWidget(columns)
    columns.wide_column.add(Words("wide"))
    columns.narrow_column.add(Words("narrow"))
    columns.resize(width, 400)
    columns.show()
    qtbot.waitUntil(lambda: (columns.narrow.x() > columns.wide.x()) == side)


def test_large_text_folds_columns_earlier(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Theme(scale=2))
    columns = Columns()
    qtbot.addWidget(columns)
    columns.resize(1_200, 400)
    columns.show()
    qtbot.waitUntil(lambda: columns.narrow.x() == columns.wide.x())


def test_two_parts_fold_when_the_second_needs_the_room(qtbot: QtBot) -> None:
    pair = Folding(Words("May"), QPushButton("A rather long action for a narrow window"), share=0.5)
    qtbot.addWidget(pair)
    pair.resize(1_200, 60)
    pair.show()
    assert not pair.folded
    pair.resize(320, 120)
    assert pair.folded


@pytest.mark.parametrize(
    ("name", "initials"), [("Mary Ashdown", "MA"), ("Cher", "C"), ("", ""), ("Anne de la Tour", "AT")]
)
def test_initials_come_from_first_and_last_name(qtbot: QtBot, name: str, initials: str) -> None:
    avatar = Avatar(name)
    qtbot.addWidget(avatar)
    avatar.show()
    assert avatar.text() == initials
    assert not avatar.grab().isNull()


def test_nobody_has_no_empty_circle(qtbot: QtBot) -> None:
    nobody, somebody = Avatar(""), Avatar("Cher")
    row = side_by_side(nobody, somebody)
    qtbot.addWidget(row)
    row.show()
    assert (nobody.isVisible(), somebody.isVisible()) == (False, True)


def test_rows_and_flows_hold_their_parts(qtbot: QtBot) -> None:
    chip = Chip("Safe", "ok")
    for box in (side_by_side(Words("a"), chip), flowing(Words("b"), Words("c"))):
        qtbot.addWidget(box)
        assert box.layout() is not None
    assert TopColumn(margin=4).contentsMargins().left() == 4


def test_what_can_fold_never_makes_a_page_wider_than_its_widest_part(qtbot: QtBot) -> None:
    page = Page(margin=0)
    qtbot.addWidget(page)
    header = Header("Today", "Three visits")
    columns = Columns()
    for words in ("Find anything", "Plan a visit", "New person"):
        header.add_action(QPushButton(words))
    folding = Folding(Words("Mary Ashdown", wrap=False), QPushButton("Carry on with this visit"))
    columns.wide_column.add(folding)
    columns.narrow_column.add(QPushButton("Sync now"))
    for part in (header, columns):
        page.add(part)
    page.resize(230, 400)
    page.show()
    qtbot.waitUntil(lambda: folding.folded)
    assert page.horizontalScrollBar().maximum() == 0
    page.resize(1_400, 400)
    qtbot.waitUntil(lambda: not folding.folded)
