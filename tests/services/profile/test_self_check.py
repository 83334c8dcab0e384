from datetime import timedelta

from fieldkit.services.profile import self_check
from fieldkit.services.profile.session import Session
from tests.services.desk import Desk


def test_a_sound_store_has_nothing_to_say(desk: Desk, session: Session) -> None:
    desk.small_record(session, ("a", "sealed")).seal()
    assert self_check.quick(session).words == ""
    assert self_check.full(session).words == ""


def test_work_received_back_and_confirmed_is_in_order_too(desk: Desk) -> None:
    session = desk.join()
    desk.person(session)
    desk.exchange(session)
    assert self_check.quick(session).faults == ()


def test_fewer_than_there_were_is_noticed_at_the_next_start_and_the_store_is_copied(
    desk: Desk, session: Session
) -> None:
    desk.small_record(session, ("a", "there and gone")).seal()
    self_check.quick(session)
    for table in ("outbox", "texts", "record_list", "revisions", "records"):
        session.write(lambda held, table=table: held.execute(f"DELETE FROM {table}"))  # type: ignore[misc]  # a loop's name as a default
    found = self_check.quick(session)
    assert found.faults == (
        "records: there were 1, now there are 0",
        "revisions: there were 1, now there are 0",
    )
    assert found.kept_copy
    assert list((session.profile.profile.folder / "damaged").glob("store.db.*"))
    # It goes on being said.
    assert self_check.quick(session).faults == found.faults


def test_own_work_that_fell_out_of_the_way_to_the_hub_is_noticed(desk: Desk, session: Session) -> None:
    desk.small_record(session, ("a", "sealed")).seal()
    session.write(lambda held: held.execute("DELETE FROM outbox"))
    assert self_check.quick(session).faults == ("revisions that neither wait nor have a receipt: 1",)


def test_an_altered_revision_is_found_by_the_full_check(desk: Desk, session: Session) -> None:
    desk.small_record(session, ("a", "as it was")).seal()
    session.write(lambda held: held.execute("UPDATE revisions SET signature = zeroblob(64)"))
    assert self_check.quick(session).faults == ()
    found = self_check.full(session)
    assert len(found.faults) == 1
    assert "A copy was kept as it is." in found.words


def test_the_full_check_is_due_once_a_week_and_when_the_clock_was_set_back(
    desk: Desk, session: Session
) -> None:
    assert self_check.is_due(session)
    self_check.full(session)
    desk.clock.advance(timedelta(days=6, hours=23))
    assert not self_check.is_due(session)
    desk.clock.advance(timedelta(hours=2))
    assert self_check.is_due(session)
    self_check.full(session)
    desk.clock.advance(timedelta(days=-30))
    assert self_check.is_due(session)
