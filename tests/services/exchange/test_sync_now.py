import pytest

from fieldkit.services.exchange import sync_now
from fieldkit.services.exchange.sync_now import NotEnrolledError
from fieldkit.services.writing.capture import open_record
from fieldkit.store import receipts
from fieldkit.sync import post_bag
from fieldkit.sync.errors import UnreachableError
from fieldkit.sync.protocol import ExchangeRequest, ExchangeResponse
from tests.services.desk import Desk


def test_before_enrolment_there_is_nobody_to_exchange_with(desk: Desk) -> None:
    session = desk.open()
    desk.person(session)

    with pytest.raises(NotEnrolledError):
        sync_now.sync_now(session)


def test_a_hub_that_is_not_there_is_told_and_everything_waits(desk: Desk) -> None:
    session = desk.join()
    desk.person(session)

    done = sync_now.sync_now(session)

    assert isinstance(done.trouble, UnreachableError)
    assert not done.went_through
    assert done.waiting.count == 1


def test_only_a_receipt_makes_it_safe_and_takes_the_envelope_away(desk: Desk) -> None:
    session = desk.join()
    record = desk.small_record(session, ("a", "kettle"))
    revision = record.seal()
    assert revision is not None
    assert len(post_bag.waiting(session.spool)) == 1

    done = desk.exchange(session)

    assert (done.sent, done.safe, done.waiting.count) == (1, 1, 0)
    assert session.read(lambda held: receipts.is_safe(held, revision.id))
    assert post_bag.waiting(session.spool) == []


def test_a_hub_that_takes_and_gives_no_receipt_leaves_it_waiting(desk: Desk) -> None:
    session = desk.join()
    desk.small_record(session, ("a", "kettle")).seal()

    class Silent:
        """The real hub, whose receipts get lost."""

        def __init__(self) -> None:
            self._hub = desk.hub.as_device(session.certificate.id)

        def exchange(self, request: ExchangeRequest) -> ExchangeResponse:
            return self._hub.exchange(request).model_copy(update={"receipts": ()})

        def __getattr__(self, name: str) -> object:
            return getattr(self._hub, name)

    done = sync_now.exchange_with(session, Silent())  # type: ignore[arg-type]  # its other methods are the hub's own

    assert (done.sent, done.safe, done.waiting.count) == (1, 0, 1)
    assert desk.exchange(session).waiting.count == 0


def test_a_restored_hub_is_offered_everything_again(desk: Desk) -> None:
    session = desk.join()
    record = desk.small_record(session, ("a", "kettle"))
    record.seal()
    desk.exchange(session)
    desk.hub.restore()

    done = desk.exchange(session)

    assert (done.safe, done.waiting.count, done.trouble) == (1, 0, None)


def test_what_arrived_is_named_by_record(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    record = desk.small_record(sharon, ("a", "kettle"), person=desk.person(sharon))
    record.seal()
    desk.exchange(sharon)

    done = desk.exchange(glynis)

    assert record.id in done.records
    assert open_record(glynis, record.id).node(("a",)).values == ({"valueString": "kettle"},)
