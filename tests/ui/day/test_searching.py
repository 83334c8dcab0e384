from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.entering import enter
from fieldkit.ui.day.searching import Searching
from tests.ui.computer import Computer


def _hits(opened: Computer) -> list[str]:
    return [button.accessibleName() or button.text() for button in opened.window.search.buttons()]


def test_people_and_words_are_found_and_a_restricted_record_has_no_name(opened: Computer) -> None:
    session = opened.desk.session
    plan = begin_record(session, session.newest_form("safety-plan"), person=opened.person)
    where = next(one for one in plan.form.walk() if one.link_id == "x.said")
    enter(plan, tuple(step.link_id for step in where.lineage), "Zebra crossing at night")
    plan.seal()

    opened.window.search.field.setText("ashd")
    opened.desk.searching.ask("ashd")
    opened.until(lambda: any("Ashdown" in one for one in _hits(opened)))
    opened.window.search.field.setText("zebra")
    opened.desk.searching.ask("zebra")
    opened.until(lambda: not any("Ashdown" in one for one in _hits(opened)))
    opened.settled()


def test_nothing_typed_finds_nothing_and_a_choice_is_gone_to(opened: Computer) -> None:
    searching = opened.desk.searching
    assert isinstance(searching, Searching)
    searching.ask("")
    assert _hits(opened) == []
    gone: list[str] = []
    searching.open_person.connect(gone.append)
    searching.open("person", opened.person)
    opened.until(lambda: opened.window.page is opened.desk.person)
    opened.settled()
    assert gone == [opened.person]


def test_a_person_is_found_by_part_sound_number_and_postcode(opened: Computer) -> None:
    for typed in ("hdow", "ashdoun", "943 476 59", "9434765919", "sk17 0"):
        opened.window.open_search()
        opened.window.search.field.setText(typed)
        opened.desk.searching.ask(typed)
        opened.until(lambda: any("Person: Mary Ashdown" in one for one in _hits(opened)))
        opened.window.search.close_overlay()
        opened.settled()


def test_what_can_be_done_and_what_was_written_stand_in_their_own_groups(opened: Computer) -> None:
    opened.window.open_search()
    opened.window.search.field.setText("s")
    opened.desk.searching.ask("s")
    opened.until(lambda: any("Do: Sync" in one for one in _hits(opened)))
    opened.window.search.field.setText("kitchen")
    opened.desk.searching.ask("kitchen")
    opened.until(lambda: any(one.startswith("Record: ") and "kitchen" in one for one in _hits(opened)))
    opened.settled()
