import pytest

from fieldkit.records import paths
from fieldkit.services.day.waiting import waiting
from fieldkit.services.following import unsent
from fieldkit.services.following.unsent import KEPT, OTHER, RANG, Told
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import begin_record, open_record
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import outbox
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
    words = [
        (node.item.link_id, one["valueString"])
        for node in again.root.walk()
        if node.item is not None and node.item.parent is not None and node.item.parent.link_id == "l.call"
        for one in node.values
        if "valueString" in one
    ]
    assert words == [("l.who", "Duty desk, reference 33")]


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


def telecare(desk: Desk, session: Session, look: str) -> OpenRecord:
    """A call-out closed with nothing in the first look but ``look`` at whether they are newly confused."""
    record = begin_record(session, session.newest_form("telecare-response"), person=desk.person(session))
    form = record.form
    for item in form.walk():
        if item.safety_item and item.link_id.startswith("d."):
            enter(record, ("td", item.link_id), look if item.link_id == "d.confused" else "no")
    record.seal()
    return record


def test_a_call_out_in_which_nobody_was_hurt_asks_nobody_to_ring(desk: Desk) -> None:
    session = desk.join()
    telecare(desk, session, "no")

    assert unsent.unsent(session) == ()
    assert not waiting(session).urgent
    assert session.read(outbox.waiting)[0].rank == outbox.CONCERN, "it still goes first"


@pytest.mark.parametrize("look", ["yes", "could-not-tell"])
def test_a_look_that_is_no_plain_no_asks_somebody_to_ring_until_it_is_put_right(
    desk: Desk, look: str
) -> None:
    session = desk.join()
    record = telecare(desk, session, look)
    assert unsent.unsent(session) == (record.id,)

    enter(record, ("td", "d.confused"), "no")
    record.seal()

    assert unsent.unsent(session) == ()


def test_the_time_a_lone_worker_wants_to_be_back_by_is_nothing_to_ring_the_duty_team_about(
    desk: Desk,
) -> None:
    session = desk.join()
    record = begin_record(session, session.newest_form("visit"), person=desk.person(session))
    place = next(one for one in record.form.walk() if one.link_id == "v.buddy.back")
    enter(record, tuple(step.link_id for step in place.lineage), "2026-11-22T16:00:00Z")
    record.seal()

    assert unsent.unsent(session) == ()


def test_a_conversation_in_which_somebody_may_come_to_harm_counts(desk: Desk) -> None:
    session = desk.join()
    record = begin_record(session, session.newest_form("conversation"), person=desk.person(session))
    place = next(one for one in record.form.walk() if one.link_id == "f.safeguard")
    where = tuple(step.link_id for step in place.lineage)
    enter(record, where, "no")
    record.seal()
    assert unsent.unsent(session) == ()

    enter(record, where, "yes")
    record.seal()
    assert unsent.unsent(session) == (record.id,)


def test_two_answers_at_once_count_as_the_worse_one(desk: Desk) -> None:
    mine, hers = desk.join(), desk.join("Glynis Hart", "cpn")
    record = telecare(desk, mine, "no")
    desk.exchange(mine)
    desk.exchange(hers)
    other = open_record(hers, record.id)
    enter(other, ("td", "d.confused"), "yes")
    other.seal()
    enter(record, ("td", "d.confused"), "could-not-tell")
    record.seal()

    assert unsent.unsent(mine) == (record.id,)
    assert unsent.unsent(hers) == (record.id,)
