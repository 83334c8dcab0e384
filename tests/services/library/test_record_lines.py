from fieldkit.services.library.record_lines import STATES, WHERE, form_name
from fieldkit.services.writing.record_list import line
from fieldkit.store.projections import STATES as STORED
from tests.services.desk import Desk


def test_every_state_of_the_store_has_its_words() -> None:
    assert set(STATES) == set(STORED)


def test_a_record_is_only_here_until_a_receipt_says_otherwise(desk: Desk) -> None:
    session = desk.join()
    record = desk.small_record(session, ("a", "kettle"))
    seen = [line(session, record.id).where]
    record.seal()
    seen.append(line(session, record.id).where)
    desk.exchange(session)
    seen.append(line(session, record.id).where)
    record.set(("a",), {"valueString": "urn"})
    record.flush()
    seen.append(line(session, record.id).where)

    assert seen == ["draft", "only-here", "safe", "draft"]
    assert WHERE["draft"] == WHERE["only-here"] == "On this laptop, not yet at the hub"


def test_what_others_wrote_is_at_the_hub(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    record = desk.small_record(sharon, ("a", "kettle"), person=desk.person(sharon))
    record.seal()
    desk.exchange(sharon)
    desk.exchange(glynis)

    found = line(glynis, record.id)

    assert (found.where_words, found.authors, found.title) == ("At the hub", ("Sharon Pike",), "Small form")


def test_a_form_is_called_by_the_end_of_its_url() -> None:
    assert form_name("https://example.org/Questionnaire/small|1.0#abc") == "small"
