import pytest

from fieldkit.services.door import unlock
from fieldkit.services.profile import profiles
from fieldkit.services.writing import forms
from fieldkit.store import drafts, guard, rebuilding, receipts, revisions, state
from fieldkit.store.errors import PassphraseError, StoreClosedError, StoreInUseError
from fieldkit.store.profile_list import SPOOL
from fieldkit.sync.posting import post_to
from fieldkit.sync.spool import read_posting_key
from tests.services.desk import PASSPHRASE, Desk


def test_a_wrong_passphrase_opens_nothing(desk: Desk) -> None:
    made = profiles.create(desk.laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE)

    with pytest.raises(PassphraseError):
        unlock.check(desk.laptop, made.id, "something else")
    with pytest.raises(PassphraseError):
        unlock.unlock(desk.laptop, made.id, "something else")
    unlock.check(desk.laptop, made.id, PASSPHRASE)
    desk.unlock(made.id)


def test_the_shipped_forms_are_there_after_unlocking_and_stay_one_of_each(desk: Desk) -> None:
    session = desk.open()
    first = forms.list_forms(session)
    desk.lock(session)

    again = forms.list_forms(desk.unlock(profiles.find(desk.laptop, None).id))

    assert {"person", "visit", "conversation", "action"} <= {one.name for one in first}
    assert again == first


def test_a_second_window_is_told_that_the_profile_is_open(desk: Desk) -> None:
    session = desk.open()

    with pytest.raises(StoreInUseError):
        unlock.unlock(desk.laptop, session.profile.profile.id, PASSPHRASE)


def test_locking_closes_the_store_and_seals_nothing(desk: Desk) -> None:
    session = desk.open()
    record = desk.small_record(session, ("a", "half a word"))
    desk.lock(session)

    with pytest.raises(StoreClosedError):
        session.read(lambda connection: None)
    again = desk.unlock(session.profile.profile.id)
    assert again.read(lambda held: revisions.everything_of(held, record.id)) == ()
    assert again.read(lambda held: drafts.load(held, record.id, again.certificate.id)) is not None


def test_receipts_that_came_while_locked_are_picked_up(desk: Desk) -> None:
    session = desk.join()
    person = desk.person(session)
    sealed = session.read(lambda held: revisions.everything_of(held, person))
    desk.lock(session)
    key = read_posting_key(session.profile.profile.folder / SPOOL)
    assert key is not None
    posted = post_to(
        desk.hub.as_device(key.signer().key_id), session.profile.profile.folder / SPOOL, key.hub_key
    )
    assert (posted.sent, posted.trouble) == (1, None)

    again = desk.unlock(session.profile.profile.id)

    assert again.read(lambda held: [receipts.is_safe(held, one.id) for one in sealed]) == [True]


def test_lists_that_were_cut_short_are_made_again_by_themselves(desk: Desk) -> None:
    session = desk.open()
    desk.person(session)
    before = session.read(guard.listed)
    session.write(lambda held: state.put(held, "rebuild", "yes"))
    session.write(lambda held: held.execute("DELETE FROM record_list"))
    desk.lock(session)

    again = desk.unlock(session.profile.profile.id)
    rebuilding.rebuild(again.database).result()

    assert before == 1
    assert again.read(guard.listed) == before
    assert not again.read(rebuilding.is_unfinished)
