from fieldkit.services.writing import capture
from fieldkit.ui.presenting.beside_record import look_beside
from tests.services.form_versions import NEW, OLD, add
from tests.ui.computer import Computer


def test_a_restricted_form_is_offered_by_a_neutral_word_and_another_by_its_title(opened: Computer) -> None:
    session = opened.desk.session
    record = capture.begin_record(session, session.newest_form("telecare-response"), person=opened.person)
    found = look_beside(session, record)
    assert found.offer is None
    words = {url.rsplit("/", 1)[1]: told for url, told in found.related.items()}
    assert words["safeguarding-concern"] == words["safety-plan"] == "Open a note now"
    assert words["equipment"].startswith("Open: ")


def test_a_newer_version_is_offered(opened: Computer) -> None:
    session = opened.desk.session
    record = capture.begin_record(session, session.form(add(session, OLD)), person=opened.person)
    assert look_beside(session, record).offer is None
    add(session, NEW)
    offer = look_beside(session, record).offer
    assert offer is not None
    assert offer.to_version == "1.10.0"


def test_a_worry_says_whom_to_ring(opened: Computer) -> None:
    session = opened.desk.session
    record = capture.begin_record(session, session.newest_form("safeguarding-concern"), person=opened.person)
    ring = look_beside(session, record).ring
    assert ring.startswith("No duty number is known here.")
