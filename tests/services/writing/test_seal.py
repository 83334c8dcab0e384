from fieldkit.records.answers import Open
from fieldkit.records.merge import merge
from fieldkit.records.revisions import NewAnswer
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import half_typed, seal
from fieldkit.store import drafts, outbox, revisions
from tests.services.desk import Desk


def test_sealing_signs_the_draft_queues_it_and_drops_it(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))

    revision = seal.seal_draft(session, record.id)

    assert revision is not None
    revision.verify(session.certificate.revision_key)
    assert session.read(drafts.everything) == ()
    assert [one.revision for one in session.read(outbox.waiting)] == [revision.id]


def test_without_a_draft_there_is_nothing_to_seal(session: Session) -> None:
    assert seal.seal_draft(session, "0198c0de-0000-7000-8000-000000000001") is None


def test_a_field_put_back_as_it_was_says_nothing_new(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    record.seal()
    record.set(("a",), {"valueString": "urn"})
    record.set(("a",), {"valueString": "kettle"})
    record.flush()

    assert seal.seal_draft(session, record.id) is None
    assert session.read(lambda held: len(revisions.everything_of(held, record.id))) == 1
    assert session.read(drafts.everything) == ()


def test_sync_now_seals_every_draft(desk: Desk, session: Session) -> None:
    first = desk.small_record(session, ("a", "kettle"))
    second = desk.small_record(session, ("a", "urn"))

    sealed = seal.seal_all(session)

    assert {one.header.record for one in sealed} == {first.id, second.id}


def test_only_drafts_of_five_minutes_ago_are_due(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    assert seal.due(session) == ()
    desk.minutes_later(5)

    assert seal.due(session) == (record.id,)


def test_answers_beside_a_draft_leave_the_draft_alone(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))

    revision = seal.keep_answers(
        session,
        record.id,
        record.form.canonical,
        (NewAnswer(("n",), '{"valueInteger":2}'),),
        at=session.now(),
    )

    assert merge([revision]).value(("n",)) == '{"valueInteger":2}'
    assert len(session.read(drafts.everything)) == 1


def test_half_typed_text_stays_in_the_draft_when_the_rest_is_sealed(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    record.draft_text(("n",), "1o")
    revision = record.seal()

    assert revision is not None
    assert not any(isinstance(body, Open) and seal.is_typing(body.path) for body in revision.bodies)
    (left,) = session.read(drafts.everything)
    assert half_typed.typed(left, ("n",)) == "1o"


def test_at_the_last_seal_half_typed_text_goes_with_the_rest(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    record.draft_text(("n",), "1o")
    record.flush()
    only_half = desk.small_record(session)
    only_half.draft_text(("n",), "2o")
    only_half.flush()

    said = {
        body.value
        for revision in seal.seal_all(session, last=True)
        for body in revision.bodies
        if isinstance(body, Open) and seal.is_typing(body.path)
    }

    assert said == {'{"valueString":"1o"}', '{"valueString":"2o"}'}
    assert session.read(drafts.everything) == ()
