from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.language.differences import GAP, Piece
from fieldkit.ui.look.theme import Theme, apply_theme
from fieldkit.ui.look.tokens import SCHEMES, Scheme
from fieldkit.ui.screens.conflicts import ConflictCard, ConflictsScreen, RemovalData, marked
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.pages import Folding
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless, names
from tests.ui.active import give_keyboard
from tests.ui.samples import CONFLICT, NUMBER_CONFLICT


@pytest.fixture
def screen(qtbot: QtBot) -> ConflictsScreen:
    made = ConflictsScreen()
    qtbot.addWidget(made)
    made.show_data((CONFLICT, NUMBER_CONFLICT))
    made.resize(1_100, 800)
    made.show()
    return made


def _press(card: ConflictCard, words: str) -> None:
    next(
        button for button in card.findChildren(Button) if words in {button.text(), button.accessibleName()}
    ).click()


def test_nothing_is_chosen_and_nothing_can_be_saved_until_the_gaps_are_filled(
    screen: ConflictsScreen,
) -> None:
    card = screen.cards[0]
    assert card.field is not None
    assert card.save is not None
    text = card.field.toPlainText()
    assert GAP in text
    assert "once" not in text
    assert "twice" not in text
    assert not card.save.isEnabled()
    card.field.setPlainText(text.replace(GAP, "twice"))
    assert card.save.isEnabled()


def test_marks_take_the_colours_of_the_dark_when_it_gets_dark(
    qtbot: QtBot, qapp: QApplication, screen: ConflictsScreen
) -> None:
    apply_theme(qapp, Theme(Scheme.DARK))
    dark = SCHEMES[Scheme.DARK]
    marked_words = [one.text() for one in screen.cards[0].findChildren(Words) if "<span" in one.text()]
    assert marked_words
    for words in marked_words:
        assert f"color:{dark.accent.lower()};background-color:{dark.accent_soft.lower()}" in words


def test_numbers_are_never_joined_and_safety_says_what_counts(screen: ConflictsScreen) -> None:
    card = screen.cards[1]
    assert card.field is None
    assert any("more careful answer counts" in words.text() for words in card.findChildren(Words))


def test_each_way_is_told(qtbot: QtBot, screen: ConflictsScreen) -> None:
    card = screen.cards[0]
    with qtbot.waitSignal(screen.keep) as kept:
        _press(card, "Keep the answer of Glynis Hart, CPN")
    assert kept.args == ["c1", "2"]
    with qtbot.waitSignal(screen.leave_both) as both:
        _press(card, "Leave both standing")
    assert both.args == ["c1"]
    assert card.field is not None
    card.field.setPlainText("She tripped twice.")
    with qtbot.waitSignal(screen.write) as written:
        _press(card, "Save this answer")
    assert written.args == ["c1", "She tripped twice."]


def test_differences_are_marked_without_relying_on_colour() -> None:
    html = marked((Piece("on the ", False), Piece("<step>", True)), "#111111", "#222222")
    assert "underline" in html
    assert "&lt;step&gt;" in html
    assert html.startswith("on the ")


def test_in_a_small_window_no_answer_covers_the_other_or_is_cut_off(
    qtbot: QtBot, screen: ConflictsScreen
) -> None:
    card = screen.cards[0]
    pair = card.findChildren(Folding)[0]
    assert not pair.folded
    screen.resize(612, 600)
    qtbot.waitUntil(lambda: pair.folded)
    answers = pair.findChildren(Card, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert len(answers) == 2
    qtbot.waitUntil(lambda: not answers[0].geometry().intersects(answers[1].geometry()))
    assert all(pair.rect().contains(part.geometry()) for part in answers)


def test_neither_answer_looks_wrong(screen: ConflictsScreen) -> None:
    assert "bad" not in {words.property("tone") for words in screen.cards[0].findChildren(Words)}


def test_a_restricted_record_is_not_named(qtbot: QtBot) -> None:
    card = ConflictCard(replace(CONFLICT, restricted=True, can_ask=True))
    qtbot.addWidget(card)
    card.show()
    everything = " ".join([*(words.text() for words in card.findChildren(Words)), *names(card)])
    assert "May Ashdown" not in everything
    assert "Ask next time" in everything


def test_asking_is_offered_where_it_can_be_kept(qtbot: QtBot) -> None:
    card = ConflictCard(replace(CONFLICT, can_ask=True))
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.ask_person):
        _press(card, "Ask May next time")


def test_nothing_to_settle_says_so_and_everything_is_named(qtbot: QtBot, screen: ConflictsScreen) -> None:
    assert nameless(screen) == []
    screen.show_data(())
    assert any("Nothing to settle" in words.text() for words in screen.findChildren(Words))


def test_an_entry_removed_by_one_and_changed_by_another_is_kept_or_removed_on_request(qtbot: QtBot) -> None:
    screen = ConflictsScreen()
    qtbot.addWidget(screen)
    one = RemovalData(
        "k",
        "May · Conversation record",
        "The goal",
        "Out of the bath",
        "Glynis took it out",
        "You changed it",
    )
    screen.show_data((), (one,))
    screen.show()
    assert "Keep: The goal" in names(screen)
    with qtbot.waitSignal(screen.keep_entry) as told:
        next(b for b in screen.findChildren(Button) if b.text() == "Keep it").click()
    assert told.args == ["k"]
    with qtbot.waitSignal(screen.remove_entry) as gone:
        next(b for b in screen.findChildren(Button) if b.text() == "Remove it").click()
    assert gone.args == ["k"]


def test_settling_one_leaves_what_was_half_written_about_another_and_the_keyboard_on_the_page(
    qtbot: QtBot, screen: ConflictsScreen
) -> None:
    give_keyboard(qtbot, screen)
    card = screen.cards[0]
    assert card.field is not None
    card.field.setPlainText("Twice, she thinks, and")
    other = next(one for one in screen.cards[1].findChildren(Button) if one.text() == "Keep this one")
    other.setFocus()

    screen.show_data((CONFLICT,))

    field = screen.cards[0].field
    assert field is not None
    assert field.toPlainText() == "Twice, she thinks, and"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert screen.isAncestorOf(focused)


def test_what_was_half_written_can_be_saved_as_before(screen: ConflictsScreen) -> None:
    card = screen.cards[0]
    assert card.field is not None
    assert card.half_written == ""
    card.field.setPlainText("Twice, she thinks.")

    screen.show_data((CONFLICT, NUMBER_CONFLICT))

    assert screen.cards[0].save is not None
    assert screen.cards[0].save.isEnabled()


def test_the_last_one_settled_leaves_the_keyboard_on_back(qtbot: QtBot, screen: ConflictsScreen) -> None:
    give_keyboard(qtbot, screen)
    screen.cards[0].findChildren(Button)[0].setFocus()
    screen.show_data(())
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Back"
