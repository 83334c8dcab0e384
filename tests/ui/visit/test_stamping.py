from fieldkit.services.writing import capture
from tests.ui.computer import Computer


def test_a_time_pressed_in_a_visit_is_kept_in_it(opened: Computer) -> None:
    opened.start_visit()
    opened.desk.show_emergency()
    opened.desk.emergency.buttons["called"].click()
    opened.settled()
    draft = capture.open_record(opened.desk.session, opened.visit).draft
    assert any("I am calling: " in (one.value or "") for one in draft.fields.values())


def test_without_a_visit_it_says_that_no_record_has_it(opened: Computer) -> None:
    opened.desk.show_emergency()
    opened.desk.emergency.buttons["called"].click()
    assert "no record has it" in opened.window.toast.words.text()
