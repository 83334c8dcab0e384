from fieldkit.demo.visits.paper import languages_of, words_of
from fieldkit.services.giving.print_record import Asked, copy_of
from fieldkit.services.writing.capture import begin_record
from tests.services.desk import Desk


def test_what_a_copy_says_is_read_with_its_languages(desk: Desk) -> None:
    session = desk.open()
    record = begin_record(session, session.newest_form("conversation"), person=desk.person(session))
    record.set(("sb", "b.good"), {"valueString": "Haul ar y rhiniog", "speaker": "person", "language": "cy"})
    record.seal()

    document = copy_of(session, record.id, Asked(whole=True)).document

    assert "Haul ar y rhiniog" in words_of(document)
    assert languages_of(document, "Haul") == {"cy"}
