import pytest

from fieldkit.records import paths
from fieldkit.services import unsent
from fieldkit.services.capture import begin_record, open_record
from fieldkit.services.entering import enter
from fieldkit.services.open_record import OpenRecord
from fieldkit.services.session import Session
from fieldkit.services.unsent import KEPT, OTHER, RANG, Told
from fieldkit.services.waiting import waiting
from fieldkit.sync import post_bag
from tests.services.desk import Desk


def concern(session: Session) -> OpenRecord:
    record = begin_record(session, session.newest_form("safeguarding-concern"))
    enter(record, paths.parse_written("xe/e.saw"), "No food in the kitchen")
    record.flush()
    return record


def test_a_concern_counts_from_its_first_word_until_the_receipt(desk: Desk) -> None:
    session = desk.join()
    desk.person(session)
    assert unsent.unsent(session) == ()

    record = concern(session)
    assert unsent.unsent(session) == (record.id,)
    assert not waiting(session).urgent
    record.seal()
    assert unsent.unsent(session) == (record.id,)
    assert waiting(session).urgent

    desk.exchange(session)
    assert unsent.unsent(session) == ()


@pytest.mark.parametrize(("how", "code"), [(RANG, "i-rang"), (OTHER, "somebody-else-rings")])
def test_a_call_that_is_written_down_is_in_the_record_and_ends_it(desk: Desk, how: str, code: str) -> None:
    session = desk.join()
    record = concern(session)
    record.seal()

    unsent.write_down(session, [record.id], Told(how, "Duty desk, reference 33"), {})

    assert unsent.unsent(session) == ()
    assert not waiting(session).urgent
    again = open_record(session, record.id)
    said = [node.values for node in again.root.walk() if node.item is not None and node.values]
    codes = [one.get("valueCoding", {}).get("code") for values in said for one in values]
    assert code in codes
    assert any(one.get("valueString") == "Duty desk, reference 33" for values in said for one in values)


def test_what_is_kept_for_a_reason_has_still_reached_nobody(desk: Desk) -> None:
    session = desk.join()
    record = concern(session)
    record.seal()

    unsent.write_down(session, [record.id], Told(KEPT, "No signal in the valley"), {record.id: record})

    assert unsent.unsent(session) == (record.id,)
    told = [
        one.value
        for path, field in record.state.fields.items()
        if path[:2] == unsent.TOLD
        for one in field.current
    ]
    assert "No signal in the valley" in told[0]


def test_writing_it_down_seals_what_was_still_a_draft_so_that_it_can_be_posted(desk: Desk) -> None:
    session = desk.join()
    record = concern(session)
    assert not post_bag.waiting(session.spool)

    unsent.write_down(session, [record.id], Told(RANG, "Duty desk"), {record.id: record})

    assert len(post_bag.waiting(session.spool)) == 1
    assert post_bag.rank_of(post_bag.waiting(session.spool)[0]) == 0
