from fieldkit.services.person import people
from fieldkit.ui.screens.emergency import EmergencyData
from fieldkit.ui.visit.visit_place import place_words
from tests.ui.computer import Computer

BROOK_LANE = EmergencyData("12 Brook Lane, Longnor", "SK17 0NP")


def test_only_the_place_is_taken_from_a_page(opened: Computer) -> None:
    assert place_words(people.page(opened.desk.session, opened.person)) == BROOK_LANE
    assert place_words(None) == EmergencyData("", "")


def test_no_visit_has_no_place_and_a_visit_has_one_until_it_is_over(opened: Computer) -> None:
    place = opened.desk.visit_place
    assert (place.visit, place.to_read_out()) == ("", EmergencyData("", ""))
    opened.start_visit()
    assert (place.visit, place.place) == (opened.visit, BROOK_LANE)
    opened.visiting.leave()
    opened.until(lambda: opened.window.page is opened.desk.today)
    assert place.to_read_out() == BROOK_LANE
    opened.desk.ending.over.emit()
    assert (place.visit, place.to_read_out()) == ("", EmergencyData("", ""))
