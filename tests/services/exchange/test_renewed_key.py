import pytest

from fieldkit.services.exchange import renewed_key
from fieldkit.services.profile.session import Session
from fieldkit.services.sending.sync_store import SyncStore
from fieldkit.sync import post_bag, spool
from fieldkit.sync.errors import NotSignedError
from fieldkit.sync.exchange import Outcome
from fieldkit.sync.posting import post_to
from tests.services.desk import Desk


def posted(desk: Desk, session: Session) -> int:
    key = spool.read_posting_key(session.spool)
    assert key is not None
    hub = desk.hub.as_device(spool.posting_name(key.key.public))
    return post_to(hub, session.spool, key.hub_key).sent


def test_a_lost_posting_key_is_made_anew_and_the_one_before_counts_no_longer(desk: Desk) -> None:
    session = desk.join()
    before = spool.read_posting_key(session.spool)
    assert before is not None
    (session.spool / post_bag.POSTING).unlink()

    desk.exchange(session)

    after = spool.read_posting_key(session.spool)
    assert after is not None
    assert (after.url, after.hub_key) == (before.url, before.hub_key)
    assert after.key.public != before.key.public
    desk.small_record(session, ("a", "written afterwards")).seal()
    assert posted(desk, session) == 1
    with pytest.raises(NotSignedError):
        desk.hub.as_device(spool.posting_name(before.key.public)).post_envelope(b"")


def test_a_key_that_is_there_is_left_alone(desk: Desk) -> None:
    session = desk.join()
    before = (session.spool / post_bag.POSTING).read_bytes()
    outcome = Outcome()
    store = SyncStore(session.database, desk.clock)
    renewed_key.exchange(session, desk.hub.as_device(session.certificate.id), store, outcome)
    assert (session.spool / post_bag.POSTING).read_bytes() == before
    assert outcome.posting_key == ""
