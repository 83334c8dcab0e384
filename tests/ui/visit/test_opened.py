from fieldkit.services.writing.capture import begin_record
from fieldkit.ui.visit.opened import open_with_person, spoken_needs
from tests.ui.computer import Computer


def test_a_record_is_opened_with_the_page_of_its_person(opened: Computer) -> None:
    session = opened.desk.session
    found = open_with_person(
        session, begin_record(session, session.newest_form("action"), person=opened.person)
    )
    assert found.page is not None
    assert found.page.person.id == opened.person
    assert "Lip-reads" in spoken_needs(found.page)


def test_a_record_about_nobody_has_no_page(opened: Computer) -> None:
    session = opened.desk.session
    found = open_with_person(session, begin_record(session, session.newest_form("action")))
    assert found.page is None
    assert spoken_needs(found.page) == ""
