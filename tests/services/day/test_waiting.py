from datetime import timedelta

from fieldkit.services.day.waiting import waiting
from fieldkit.services.library.record_lines import NOTE
from fieldkit.services.writing.capture import begin_record
from fieldkit.store import outbox
from tests.services.desk import Desk


def test_drafts_and_sealed_work_wait_and_are_counted_once_each(desk: Desk) -> None:
    session = desk.join()
    assert waiting(session).words == "All is safe at the hub"
    record = desk.small_record(session, ("a", "kettle"))
    assert waiting(session).words == "1 record only on this laptop"
    record.seal()
    desk.small_record(session, ("a", "urn"))

    found = waiting(session)

    assert (found.count, found.words, found.urgent) == (2, "2 records only on this laptop", False)


def test_before_enrolment_nothing_is_called_safe(desk: Desk) -> None:
    found = waiting(desk.open())

    assert (found.words, found.enrolled, found.last_contact) == ("Nothing is waiting", False, None)


def test_a_concern_makes_it_urgent_and_stays_a_note(desk: Desk) -> None:
    session = desk.join()
    form = session.newest_form("safeguarding-concern")
    question = next(
        one for one in form.walk() if one.type == "text" and not any(up.has_entries for up in one.lineage)
    )
    record = begin_record(session, form, person=desk.person(session))
    record.set(tuple(one.link_id for one in question.lineage), {"valueString": "Something I saw."})
    record.seal()

    found = waiting(session)

    assert found.urgent
    assert found.records[0].title == NOTE


def test_after_ninety_days_a_draft_and_what_the_hub_did_not_take_still_stand_there(desk: Desk) -> None:
    session = desk.join()
    revision = desk.small_record(session, ("a", "kettle")).seal()
    assert revision is not None
    half = desk.small_record(session, ("a", "urn"))
    session.write(
        lambda held: outbox.refuse(held, revision.id, "FK-HUB-X", "Its form is not known.", "Ask your lead.")
    )
    profile = session.profile.profile.id
    desk.lock(session)
    desk.clock.advance(timedelta(days=90))

    found = waiting(desk.unlock(profile))

    assert {one.id for one in found.records} == {revision.header.record, half.id}
    assert [(one.record, one.reason, one.next_step) for one in found.refused] == [
        (revision.header.record, "Its form is not known.", "Ask your lead.")
    ]
