from datetime import timedelta

from fieldkit.services.day import waiting
from fieldkit.services.door.post_waiting import Poster
from fieldkit.services.exchange import sync_now
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import pausing
from fieldkit.services.writing.capture import begin_record
from fieldkit.store import outbox
from fieldkit.sync import post_bag
from fieldkit.sync.errors import UnreachableError
from tests.services.desk import Desk


def _paused(session: Session) -> bool:
    return waiting.waiting(session).paused


def _concern(session: Session, person: str) -> str:
    """A sealed concern with one sentence in it; its record."""
    form = session.newest_form("safeguarding-concern")
    question = next(
        one for one in form.walk() if one.type == "text" and not any(up.has_entries for up in one.lineage)
    )
    record = begin_record(session, form, person=person)
    record.set(tuple(one.link_id for one in question.lineage), {"valueString": "Something I saw."})
    record.seal()
    return record.id


def test_a_paused_exchange_sends_a_concern_and_leaves_the_rest(desk: Desk) -> None:
    session = desk.join()
    person = desk.person(session)
    desk.exchange(session)
    ordinary = desk.small_record(session, ("a", "kettle"), person=person)
    ordinary.seal()
    pausing.pause(session)
    assert desk.exchange(session).safe == 0
    concern = _concern(session, person)

    done = desk.exchange(session)

    assert done.safe >= 1
    assert concern not in {one.id for one in done.waiting.records}
    assert [one.id for one in done.waiting.records] == [ordinary.id]
    pausing.go_on(session)
    assert desk.exchange(session).waiting.count == 0


def test_a_pause_outlives_a_lock_and_ends_at_midnight(desk: Desk) -> None:
    session = desk.join()
    pausing.pause(session)
    profile = session.profile.profile.id
    desk.lock(session)

    session = desk.unlock(profile)

    assert _paused(session)
    desk.minutes_later(24 * 60)
    assert not _paused(session)


def test_a_pause_written_under_a_clock_that_was_wrong_holds_nothing_up(desk: Desk) -> None:
    session = desk.join()
    desk.clock.advance(timedelta(days=400))
    pausing.pause(session)
    assert _paused(session)
    desk.clock.advance(timedelta(days=-400))

    assert not _paused(session)
    assert not post_bag.is_paused(session.spool, desk.clock.now())


def test_asking_to_sync_now_ends_the_pause(desk: Desk) -> None:
    session = desk.join()
    desk.small_record(session, ("a", "kettle")).seal()
    pausing.pause(session)

    done = sync_now.sync_now(session)

    assert isinstance(done.trouble, UnreachableError)
    assert not done.waiting.paused
    assert not _paused(session)


def test_a_locked_laptop_keeps_the_pause_but_posts_what_is_pressing(desk: Desk) -> None:
    session = desk.join()
    person = desk.person(session)
    desk.exchange(session)
    desk.small_record(session, ("a", "kettle"), person=person).seal()
    pausing.pause(session)
    poster = Poster(desk.laptop)
    assert poster.post().trouble is None

    _concern(session, person)

    assert isinstance(poster.post(at_once=True).trouble, UnreachableError)
    ranks = {post_bag.rank_of(one) for one in post_bag.waiting(session.spool)}
    assert outbox.CONCERN in ranks
