import pytest

from fieldkit.hub import quarantine
from fieldkit.hub.database import reading
from fieldkit.services.door import ending, unlock
from fieldkit.services.profile import profiles
from fieldkit.services.profile.access_ended import AccessEndedError
from fieldkit.store import ended, profile_list
from fieldkit.store.errors import StoreClosedError
from fieldkit.sync.errors import UnreachableError
from fieldkit.sync.protocol import ExchangeRequest, ExchangeResponse
from tests.services.desk import PASSPHRASE, Desk


class NoSignal:
    """A hub that never answers."""

    def exchange(self, request: ExchangeRequest) -> ExchangeResponse:
        raise UnreachableError


def quarantined(desk: Desk) -> int:
    with reading(desk.hub.engine) as connection:
        return len(quarantine.listing(connection, "area"))


def test_a_draft_and_what_waits_are_handed_over_before_the_key_goes(desk: Desk) -> None:
    session = desk.join()
    desk.exchange(session)
    desk.small_record(session, ("a", "sealed and not sent")).seal()
    desk.small_record(session, ("a", "still a draft"))
    half = desk.small_record(session)
    half.draft_text(("n",), "half a numb")
    half.flush()
    desk.hub.revoke(session.certificate.id)
    desk.sessions.remove(session)

    done = ending.hand_over_to(session, desk.hub.as_device(session.certificate.id), "lost")

    assert (done.shredded, done.handed_over) == (True, 3)
    assert quarantined(desk) == 3
    assert profiles.list_profiles(desk.laptop) == ()
    assert profile_list.ended_profiles(desk.laptop.data) == (done,)
    assert not list(session.spool.iterdir())
    with pytest.raises(StoreClosedError):
        session.read(lambda connection: connection.execute("SELECT 1"))


def test_the_exchange_that_hears_of_it_says_so(desk: Desk) -> None:
    session = desk.join()
    assert desk.exchange(session).ended == ""
    desk.hub.revoke(session.certificate.id)
    assert desk.exchange(session).ended == "lost"


def test_without_a_connection_the_key_and_the_work_stay_and_nothing_is_shown(desk: Desk) -> None:
    session = desk.join()
    desk.small_record(session, ("a", "not to be lost"))
    desk.hub.revoke(session.certificate.id)
    desk.sessions.remove(session)
    with pytest.raises(AccessEndedError, match="not everything has reached the hub"):
        ending.hand_over_to(session, NoSignal(), "lost")  # type: ignore[arg-type]  # it fails at the first question

    noted = ended.read(session.profile.profile.folder)
    assert noted is not None
    assert (noted.reason, noted.shredded) == ("lost", False)
    # The address of this desk's hub answers nobody: an unlock goes as far as asking, and shows nothing.
    with pytest.raises(AccessEndedError):
        unlock.unlock(desk.laptop, session.profile.profile.id, PASSPHRASE)
    assert len(profiles.list_profiles(desk.laptop)) == 1


def test_access_that_was_given_back_opens_again(desk: Desk) -> None:
    session = desk.join()
    profile = session.profile.profile.id
    desk.sessions.remove(session)
    with pytest.raises(AccessEndedError, match="given back"):
        ending.hand_over_to(session, desk.hub.as_device(session.certificate.id), "by mistake")
    assert desk.unlock(profile).practitioner.name == "Sharon Pike"
