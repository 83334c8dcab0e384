from datetime import timedelta

from fieldkit.services.door import last_place
from fieldkit.services.door.last_place import LastPlace
from fieldkit.services.profile.session import Session
from fieldkit.store import state
from tests.services.desk import Desk


def test_what_was_kept_is_found_on_the_same_day_and_not_on_the_next(desk: Desk, session: Session) -> None:
    place = LastPlace("people", "p", "v", ("a", "b"), "b", "section")
    last_place.keep(session, place)
    assert last_place.read(session) == place
    desk.clock.advance(timedelta(days=1))
    assert last_place.read(session) == LastPlace()


def test_where_nothing_was_kept_or_it_cannot_be_read_it_is_today(session: Session) -> None:
    assert last_place.read(session) == LastPlace()
    session.write(lambda connection: state.put(connection, "last-place", '{"screen":1}'))
    assert last_place.read(session) == LastPlace()


def test_the_record_in_front_is_opened_last_and_one_that_is_gone_is_left_out(
    desk: Desk, session: Session
) -> None:
    first, second = (desk.small_record(session, ("a", word)).id for word in ("one", "two"))
    found = last_place.reopen(session, LastPlace(records=(first, "0" * 36, second), current=first))
    assert [one.id for one in found.records] == [second, first]
    assert found.visit is None
