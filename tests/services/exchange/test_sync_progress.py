import os
from collections.abc import Iterator
from itertools import count

from fieldkit.services.day import waiting
from fieldkit.services.exchange import sync_now
from fieldkit.services.exchange.sync_progress import Progress, Watch
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import attach
from fieldkit.store import outbox
from fieldkit.sync.exchange import Outcome
from tests.services.desk import Desk
from tests.services.photos import photo
from tests.services.writing.test_attach import record_of


def _seconds() -> Iterator[float]:
    return (float(one) for one in count(0, 4))


def _told(session: Session) -> tuple[Watch, list[Progress]]:
    told: list[Progress] = []
    return Watch(session, Outcome(), told.append, _seconds().__next__), told


def test_what_went_grows_to_the_whole_and_ends_with_nothing_left(desk: Desk) -> None:
    session = desk.join()
    desk.person(session)
    told: list[Progress] = []

    sync_now.exchange_with(session, desk.hub.as_device(session.certificate.id), told.append)

    assert (told[0].sent, told[0].done) == (0, 0)
    assert told[0].parts > 0
    assert told[0].total > 0
    assert (told[-1].sent, told[-1].done) == (told[0].parts, told[0].total)


def test_a_photo_counts_piece_by_piece_while_it_goes(desk: Desk) -> None:
    session = desk.join()
    record = record_of(session)
    attach.attach(session, record, ("p",), photo((1600, 1200)), "The step")
    record.seal()
    size = waiting.waiting(session).file_bytes
    told: list[Progress] = []

    sync_now.exchange_with(session, desk.hub.as_device(session.certificate.id), told.append)

    done = [one.done for one in told]
    assert done == sorted(done)
    assert told[-1].done == told[-1].total > size
    assert any(told[-1].total - size < one < told[-1].total for one in done), (
        "nothing told in the middle of a file"
    )


def test_how_long_it_takes_is_told_from_what_went_so_far(desk: Desk) -> None:
    session = desk.join()
    first = desk.small_record(session, ("a", "kettle")).seal()
    desk.small_record(session, ("a", os.urandom(400).hex())).seal()
    assert first is not None
    watch, told = _told(session)

    watch.look()
    session.write(
        lambda held: held.execute("DELETE FROM outbox WHERE revision = (SELECT min(revision) FROM outbox)")
    )
    watch.look()

    assert told[0].seconds_left is None
    assert told[1].seconds_left == round((told[1].total - told[1].done) * 8 / told[1].done)
    assert told[1].sent == 1


def test_what_is_written_meanwhile_takes_nothing_from_what_went(desk: Desk) -> None:
    session = desk.join()
    desk.small_record(session, ("a", "kettle")).seal()
    watch, told = _told(session)
    watch.look()
    desk.small_record(session, ("a", "urn")).seal()

    watch.look()

    assert (told[1].sent, told[1].done) == (0, 0)
    assert (told[1].parts, told[1].total) > (told[0].parts, told[0].total)


def test_photos_that_wait_are_not_counted_in(desk: Desk) -> None:
    session = desk.join()
    record = record_of(session)
    attach.attach(session, record, ("p",), photo(), "")
    record.seal()
    waiting.set_photos_later(session, True)
    watch, told = _told(session)

    watch.look()

    assert (told[0].parts, told[0].total) == session.read(outbox.weight)
