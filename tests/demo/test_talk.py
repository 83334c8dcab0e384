from fieldkit.demo import talk
from fieldkit.demo.people import make_crowd
from fieldkit.services.writing import sign
from fieldkit.services.writing.capture import begin_record
from tests.services.desk import START, Desk


def test_both_halves_of_the_conversation_can_be_signed(desk: Desk) -> None:
    session = desk.open()
    record = begin_record(session, session.newest_form("conversation"))

    talk.write(record, (*talk.FIRST_HALF, *talk.SECOND_HALF))

    assert sign.review(record).blocking == ()
    assert record.save_state.saved


def test_earlier_talks_can_be_signed_as_they_are(desk: Desk) -> None:
    session = desk.open()
    record = begin_record(session, session.newest_form("conversation"))
    earlier = make_crowd(2, START.date()).people[0].talk
    assert earlier is not None

    talk.fill_earlier_talk(record, earlier)

    assert sign.review(record).ready


def test_only_whole_sentences_are_looked_for() -> None:
    found = talk.sentences((("a", "yes"), ("b", "My own front door.")))

    assert found == ("My own front door.",)
