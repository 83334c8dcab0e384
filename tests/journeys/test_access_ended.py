"""Whatever ends a laptop's access, no work is lost by it and nobody reads on: every cell of the table in docs/security.md."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from fieldkit.base.clock import SystemClock
from fieldkit.base.uptime import FixedUptime
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import ending, unlock
from fieldkit.services.door.post_waiting import Poster
from fieldkit.services.exchange import sync_now
from fieldkit.services.exchange.enrol import enrol
from fieldkit.services.person import people
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.profile import backup, profiles
from fieldkit.services.profile.access_ended import AccessEndedError
from fieldkit.services.profile.session import Session
from fieldkit.services.sending.lease import LeaseEndedError
from fieldkit.services.writing import record_list
from fieldkit.store import profile_list
from fieldkit.store.ended import Ended
from fieldkit.store.errors import PassphraseError
from fieldkit.sync import spool
from tests.hub.processes import hub_command
from tests.journeys.hub_on_and_off import HubOnAndOff
from tests.services.desk import CHEAP, PASSPHRASE

DAY = 86_400
NAME = "Sharon Pike"


@dataclass
class World:
    """A hub in a process of its own, and Sharon's laptops."""

    folder: Path
    hub: HubOnAndOff
    uptime: FixedUptime = field(default_factory=FixedUptime)

    def laptop(self, name: str = "one") -> Laptop:
        return Laptop(self.folder / name, SystemClock(), os.urandom, CHEAP, uptime=self.uptime)

    def join(self, url: str, name: str = "one", practitioner: str = "") -> Session:
        place = self.laptop(name)
        made = profiles.create(place, name=NAME, role="social-worker", passphrase=PASSPHRASE)
        session = unlock.unlock(place, made.id, PASSPHRASE)
        enrol(session, url, self.code(practitioner))
        assert sync_now.sync_now(session).went_through
        return session

    def code(self, practitioner: str) -> str:
        more = ["--practitioner", practitioner] if practitioner else []
        told = self.command("invite", "--name", NAME, "--role", "social-worker", "--json", *more)
        code: str = json.loads(told)["code"]
        return code

    def command(self, name: str, *arguments: str) -> str:
        done = hub_command(name, "--database", self.hub.database, *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def revoke(self, *whom: str, why: str) -> None:
        self.command("revoke", *whom, "--why", why)

    @property
    def quarantined(self) -> int:
        return len(json.loads(self.command("quarantine", "--json"))["quarantine"])

    def handed_over(self, session: Session) -> Ended:
        """What the window does when an exchange hears that the access has ended."""
        told = sync_now.sync_quietly(session)
        assert told.ended
        return ending.hand_over(session, told.ended)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path, HubOnAndOff(tmp_path))


def person(session: Session, family: str = "Ashdown") -> str:
    return new_person(session, PersonDetails(given="Mary", family=family))


def is_gone(laptop: Laptop) -> bool:
    """No profile can be opened, no vault is left, and nothing lies in a spool."""
    left = [path.name for path in laptop.data.rglob("*") if path.is_file()]
    return not profiles.list_profiles(laptop) and not [
        name for name in left if name.startswith("vault") or name.endswith((".age", "posting.json"))
    ]


def test_revoked_with_unsent_work(world: World) -> None:
    with world.hub.reachable() as url:
        session = world.join(url)
        person(session)
        world.revoke(session.certificate.id, why="recalled")
        done = world.handed_over(session)
        assert (done.handed_over, done.reason, world.quarantined) == (1, "recalled", 1)
    assert is_gone(world.laptop())


def test_revoked_with_everything_sent(world: World) -> None:
    with world.hub.reachable() as url:
        session = world.join(url)
        person(session)
        assert sync_now.sync_now(session).went_through
        world.revoke(session.certificate.id, why="recalled")
        world.handed_over(session)
        assert (world.quarantined, world.hub.records()) == (0, 1)
    assert is_gone(world.laptop())


def test_lost_with_unsent_work(world: World) -> None:
    with world.hub.reachable() as url:
        session = world.join(url)
    person(session)
    profile, certificate = session.profile.profile.id, session.certificate.id
    unlock.lock(session)
    world.revoke(certificate, why="left on a bus")
    with world.hub.reachable():
        # Locked, and nobody knows the passphrase: what was sealed goes all the same.
        left = Poster(world.laptop()).post(at_once=True)
        assert (left.sent, left.waiting, world.quarantined) == (1, 0, 1)
        # Found again and unlocked: nothing is shown, and the key goes.
        with pytest.raises(AccessEndedError, match="All you wrote was handed to the hub"):
            unlock.unlock(world.laptop(), profile, PASSPHRASE)
        assert world.quarantined == 1
    assert is_gone(world.laptop())


def test_lost_with_everything_sent(world: World) -> None:
    with world.hub.reachable() as url:
        session = world.join(url)
        person(session)
        assert sync_now.sync_now(session).went_through
        profile, certificate = session.profile.profile.id, session.certificate.id
        unlock.lock(session)
        world.revoke(certificate, why="left on a bus")
        with pytest.raises(PassphraseError):
            unlock.unlock(world.laptop(), profile, "guessed")
        world.handed_over(unlock.unlock(world.laptop(), profile, PASSPHRASE))
        assert (world.quarantined, world.hub.records()) == (0, 1)
    assert is_gone(world.laptop())


