from fieldkit.services.visit import stamp_visit
from tests.ui.computer import Computer


def test_an_answered_call_counts_for_this_visit(opened: Computer) -> None:
    opened.start_visit()
    opened.settled()
    opened.desk.show_emergency()
    opened.desk.emergency.buttons["called"].click()
    opened.settled()
    assert not opened.desk.visiting.help_reached
    opened.desk.emergency.buttons["answered"].click()
    opened.settled()
    assert opened.desk.visiting.help_reached


def test_a_time_stamped_before_is_found_when_the_visit_is_opened_again(opened: Computer) -> None:
    stamp_visit.stamp(opened.desk.session, opened.visit, "They answered: 22/11/2026 03:12:40")
    opened.start_visit()
    opened.settled()
    assert opened.desk.visiting.help_reached
