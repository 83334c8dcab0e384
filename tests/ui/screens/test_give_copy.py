from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from fieldkit.printing.record_copy import record_copy
from fieldkit.ui.screens.copy_choices import SOME, CopyChoices
from fieldkit.ui.screens.give_copy import OTHER, GiveCopyScreen
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from tests.printing.samples import contents, typesetter

CHOICES = CopyChoices(
    title="Conversation record",
    called="May",
    formats=(ChoiceOption("standard-print", "Standard print"), ChoiceOption("large-print", "Large print")),
    others=(ChoiceOption("audio", "Sound recording"),),
    safe=(
        ChoiceOption("yes", "Yes, it is safe here"), ChoiceOption("post", "Post it"), ChoiceOption("keep", "Keep it"),
    ),
    may_be_made=frozenset({"yes", "post"}),
    needs_place=frozenset({"post"}),
    has_short=True,
    sections=(ChoiceOption("a", "One"), ChoiceOption("b", "Two")),
    named=(ChoiceOption("Jean", "Jean, in 2 places"),),
)  # fmt: skip

BOTH = replace(
    CHOICES,
    has_numbers=True,
    languages=(ChoiceOption("en", "English"), ChoiceOption("cy", "Cymraeg")),
    unreviewed=frozenset({"cy"}),
)


@pytest.fixture
def screen(qtbot: QtBot) -> GiveCopyScreen:
    made = GiveCopyScreen()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.begin(CHOICES, "standard-print")
    made.show_pages(typesetter().pages(record_copy(contents()), ppi=40))
    made.show()
    return made


def press(screen: GiveCopyScreen, key: str) -> None:
    """Answer the safe question."""
    place = [one.key for one in CHOICES.safe].index(key)
    screen.safe_list.buttons()[place].click()


def test_nothing_can_leave_before_the_safe_question_is_answered(screen: GiveCopyScreen) -> None:
    assert not any(one.isEnabled() for one in (screen.print, screen.save, screen.plain))
    assert screen.hint.text() == "First ask who else might see it."
    assert not any(button.isChecked() for button in screen.safe_list.buttons())
    press(screen, "yes")
    assert all(one.isEnabled() for one in (screen.print, screen.save, screen.plain))
    assert "print queue" in screen.hint.text()


def test_what_is_posted_needs_a_place(screen: GiveCopyScreen) -> None:
    press(screen, "post")
    assert screen.where.isVisible()
    assert not screen.print.isEnabled()
    screen.where.setText("Box 4")
    screen.where.typed.emit("Box 4")
    assert screen.print.isEnabled()
    assert screen.place_words == "Box 4"


def test_where_no_copy_is_to_be_made_it_can_only_be_written_down(
    screen: GiveCopyScreen, qtbot: QtBot
) -> None:
    press(screen, "keep")
    assert not screen.print.isVisible()
    with qtbot.waitSignal(screen.note_asked):
        screen.note.click()


def test_a_way_that_can_not_be_made_here_becomes_a_task(screen: GiveCopyScreen) -> None:
    screen.formats.buttons()[2].click()
    assert screen.format == OTHER
    press(screen, "yes")
    assert not screen.note.isEnabled()
    screen.others.buttons()[0].click()
    assert screen.note.isEnabled()
    assert screen.format_key == "audio"
    assert "task" in screen.hint.text()
    assert not screen.can_be_made


def test_choosing_another_layout_sections_or_names_makes_the_pages_anew(
    screen: GiveCopyScreen, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(screen.changed):
        screen.formats.buttons()[1].click()
    assert screen.format_key == "large-print"
    with qtbot.waitSignal(screen.changed):
        screen.how_much.buttons()[2].click()
    assert screen.much == SOME
    with qtbot.waitSignal(screen.changed):
        screen.section_list.rows()[0].click()
    assert screen.sections == {"b"}
    with qtbot.waitSignal(screen.changed):
        screen.named_list.rows()[0].click()
    assert screen.left_out == {"Jean"}


def test_for_the_next_copy_everything_is_asked_anew(screen: GiveCopyScreen) -> None:
    press(screen, "yes")
    screen.named_list.rows()[0].click()
    screen.begin(CHOICES, "large-print")
    assert (screen.safe, screen.left_out, screen.format_key) == ("", set(), "large-print")
    assert not screen.print.isEnabled()


def test_where_there_is_little_room_choices_and_pages_take_turns(screen: GiveCopyScreen) -> None:
    screen.resize(820, 600)
    assert screen.safe_list.isVisible()
    assert not screen.paper.isVisible()
    screen.pages_button.click()
    assert screen.paper.isVisible()
    assert not screen.safe_list.isVisible()


def test_trouble_stands_beside_the_buttons(screen: GiveCopyScreen) -> None:
    screen.show_trouble("The printer did not take the copy.")
    assert screen.finding.isVisible()
    screen.show_pages(())
    assert not screen.finding.isVisible()


def test_numbers_and_language_are_asked_only_where_the_document_has_them(screen: GiveCopyScreen) -> None:
    assert not screen.numbers.isVisible()
    assert not screen.language_list.isVisible()
    screen.begin(BOTH, "standard-print")
    assert screen.numbers.isVisible()
    assert [button.text() for button in screen.language_list.buttons()] == ["English", "Cymraeg"]
    screen.formats.buttons()[2].click()
    assert not screen.numbers.isVisible()
    assert not screen.language_list.isVisible()


def test_a_language_that_no_translator_has_read_says_so_and_makes_other_pages(
    screen: GiveCopyScreen, qtbot: QtBot
) -> None:
    screen.begin(BOTH, "standard-print")
    assert not screen.draft.isVisible()
    with qtbot.waitSignal(screen.changed):
        screen.language_list.buttons()[1].click()
    assert screen.language == "cy"
    assert screen.draft.isVisible()
    assert "no translator" in screen.draft.text()
    screen.begin(BOTH, "standard-print")
    assert screen.language == "en"
