from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.person import PersonData, PersonScreen
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.own_words import Quotation
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless, names
from tests.ui.active import stays_at
from tests.ui.samples import PERSON


def _screen(qtbot: QtBot, data: PersonData = PERSON) -> PersonScreen:
    screen = PersonScreen()
    qtbot.addWidget(screen)
    screen.show_data(data)
    screen.resize(1_100, 800)
    screen.show()
    return screen


def _button(screen: PersonScreen, name: str) -> Button:
    return next(button for button in screen.findChildren(Button) if button.accessibleName() == name)


def _texts(screen: PersonScreen) -> str:
    return " ".join([*(words.text() for words in screen.findChildren(Words)), *names(screen)])


def test_the_name_they_like_comes_first_and_their_words_whole(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    titles = [words.text() for words in screen.findChildren(Words) if words.property("role") == "page"]
    assert titles == ["May"]
    quote = screen.findChild(Quotation)
    assert quote is not None
    assert quote.words.text() == f"“{PERSON.matters}”"


def test_what_others_should_not_read_shows_only_while_the_button_is_held(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    assert "Do not contact" not in _texts(screen)
    more = _button(screen, "More about Tom Ashdown")
    QTest.mousePress(more, Qt.MouseButton.LeftButton)
    assert "Do not contact" in _texts(screen)
    QTest.mouseRelease(more, Qt.MouseButton.LeftButton)
    assert "Do not contact" not in _texts(screen)


def test_nobody_plans_a_visit_to_somebody_who_has_died(qtbot: QtBot) -> None:
    heard = _screen(qtbot, replace(PERSON, died=True, death_told=True))
    assert {"Plan a visit", "Start visit"} <= {one.text() for one in heard.findChildren(Button)}
    confirmed = _screen(qtbot, replace(PERSON, died=True))
    assert not {"Plan a visit", "Start visit"} & {one.text() for one in confirmed.findChildren(Button)}


def test_a_concern_does_not_say_its_word(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    assert "afeguarding" not in _texts(screen)
    assert "Open Note, 20 Nov" in names(screen)
    assert "plum" not in {chip.property("tone") for chip in screen.findChildren(Chip)}


def test_scores_are_numbers_with_the_change_in_words(qtbot: QtBot) -> None:
    text = _texts(_screen(qtbot))
    assert "8 → 5" in text
    assert "less anxious" in text


def test_each_button_does_its_own_thing(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    for name, signal, argument in (
        ("Start visit", screen.start_visit, "m"),
        ("Plan a visit", screen.plan_visit, "m"),
        ("Change details of this person", screen.edit_person, "m"),
        ("New record", screen.new_record, "m"),
        ("Open Conversation record, 14 Nov", screen.open_record, "r1"),
    ):
        with qtbot.waitSignal(signal) as told:
            _button(screen, name).click()
        assert told.args == [argument]


def test_empty_places_teach_and_everything_is_named(qtbot: QtBot) -> None:
    screen = _screen(qtbot, PersonData("x", "Name not known", "", ""))
    text = _texts(screen)
    assert "What matters to them" in text
    assert "No goal today" in text
    assert nameless(screen) == []
    assert nameless(_screen(qtbot)) == []


def test_a_long_story_shows_its_newest_lines_and_the_rest_on_a_press(qtbot: QtBot) -> None:
    story = tuple(replace(PERSON.story[0], record_id=f"r{n}", when=f"{n} May") for n in range(1, 21))
    screen = _screen(qtbot, replace(PERSON, story=story))

    def shown() -> list[str]:
        return [name.rpartition(", ")[2] for name in names(screen) if name.endswith(" May")]

    assert shown() == [f"{n} May" for n in range(1, 9)]
    with qtbot.waitSignal(screen.open_record):
        next(one for one in screen.findChildren(Button) if one.text() == "Show more (12 left)").click()
        qtbot.waitUntil(lambda: len(shown()) == 16)
        _button(screen, next(name for name in names(screen) if name.endswith(" 16 May"))).click()


def test_what_is_restricted_about_a_visit_has_no_name_and_shows_while_held(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    assert "Loose stair carpet" not in _texts(screen)
    held = _button(screen, "Restricted item, hold to read")
    QTest.keyPress(held, Qt.Key.Key_Space)
    assert "Loose stair carpet" in _texts(screen)
    QTest.keyRelease(held, Qt.Key.Key_Space)
    assert "Loose stair carpet" not in _texts(screen)


def test_support_pets_and_what_is_in_place_are_on_the_page(qtbot: QtBot) -> None:
    text = _texts(_screen(qtbot))
    assert "Knock twice" in text
    assert "Bramble" in text
    assert "Raised toilet seat 100 mm" in text
    assert "May says 6 of 10" in text


def test_told_anew_it_leaves_the_keyboard_where_it_is(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    stays_at(qtbot, screen, "Find a service", lambda: screen.show_data(replace(PERSON, news="In hospital.")))


def test_somebody_else_is_read_from_the_top(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    screen.resize(600, 300)
    qtbot.waitUntil(lambda: screen.verticalScrollBar().maximum() > 200)
    screen.verticalScrollBar().setValue(200)
    screen.show_data(replace(PERSON, news="In hospital."))
    assert screen.verticalScrollBar().value() > 0
    screen.show_data(replace(PERSON, person_id="somebody else"))
    assert screen.verticalScrollBar().value() == 0


def test_the_day_the_title_and_the_state_of_a_record_stand_on_one_line(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    screen.resize(1_400, 800)
    day = next(words for words in screen.findChildren(Words) if words.text() == "14 Nov")
    title = next(button for button in screen.findChildren(Button) if button.text() == "Conversation record")
    state = next(chip for chip in screen.findChildren(Chip) if chip.text() == "Safe at the hub")

    def middle(part: QWidget) -> int:
        return part.mapTo(screen, part.rect().center()).y()

    qtbot.waitUntil(lambda: max(abs(middle(part) - middle(title)) for part in (day, state)) <= 2)
