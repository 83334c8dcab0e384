from datetime import date

from fieldkit.services.day.waiting import waiting as waiting_now
from fieldkit.services.person import people
from fieldkit.ui.presenting import presenting_person
from tests.ui.computer import Computer


def test_the_person_page_is_told_in_their_words(opened: Computer) -> None:
    session = opened.desk.session
    page = presenting_person.person_data(
        people.page(session, opened.person), waiting_now(session), date(2026, 11, 22)
    )
    assert page.known_as == "May"
    assert page.matters == "I want to stay in my own kitchen."
    assert page.matters_said.startswith("May, to Sharon Pike")
    assert page.number_checked == "NHS number not traced"
    assert page.facts[0].tone == "bad"
    assert page.as_of == "Not synced yet"
    assert [contact.name for contact in page.people] == ["Jean Ashdown"]


def test_a_person_to_choose_is_found_by_the_name_they_like(opened: Computer) -> None:
    (line,) = people.list_people(opened.desk.session)
    words = presenting_person.person_choice(line).text
    assert words.startswith("Mary Ashdown · May · ")
    assert words.endswith("12 Brook Lane, Longnor, SK17 0NP")
