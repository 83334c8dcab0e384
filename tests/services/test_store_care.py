from fieldkit.services import record_list, store_care
from fieldkit.services.session import Session
from tests.services.desk import Desk


def test_a_sound_store_verifies_and_its_lists_are_made_again_alike(desk: Desk, session: Session) -> None:
    desk.person(session)
    desk.small_record(session, ("a", "kettle")).seal()
    before = record_list.list_records(session)
    heard: list[tuple[int, int]] = []

    assert store_care.verify_store(session).faults == ()
    store_care.rebuild_store(session, lambda done, total: heard.append((done, total)))

    assert record_list.list_records(session) == before
    assert heard[-1] == (len(before), len(before))
