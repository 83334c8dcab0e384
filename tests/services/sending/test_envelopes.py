from fieldkit.services.exchange.enrol import enrol_at
from fieldkit.services.sending.envelopes import write_envelopes
from fieldkit.store import revisions
from fieldkit.sync import post_bag
from tests.services.desk import ADDRESS, Desk


def test_before_enrolment_nothing_is_enclosed_and_after_it_everything(desk: Desk) -> None:
    session = desk.open()
    desk.person(session)
    assert post_bag.waiting(session.spool) == []

    enrol_at(session, desk.hub.as_device(""), ADDRESS, desk.hub.invite("Sharon Pike", "social-worker"))

    assert len(post_bag.waiting(session.spool)) == 1
    assert write_envelopes(session) == 0


def test_an_envelope_is_written_when_a_revision_is_sealed_and_shows_none_of_its_words(desk: Desk) -> None:
    session = desk.join()
    record = desk.small_record(session, ("a", "somebody popping in who isn't in a hurry"))
    revision = record.seal()

    letters = post_bag.waiting(session.spool)

    assert revision is not None
    assert [revision.id in one.name for one in letters] == [True]
    assert b"popping" not in letters[0].read_bytes()
    assert session.read(lambda held: revisions.has(held, revision.id))
