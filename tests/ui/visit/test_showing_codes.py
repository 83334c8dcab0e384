from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from fieldkit.ui.screens.code_card import CodeCard
from tests.ui.computer import Computer

CODE = "4711 star"


def _with_code(opened: Computer) -> None:
    record = capture.open_record(opened.desk.session, opened.person)
    enter(record, ("p.visiting", "p.safe", "p.safe.where"), "Left of the back door")
    enter(record, ("p.visiting", "p.safe", "p.keysafe"), CODE)
    record.seal()


def _page(opened: Computer) -> CodeCard:
    opened.desk.open_person(opened.person)
    opened.until(lambda: opened.window.page is opened.desk.person)
    opened.settled()
    card = opened.desk.person.codes
    assert card is not None
    return card


def test_outside_a_visit_the_page_says_why_no_code_shows(opened: Computer) -> None:
    _with_code(opened)
    card = _page(opened)
    assert not card.show_button.isEnabled()
    assert "Start the visit first" in card.show_button.accessibleDescription()


def test_in_a_visit_that_goes_on_one_press_shows_it_and_the_look_stands_on_the_page(opened: Computer) -> None:
    _with_code(opened)
    opened.start_visit()
    card = _page(opened)
    card.show_button.click()
    opened.until(lambda: bool(card.code.text()))
    assert card.code.text() == f"{CODE}\nLeft of the back door"
    assert opened.window.page is opened.desk.person
    opened.desk.go("people")
    opened.until(lambda: opened.window.page is opened.desk.people)
    assert card.code.text() == ""
    again = _page(opened)
    assert any("Sharon Pike looked" in part.text() for part in again.findChildren(type(again.code)))


def test_a_code_that_comes_after_the_page_was_left_is_not_shown(opened: Computer) -> None:
    _with_code(opened)
    opened.start_visit()
    card = _page(opened)
    card.show_button.click()
    opened.window.show_page(opened.desk.today, "today")
    opened.settled()
    assert card.code.text() == ""
