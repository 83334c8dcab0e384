from fieldkit.services.person import people
from fieldkit.services.profile import store_care
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import record_list
from tests.services.desk import PASSPHRASE, Desk


def test_a_sound_store_verifies_and_its_lists_are_made_again_alike(desk: Desk, session: Session) -> None:
    desk.person(session)
    desk.small_record(session, ("a", "kettle")).seal()
    before = record_list.list_records(session)
    heard: list[tuple[int, int]] = []

    assert store_care.verify_store(session).faults == ()
    made = store_care.rebuild_store(session, lambda done, total: heard.append((done, total)))

    assert made == len(before)
    assert record_list.list_records(session) == before
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1] > len(before)


def test_a_store_with_a_bad_page_is_carried_over_and_the_hub_sends_what_is_gone(desk: Desk) -> None:
    session = desk.join()
    for number in range(60):
        desk.person(session, f"Mary {number}")
    desk.exchange(session)
    profile = session.profile.profile
    desk.lock(session)
    store = profile.folder / "store.db"
    content = bytearray(store.read_bytes())
    content[-3000] ^= 1
    store.write_bytes(bytes(content))

    found = store_care.repair_store(desk.laptop, profile.id, PASSPHRASE, accept=True)

    again = desk.unlock(profile.id)
    assert found.kept_copy.read_bytes() == bytes(content)
    desk.exchange(again)
    assert store_care.verify_store(again).revisions == 60
    assert store_care.verify_store(again).faults == ()
    assert len(people.list_people(again)) == 60