def test_lost_with_everything_sent_it_hears_of_it_while_locked(world: World) -> None:
    with world.hub.reachable() as url:
        session = world.join(url)
        person(session)
        assert sync_now.sync_now(session).went_through
        profile, certificate = session.profile.profile.id, session.certificate.id
        unlock.lock(session)
        world.revoke(certificate, why="left on a bus")
        left = Poster(world.laptop()).post()
        assert (left.sent, left.trouble, world.quarantined) == (0, None, 0)
    # Out of reach, and whoever has it knows the passphrase: nothing is shown any more.
    with pytest.raises(AccessEndedError):
        unlock.unlock(world.laptop(), profile, PASSPHRASE)
    with world.hub.reachable(), pytest.raises(AccessEndedError, match="All you wrote was handed to the hub"):
        unlock.unlock(world.laptop(), profile, PASSPHRASE)
    assert is_gone(world.laptop())


@pytest.mark.parametrize("sent", [False, True], ids=["unsent", "sent"])
def test_stolen_with_its_passphrase_and_kept_from_the_hub(world: World, sent: bool) -> None:
    with world.hub.reachable() as url:
        session = world.join(url)
        person(session)
        if sent:
            assert sync_now.sync_now(session).went_through
        profile, certificate = session.profile.profile.id, session.certificate.id
        unlock.lock(session)
    world.revoke(certificate, why="stolen")

    thief = unlock.unlock(world.laptop(), profile, PASSPHRASE)
    assert not sync_now.sync_quietly(thief).went_through
    unlock.lock(thief)
    world.uptime.seconds += 15 * DAY
    thief = unlock.unlock(world.laptop(), profile, PASSPHRASE)
    with pytest.raises(LeaseEndedError):
        people.list_people(thief)
    with world.hub.reachable():
        world.handed_over(thief)
        assert world.quarantined == (0 if sent else 1)
    assert is_gone(world.laptop())


def test_left_with_unsent_work_on_two_laptops(world: World) -> None:
    with world.hub.reachable() as url:
        first = world.join(url)
        own = first.practitioner.id
        second = world.join(url, "two", own)
        person(first)
        person(second, "Moss")
        world.revoke("--practitioner", own, why="has left")
        for session in (first, second):
            world.handed_over(session)
        assert world.quarantined == 2
    assert is_gone(world.laptop())
    assert is_gone(world.laptop("two"))


def test_left_with_everything_sent(world: World) -> None:
    with world.hub.reachable() as url:
        session = world.join(url)
        known = person(session)
        assert sync_now.sync_now(session).went_through
        colleague = world.join(url, "colleague")
        world.revoke("--practitioner", session.practitioner.id, why="has left")
        world.handed_over(session)
        assert sync_now.sync_now(colleague).ended == ""
        assert [one.id for one in people.list_people(colleague)] == [known]
        unlock.lock(colleague)
        assert world.quarantined == 0
    assert is_gone(world.laptop())


def test_reinstalled_with_unsent_work_comes_back_from_a_backup_and_can_post_again(world: World) -> None:
    with world.hub.reachable() as url:
        session = world.join(url)
    person(session)
    profile = session.profile.profile.id
    backup.back_up(session, world.folder / "stick")
    unlock.lock(session)
    shutil.rmtree(world.laptop().data)

    backup.restore(world.laptop(), world.folder / "stick", PASSPHRASE)
    again = unlock.unlock(world.laptop(), profile, PASSPHRASE)
    assert spool.read_posting_key(again.spool) is None
    with world.hub.reachable():
        assert sync_now.sync_now(again).safe == 1
    assert [one.where for one in record_list.list_records(again)] == ["safe"]
    person(again, "Moss")
    unlock.lock(again)
    with world.hub.reachable():
        assert Poster(world.laptop()).post(at_once=True).sent == 1
        assert (world.hub.records(), world.quarantined) == (2, 0)


def test_reinstalled_with_everything_sent_comes_back_from_the_hub(world: World) -> None:
    with world.hub.reachable() as url:
        session = world.join(url)
        known, own = person(session), session.practitioner.id
        assert sync_now.sync_now(session).went_through
        unlock.lock(session)
        shutil.rmtree(world.laptop().data)
        again = world.join(url, practitioner=own)
        assert [one.id for one in people.list_people(again)] == [known]
        unlock.lock(again)


def test_a_laptop_whose_access_ended_while_it_was_off_tells_on_the_locked_screen_only_that(
    world: World,
) -> None:
    with world.hub.reachable() as url:
        session = world.join(url)
        world.revoke(session.certificate.id, why="a reason that is nobody's business")
        world.handed_over(session)
    (told,) = profile_list.ended_profiles(world.laptop().data)
    assert replace(told, at="") == Ended(NAME, told.reason, "", 0, shredded=True)
